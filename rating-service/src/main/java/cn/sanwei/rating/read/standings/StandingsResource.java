package cn.sanwei.rating.read.standings;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/standings")
@Tag(name = "Standings")
public class StandingsResource {
    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final Clock clock;

    StandingsResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "One's own points, indicated stars and what is missing to the next")
    public Uni<StandingView> mine(@QueryParam("cycle") Cycle cycle) {
        Caller caller = callers.current();
        return standing(caller, OwnMember.of(caller), Optional.ofNullable(cycle));
    }

    @GET
    @Path("{member}")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "A member's standing: himself, his secretary or the township office")
    public Uni<StandingView> of(MemberId member, @QueryParam("cycle") Cycle cycle) {
        return standing(callers.current(), member, Optional.ofNullable(cycle));
    }

    private record Found(StandingRow row, Optional<RuleBooks> books, Optional<NextStep.Asked> asked) {}

    private Uni<StandingView> standing(Caller caller, MemberId member, Optional<Cycle> cycle) {
        Instant now = clock.instant();
        return store.read(
                        caller.division(),
                        transaction -> ruleBooks
                                .of(transaction, caller.division())
                                .chain(books -> row(
                                                transaction,
                                                caller,
                                                member,
                                                cycle,
                                                RuleBooksInForce.cycleAt(books, now))
                                        .chain(row -> NextStep.ask(transaction, books, row)
                                                .map(asked -> new Found(row, books, asked)))))
                .chain(found -> NextStep.answer(found.asked(), now).map(next -> view(caller, member, found, next)));
    }

    private static StandingView view(Caller caller, MemberId member, Found found, Optional<StandingView.Next> next) {
        Optional<RuleBook> book =
                RuleBooksInForce.judging(found.books(), found.row().cycle());
        boolean leads = Reach.isLeading(caller) && !caller.is(member);
        boolean shown = book.filter(RuleBook::showRank).isPresent();
        return StandingView.of(found.row(), book, leads || shown, next);
    }

    private static Uni<StandingRow> row(
            Transaction transaction, Caller caller, MemberId member, Optional<Cycle> cycle, String running) {
        Uni<Optional<StandingRow>> asked = cycle.isPresent()
                ? Standings.in(
                        transaction,
                        caller.division(),
                        member.value(),
                        cycle.get().value())
                : Standings.upTo(transaction, caller.division(), member.value(), running);
        return asked.map(found -> found.orElseThrow(Problems::notFound))
                .call(found -> caller.is(member)
                        ? Uni.createFrom().voidItem()
                        : Reach.require(transaction, caller, found.organisation()));
    }
}
