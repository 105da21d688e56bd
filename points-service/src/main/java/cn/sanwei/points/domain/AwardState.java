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
            Set<ObjectionId> answered,
            Set<ObjectionId> withdrawn)
            implements AwardState {
        public Published {
            grades = sorted(grades);
            unanswered = Map.copyOf(unanswered);
            answered = Set.copyOf(answered);
            withdrawn = Set.copyOf(withdrawn);
        }

        @Override
        public AwardStage stage() {
            return AwardStage.PUBLISHED;
        }

        /** What nobody has objected to yet. */
        static Published first(Map<MemberId, String> grades) {
            return new Published(grades, null, Map.of(), Set.of(), Set.of());
        }

        boolean knows(ObjectionId objection) {
            return unanswered.containsKey(objection) || answered.contains(objection) || withdrawn.contains(objection);
        }

        int objections() {
            return unanswered.size() + answered.size() + withdrawn.size();
        }

        Published openUntil(LocalDate day) {
            return new Published(grades, day, unanswered, answered, withdrawn);
        }

        Published withObjection(ObjectionId objection, MemberId member) {
            Map<ObjectionId, MemberId> more = new LinkedHashMap<>(unanswered);
            more.put(objection, member);
            return new Published(grades, until, more, answered, withdrawn);
        }

        /** @param grade null where the objection changed nothing */
        Published withAnswer(ObjectionId objection, MemberId member, String grade) {
            Map<MemberId, String> changed = new TreeMap<>(grades);
            if (grade != null) {
                changed.put(member, grade);
            }
            return new Published(changed, until, without(objection), with(answered, objection), withdrawn);
        }

        Published withWithdrawal(ObjectionId objection) {
            return new Published(grades, until, without(objection), answered, with(withdrawn, objection));
        }

        private Map<ObjectionId, MemberId> without(ObjectionId objection) {
            Map<ObjectionId, MemberId> fewer = new LinkedHashMap<>(unanswered);
            fewer.remove(objection);
            return fewer;
        }

        private static Set<ObjectionId> with(Set<ObjectionId> some, ObjectionId one) {
            Set<ObjectionId> more = new LinkedHashSet<>(some);
            more.add(one);
            return more;
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
