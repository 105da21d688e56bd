package cn.sanwei.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the rating service has concluded. Kept for good: add a version, never edit one. */
public sealed interface RatingEvent extends SanweiEvent {

    /**
     * @param cause id of the event after which the indicated grade was another one, or of the turn of a day, which is no
     *     event: then it is made from township and day
     */
    @EventType("cn.sanwei.rating.grade-changed.v1")
    record GradeChanged(MemberId member, Cycle cycle, String from, String to, UUID cause, Instant occurredAt)
            implements RatingEvent {}

    /**
     * A cycle is closed: what each subject had stands, and what arrives later is a correction.
     *
     * @param request id of the {@link PointsEvent.CycleCloseRequested} that asked for it
     * @param hash SHA-256, in hex, over the canonical ledgers of {@code frozen} in their order
     * @param frozen in the order of the members' ids
     */
    @EventType("cn.sanwei.rating.cycle-closed.v1")
    record CycleClosed(
            Cycle cycle,
            UUID request,
            RuleBookId ruleBook,
            int ruleBookVersion,
            String hash,
            List<Frozen> frozen,
            Instant occurredAt)
            implements RatingEvent {}

    /**
     * A quarter is closed for one branch: what each of its members had in these three months stands, and what arrives
     * later is a correction beside it. One request gives one event for each branch that had a member in the quarter.
     *
     * @param quarter 1 to 4: three months each, from the cycle's first day
     * @param request id of the {@link PointsEvent.QuarterCloseRequested} that asked for it
     * @param branches how many events the request gave, this one among them
     * @param ruleBookVersion of the version that judged the quarter
     * @param hash SHA-256, in hex, over the canonical quarters of {@code frozen} in their order
     * @param frozen in the order of the members' ids
     */
    @EventType("cn.sanwei.rating.quarter-closed.v1")
    record QuarterClosed(
            Cycle cycle,
            int quarter,
            OrganisationId organisation,
            UUID request,
            int branches,
            RuleBookId ruleBook,
            int ruleBookVersion,
            String hash,
            List<FrozenQuarter> frozen,
            Instant occurredAt)
            implements RatingEvent {}

    /**
     * @param earned the sum of the entries of these months
     * @param total what the quarter counts: the same, unless the rule book gives quarters a base, a floor or a ceiling
     * @param grade absent where the rule book grades no quarters
     * @param outcome graded, exempt, or ungraded where the points are more than can be summed up
     * @param ledgerHash SHA-256, in hex, over the member's canonical quarter
     */
    record FrozenQuarter(
            MemberId member,
            Points earned,
            Points total,
            @MayBeAbsent String grade,
            String outcome,
            String ledgerHash) {}

    /**
     * @param outcome graded, exempt, or ungraded where the points are more than can be summed up
     * @param organisation where he was last in the cycle: his total counts in the mean of its members and of those above it
     */
    record Frozen(
            MemberId member,
            Points total,
            String grade,
            String outcome,
            String ledgerHash,
            @MayBeAbsent OrganisationId organisation) {}
}
