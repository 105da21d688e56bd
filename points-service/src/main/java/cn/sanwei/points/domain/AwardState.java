package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The award of one branch's members in one cycle, folded from its events. */
public sealed interface AwardState {
    AwardStage stage();

    record Open() implements AwardState {
        @Override
        public AwardStage stage() {
            return AwardStage.OPEN;
        }
    }

    record Recorded(Map<MemberId, String> grades) implements AwardState {
        public Recorded {
            grades = sorted(grades);
        }

        @Override
        public AwardStage stage() {
            return AwardStage.RECORDED;
        }
    }

    /** The branch writes its result down anew. */
    record Returned() implements AwardState {
        @Override
        public AwardStage stage() {
            return AwardStage.RETURNED;
        }
    }

    /**
     * Checked, and out for objections until a day, that day included.
     *
     * @param grades what stands now: objections that were upheld have changed it
     * @param until null between the two events that one confirmation consists of
     */
    record Published(
            Map<MemberId, String> grades,
            LocalDate until,
            Map<ObjectionId, MemberId> unanswered,
            Set<ObjectionId> answered)
            implements AwardState {
        public Published {
            grades = sorted(grades);
            unanswered = Map.copyOf(unanswered);
            answered = Set.copyOf(answered);
        }

        @Override
        public AwardStage stage() {
            return AwardStage.PUBLISHED;
        }

        Published openUntil(LocalDate day) {
            return new Published(grades, day, unanswered, answered);
        }

        Published withObjection(ObjectionId objection, MemberId member) {
            Map<ObjectionId, MemberId> more = new LinkedHashMap<>(unanswered);
            more.put(objection, member);
            return new Published(grades, until, more, answered);
        }

        /** @param grade null where the objection changed nothing */
        Published withAnswer(ObjectionId objection, MemberId member, String grade) {
            Map<ObjectionId, MemberId> fewer = new LinkedHashMap<>(unanswered);
            fewer.remove(objection);
            Set<ObjectionId> more = new LinkedHashSet<>(answered);
            more.add(objection);
            Map<MemberId, String> changed = new TreeMap<>(grades);
            if (grade != null) {
                changed.put(member, grade);
            }
            return new Published(changed, until, fewer, more);
        }
    }

    record Awarded() implements AwardState {
        @Override
        public AwardStage stage() {
            return AwardStage.AWARDED;
        }
    }

    private static Map<MemberId, String> sorted(Map<MemberId, String> grades) {
        return java.util.Collections.unmodifiableMap(new TreeMap<>(grades));
    }
}
