package cn.sanwei.rating.projector.gathering;

import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.topics.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a batch brings of quarters that close, and of what is opened again. */
public final class PendingClosings {
    private static final int QUARTERS = 4;

    public final List<QuarterRequest> quarters = new ArrayList<>();
    /** Our own events read back: news only to a ledger that is built anew. */
    public final List<QuarterElsewhere> quartersElsewhere = new ArrayList<>();

    public final List<Reopening> reopenings = new ArrayList<>();
    public final List<Superseded> superseded = new ArrayList<>();

    public record QuarterRequest(String township, UUID request, String cycle, int quarter, Instant at, Cause cause) {}

    public record QuarterElsewhere(String township, UUID event, RatingEvent.QuarterClosed closed) {}

    /** @param quarter null for the whole cycle */
    public record Reopening(String township, UUID event, String cycle, Integer quarter, Instant at) {}

    /** A closing that no longer stands; what it froze lies in the tables, or comes with it. */
    public record Superseded(Rows.ClosingRow closing, List<Rows.FrozenRow> frozen) {}

    /** @param closes false where its closings are read back from the topic */
    void request(Judged.Event event, PointsEvent.QuarterCloseRequested e, TownshipState township, boolean closes) {
        require(e.quarter());
        if (township.judging(e.cycle().value()).isEmpty()) {
            throw new IllegalArgumentException("no rule book judges the cycle whose quarter shall be closed");
        }
        if (!closes) {
            return;
        }
        quarters.add(new QuarterRequest(
                event.township(),
                event.envelope().id(),
                e.cycle().value(),
                e.quarter(),
                e.occurredAt(),
                EventApplication.cause(event)));
    }

    void elsewhere(Judged.Event event, RatingEvent.QuarterClosed e) {
        require(e.quarter());
        quartersElsewhere.add(
                new QuarterElsewhere(event.township(), event.envelope().id(), e));
    }

    void reopen(Judged.Event event, PointsEvent.QuarterReopened e) {
        require(e.quarter());
        reopenings.add(
                new Reopening(event.township(), event.envelope().id(), e.cycle().value(), e.quarter(), e.occurredAt()));
    }

    /** The frozen figures give way to those of the fold. */
    void reopen(Judged.Event event, PointsEvent.CycleReopened e, TownshipState township, Pending pending) {
        String cycle = e.cycle().value();
        reopenings.add(new Reopening(event.township(), event.envelope().id(), cycle, null, e.occurredAt()));
        township.reopenedAt(cycle, e.occurredAt());
        Rows.ClosingRow closing = township.closing(cycle);
        if (closing != null && !closing.closedAt().isAfter(e.occurredAt())) {
            supersede(closing, township, pending);
            pending.township(event.township()).cycle(cycle, EventApplication.cause(event));
        }
    }

    void supersede(Rows.ClosingRow closing, TownshipState township, Pending pending) {
        township.reopen(closing.cycle());
        List<Rows.FrozenRow> frozen = pending.closedElsewhere.stream()
                .filter(closed -> closed.closing().equals(closing))
                .flatMap(closed -> closed.frozen().stream())
                .toList();
        pending.closedElsewhere.removeIf(closed -> closed.closing().equals(closing));
        superseded.add(new Superseded(closing, frozen));
    }

    private static void require(int quarter) {
        if (quarter < 1 || quarter > QUARTERS) {
            throw new IllegalArgumentException("a cycle has four quarters");
        }
    }
}
