package cn.sanwei.rating.read.quarters;

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
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.StandingRow;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.rating.read.standings.Standings;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a member's quarters were when they were closed, and what came later. */
@Path("/api/rating/quarters")
@Tag(name = "Standings")
public class QuartersResource {
    private static final String CLOSED = """
            select c.quarter, c.closed_at, c.rule_book_version, f.earned, f.total, f.grade, f.outcome, f.ledger_hash,
                   coalesce((select sum(e.points) from ledger_entry e
                             where e.township = f.township and e.member = f.member and e.superseded_at is null
                               and e.on_day >= cast(cast(:first as text) as date) + make_interval(months => 3 * c.quarter - 3)
                               and e.on_day < cast(cast(:first as text) as date) + make_interval(months => 3 * c.quarter)),
                            0) as today
            from closed_quarter c join frozen_quarter f
                on f.township = c.township and f.request = c.request and f.organisation = c.organisation
            where c.township = :township and c.cycle = :cycle and f.member = cast(cast(:member as text) as uuid)
            order by c.quarter
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final Clock clock;

    QuartersResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    /** As it is stored; in hundredths. */
    private record Row(
            int quarter,
            OffsetDateTime closedAt,
            int ruleBookVersion,
            long earned,
            long total,
            String grade,
            String outcome,
            String ledgerHash,
            long today) {}

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "One's own closed quarters, each with what came after it was closed")
    public Uni<Page<QuarterView>> mine(@QueryParam("cycle") Cycle cycle) {
        Caller caller = callers.current();
        return quarters(caller, OwnMember.of(caller), Optional.ofNullable(cycle));
    }

    @GET
    @Path("{member}")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "A member's closed quarters: himself, his secretary or the township office")
    public Uni<Page<QuarterView>> of(MemberId member, @QueryParam("cycle") Cycle cycle) {
        return quarters(callers.current(), member, Optional.ofNullable(cycle));
    }

    private Uni<Page<QuarterView>> quarters(Caller caller, MemberId member, Optional<Cycle> cycle) {
        return store.read(
                caller.division(),
                transaction -> ruleBooks.of(transaction, caller.division()).chain(found -> {
                    RuleBooks books = found.orElseThrow(Problems::notFound);
                    Cycle wanted = cycle.orElseGet(
                            () -> books.cycleAround(clock.instant()).cycle());
                    return quarters(transaction, caller, member, wanted, books);
                }));
    }

    private static Uni<Page<QuarterView>> quarters(
            Transaction transaction, Caller caller, MemberId member, Cycle cycle, RuleBooks books) {
        Map<String, Object> parameters = Map.of(
                "township",
                caller.division(),
                "member",
                member,
                "cycle",
                cycle,
                "first",
                books.days(cycle).first());
        return Standings.in(transaction, caller.division(), member.value(), cycle.value())
                .map(standing -> standing.orElseThrow(Problems::notFound))
                .call(standing -> reach(transaction, caller, member, standing))
                .chain(() -> Select.list(transaction, Row.class, CLOSED, parameters))
                .map(rows -> new Page<>(
                        rows.stream().map(row -> view(row, cycle, books)).toList(), null));
    }

    private static Uni<Void> reach(Transaction transaction, Caller caller, MemberId member, StandingRow standing) {
        return caller.is(member)
                ? Uni.createFrom().voidItem()
                : Reach.require(transaction, caller, standing.organisation());
    }

    private static QuarterView view(Row row, Cycle cycle, RuleBooks books) {
        List<Months> quarters = Months.quarters(books.days(cycle));
        Months days = quarters.get(row.quarter() - 1);
        return new QuarterView(
                cycle.value(),
                row.quarter(),
                days.first(),
                days.last(),
                row.closedAt(),
                StandingView.text(row.earned()),
                StandingView.text(row.total()),
                GradeView.ofQuarter(row.grade(), books.inForceOn(days.last())),
                row.outcome().equals("exempt"),
                StandingView.text(row.today() - row.earned()),
                row.ruleBookVersion(),
                row.ledgerHash());
    }
}
