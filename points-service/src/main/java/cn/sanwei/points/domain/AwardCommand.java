package cn.sanwei.points.domain;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be asked of the award of a branch's members. */
public sealed interface AwardCommand {
    Instant occurredAt();

    /**
     * @param asIndicated whether it is what the points show; any other grade needs a reason
     * @param reason stays in a table
     */
    record DecidedGrade(MemberId member, String grade, boolean asIndicated, Optional<String> reason) {}

    /** @param stars of each grade that the rule book declares, by its code */
    record Grades(Map<String, Integer> stars) {
        public Grades {
            stars = Map.copyOf(stars);
        }

        public boolean has(String grade) {
            return stars.containsKey(grade);
        }

        public boolean isStarred(String grade) {
            return stars.getOrDefault(grade, 0) > 0;
        }
    }

    /**
     * @param roster who is in the branch or a group below it today, and whether the rule book exempts him
     */
    record RecordMeetingResult(
            OrganisationId organisation,
            Cycle cycle,
            boolean isBranch,
            boolean cycleClosed,
            List<DecidedGrade> decided,
            Map<MemberId, Boolean> roster,
            Grades grades,
            Instant occurredAt)
            implements AwardCommand {
        public RecordMeetingResult {
            decided = List.copyOf(decided);
            roster = Map.copyOf(roster);
        }
    }

    record ReturnMeetingResult(OrganisationId organisation, Cycle cycle, Instant occurredAt) implements AwardCommand {}

    /** A publication that was held on paper, both days included. */
    record HeldOnPaper(LocalDate from, LocalDate until) {}

    /**
     * @param byRecorder whether who confirms is who recorded
     * @param objectionDays working days that the rule book demands
     * @param days which days are working days
     */
    record ConfirmMeetingResult(
            OrganisationId organisation,
            Cycle cycle,
            boolean byRecorder,
            int objectionDays,
            WorkingDays days,
            LocalDate today,
            Optional<HeldOnPaper> held,
            Instant occurredAt)
            implements AwardCommand {}

    /**
     * @param member whose grade it is about
     * @param onPaper whether somebody types it in for the objector
     * @param earlier what the objector has filed to this branch's results of the cycle in the same way, also to those
     *     that were sent back since
     */
    record FileObjection(
            ObjectionId objection,
            OrganisationId organisation,
            Cycle cycle,
            MemberId member,
            boolean onPaper,
            Set<ObjectionId> earlier,
            Instant occurredAt)
            implements AwardCommand {
        public FileObjection {
            earlier = Set.copyOf(earlier);
        }
    }

    /** @param byObjector whether who answers is who objected */
    record AnswerObjection(
            ObjectionId objection,
            OrganisationId organisation,
            Cycle cycle,
            boolean byObjector,
            boolean upheld,
            Optional<String> grade,
            Grades grades,
            Instant occurredAt)
            implements AwardCommand {}

    /** A withdrawal that was signed on paper, on that day. */
    record SignedOn(LocalDate day) {}

    /**
     * @param byConcerned whether who enters it is whose grade it is about, and not who objected
     * @param filed the day on which it was filed
     * @param paper empty where who objected takes it back himself
     */
    record WithdrawObjection(
            ObjectionId objection,
            OrganisationId organisation,
            Cycle cycle,
            boolean byConcerned,
            LocalDate filed,
            LocalDate today,
            Optional<SignedOn> paper,
            Instant occurredAt)
            implements AwardCommand {}

    record AwardStars(
            OrganisationId organisation, Cycle cycle, LocalDate today, LocalDate boardUntil, Instant occurredAt)
            implements AwardCommand {}
}
