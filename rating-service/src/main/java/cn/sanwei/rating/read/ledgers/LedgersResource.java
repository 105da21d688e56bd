package cn.sanwei.rating.read.ledgers;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.StandingRow;
import cn.sanwei.rating.read.standings.Standings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/ledgers")
@Tag(name = "Ledgers")
public class LedgersResource {
    /** The newest first. */
    private static final String PAGE = """
            select e.fact, e.event, e.event_type, e.rule, e.label, e.micro, e.on_day, e.occurred_at, e.raw, e.points,
                   e.reason, e.rule_book_version, e.after_close
            from ledger_entry e
            where e.township = :township and e.member = cast(cast(:member as text) as uuid) and e.cycle = :cycle
              and e.superseded_at is null and (:event = '' or cast(e.event as text) = :event)
              and (e.on_day, e.occurred_at, e.fact, e.rule, e.after_close)
                < (cast(cast(:day as text) as date), cast(cast(:at as text) as timestamptz), cast(:fact as text),
                   cast(:rule as text), cast(cast(:after as text) as boolean))
            order by e.on_day desc, e.occurred_at desc, e.fact desc, e.rule desc, e.after_close desc
            limit cast(cast(:limit as text) as integer)
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final Clock clock;

    LedgersResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "One's own entries, each with its reason, newest first")
    public Uni<Page<EntryView>> mine(
            @QueryParam("cycle") Cycle cycle, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Caller caller = callers.current();
        return page(caller, OwnMember.of(caller), cycle, Optional.empty(), cursor, limit);
    }

    @GET
    @Path("{member}")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "A member's entries, or those of one event: himself, his secretary or the township office")
    public Uni<Page<EntryView>> of(
            MemberId member,
            @QueryParam("cycle") Cycle cycle,
            @QueryParam("event") UUID event,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return page(callers.current(), member, cycle, Optional.ofNullable(event), cursor, limit);
    }

    private Uni<Page<EntryView>> page(
            Caller caller, MemberId member, Cycle cycle, Optional<UUID> event, String cursor, Integer asked) {
        int limit = Page.limit(asked);
        EntryCursor after = EntryCursor.read(cursor);
        return store.read(
                        caller.division(),
                        transaction -> standing(transaction, caller, member, Optional.ofNullable(cycle))
                                .call(found -> caller.is(member)
                                        ? Uni.createFrom().voidItem()
                                        : Reach.require(transaction, caller, found.organisation()))
                                .chain(found -> Select.list(
                                        transaction,
                                        EntryView.Row.class,
                                        PAGE,
                                        Map.of(
                                                "township",
                                                caller.division(),
                                                "member",
                                                member,
                                                "cycle",
                                                found.cycle(),
                                                "event",
                                                event.map(UUID::toString).orElse(""),
                                                "day",
                                                after.day(),
                                                "at",
                                                after.at(),
                                                "fact",
                                                after.fact(),
                                                "rule",
                                                after.rule(),
                                                "after",
                                                after.afterClose(),
                                                "limit",
                                                limit + 1))))
                .map(rows -> view(rows, limit));
    }

    private Uni<StandingRow> standing(Transaction transaction, Caller caller, MemberId member, Optional<Cycle> cycle) {
        return cycle.map(asked -> Standings.in(transaction, caller.division(), member.value(), asked.value()))
                .orElseGet(() -> ruleBooks
                        .of(transaction, caller.division())
                        .chain(books -> Standings.upTo(
                                transaction,
                                caller.division(),
                                member.value(),
                                RuleBooksInForce.cycleAt(books, clock.instant()))))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    private static Page<EntryView> view(List<EntryView.Row> rows, int limit) {
        Page<EntryView.Row> page =
                Page.of(rows, limit, last -> EntryCursor.of(last).text());
        return new Page<>(page.items().stream().map(EntryView.Row::view).toList(), page.next());
    }
}
