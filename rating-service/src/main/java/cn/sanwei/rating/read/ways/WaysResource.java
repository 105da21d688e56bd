package cn.sanwei.rating.read.ways;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.WithOthers;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.NextStep;
import cn.sanwei.rating.read.standings.StandingRow;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.rating.read.standings.Standings;
import cn.sanwei.scoring.ledger.ways.OneMore;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Puts occurrences to a member's facts and folds, so caps and limits have their say; stores nothing. */
@Path("/api/rating/standings")
@Tag(name = "Standings")
public class WaysResource {
    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final Clock clock;

    WaysResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    private record Asked(StandingRow standing, WithOthers member) {}

    @GET
    @Path("me/ways")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "What one more of each rule would bring oneself today, and the nearest ways to the next star")
    public Uni<WaysView> mine() {
        Caller caller = callers.current();
        return ways(caller, OwnMember.of(caller));
    }

    @GET
    @Path("{member}/ways")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "The same of a member: himself, his secretary or the township office")
    public Uni<WaysView> of(MemberId member) {
        return ways(callers.current(), member);
    }

    private Uni<WaysView> ways(Caller caller, MemberId member) {
        Instant now = clock.instant();
        return store.read(
                        caller.division(),
                        transaction -> ruleBooks
                                .of(transaction, caller.division())
                                .map(books -> books.orElseThrow(Problems::notFound))
                                .chain(books -> asked(transaction, caller, member, books, now)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(asked -> view(asked, now));
    }

    private static Uni<Asked> asked(
            Transaction transaction, Caller caller, MemberId member, RuleBooks books, Instant now) {
        String cycle = books.cycleAround(now).cycle().value();
        return Standings.in(transaction, caller.division(), member.value(), cycle)
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(standing -> caller.is(member)
                        ? Uni.createFrom().voidItem()
                        : Reach.require(transaction, caller, standing.organisation()))
                .chain(standing -> WithOthers.load(transaction, caller.division(), member.value(), books)
                        .map(known -> new Asked(standing, known)));
    }

    private static WaysView view(Asked asked, Instant now) {
        StandingRow standing = asked.standing();
        String total = StandingView.text(standing.total());
        if (!standing.state().equals("open")) {
            return new WaysView(standing.member(), standing.cycle(), total, null, List.of(), List.of());
        }
        RuleBooks books = asked.member().books();
        KnownMember known = asked.member().read();
        Cycle cycle = Cycle.of(standing.cycle());
        OneMore oneMore = OneMore.of(books, cycle, known.subject(), known.facts(), known.roster(), now);
        return new WaysView(
                standing.member(),
                standing.cycle(),
                total,
                NextStep.of(books, cycle, known, now).orElse(null),
                oneMore.gains().stream().map(WaysView.Gain::of).toList(),
                oneMore.waysToNextGrade().stream().map(WaysView.Way::of).toList());
    }
}
