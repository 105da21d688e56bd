package cn.sanwei.points.read.cycles;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.CycleClosing;
import cn.sanwei.points.read.awards.ClosedFigures;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why closed figures were opened again is said to everybody who is scored by them. */
@Path("/api/points/cycles/{cycle}")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "End of a cycle")
public class CyclesResource {
    private static final String REOPENINGS = """
            select quarter, reason, reopened_by, reopened_at from reopening
            where cycle = :cycle order by reopened_at desc, event limit 200
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    CyclesResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Row(Integer quarter, String reason, String reopenedBy, Instant reopenedAt) {}

    @GET
    @Operation(summary = "What is closed of a cycle, and why it was opened again")
    public Uni<CycleView> cycle(Cycle cycle) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> transaction
                        .load(CycleClosing.stream(TownshipId.of(caller.division()), cycle))
                        .chain(events -> view(transaction, caller, cycle, events)));
    }

    private Uni<CycleView> view(Transaction transaction, Caller caller, Cycle cycle, List<StoredEvent> events) {
        CycleClosing.State state = Cycles.state(events);
        boolean office = caller.has(Roles.TOWNSHIP_OFFICE);
        LocalDate today = CycleDays.dayOf(clock.instant());
        return Tables.list(transaction, Row.class, REOPENINGS, Map.of("cycle", cycle))
                .chain(rows -> ClosedFigures.isHeard(transaction, Cycles.closing(events))
                        .chain(heard -> PublishedRuleBooks.find(transaction)
                                .map(books -> new CycleView(
                                        cycle,
                                        state.closed() ? "closed" : "open",
                                        events.size(),
                                        state.quarters(),
                                        rows.stream()
                                                .map(row -> new CycleView.Reopening(
                                                        row.quarter(),
                                                        row.reopenedAt(),
                                                        row.reason(),
                                                        office ? row.reopenedBy() : null))
                                                .toList(),
                                        heard,
                                        books.filter(found ->
                                                        found.judging(cycle).isPresent())
                                                .map(found -> days(found.days(cycle), today))
                                                .orElse(null)))));
    }

    private static CycleView.Days days(CycleDays days, LocalDate today) {
        return new CycleView.Days(
                days.first(),
                days.last(),
                today.isAfter(days.last()),
                IntStream.rangeClosed(1, CycleClosing.QUARTERS)
                        .mapToObj(quarter -> {
                            LocalDate last = CycleClosing.lastOf(days, quarter);
                            return new CycleView.Quarter(quarter, last, today.isAfter(last));
                        })
                        .toList());
    }
}
