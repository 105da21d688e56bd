package cn.sanwei.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the rating service has concluded. Kept for good: add a version, never edit one. */
public sealed interface RatingEvent extends SanweiEvent {

    /** @param cause id of the event after which the indicated grade was another one */
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

    /** @param outcome graded or exempt */
    record Frozen(MemberId member, Points total, String grade, String outcome, String ledgerHash) {}
}
