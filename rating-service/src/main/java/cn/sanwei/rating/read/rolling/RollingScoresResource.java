package cn.sanwei.rating.read.rolling;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.WithOthers;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.Standings;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Folds the one member who is asked about; nothing of it is stored. */
@Path("/api/rating/rolling-scores")
@Tag(name = "Standings")
public class RollingScoresResource {
    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final Clock clock;

    RollingScoresResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(
            summary =
                    "One's own score over the last months, where the rule book lets scores roll; on a day, today by default")
    public Uni<RollingScoreView> mine(
            @QueryParam("at") String at, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Caller caller = callers.current();
        return score(caller, OwnMember.of(caller), at, cursor, Page.limit(limit));
    }

    @GET
    @Path("{member}")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "The same of a member: himself, his secretary or the township office")
    public Uni<RollingScoreView> of(
            MemberId member,
            @QueryParam("at") String at,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return score(callers.current(), member, at, cursor, Page.limit(limit));
    }

    private Uni<RollingScoreView> score(Caller caller, MemberId member, String at, String cursor, int limit) {
        Instant now = clock.instant();
        LocalDate last = day(at, CycleDays.dayOf(now));
        Instant end = last.plusDays(1).atStartOfDay(CycleDays.ZONE).toInstant().minusMillis(1);
        Instant asOf = end.isBefore(now) ? end : now;
        int from = Cursor.read(cursor).map(RollingScoresResource::position).orElse(0);
        return store.read(caller.division(), transaction -> read(transaction, caller, member, now))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read -> view(caller, member, read, asOf, from, limit));
    }

    private static LocalDate day(String at, LocalDate today) {
        if (at == null) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(at);
            if (day.isAfter(today) || day.getYear() < 2001) {
                throw Problems.malformed("at", "须在 2001 年与今天之间");
            }
            return day;
        } catch (DateTimeException notADay) {
            throw Problems.malformed("at", "请写成 2026-03-06 的形式");
        }
    }

    private static int position(Cursor cursor) {
        if (!cursor.key().equals("rolling") || cursor.number() < 0 || cursor.number() > Integer.MAX_VALUE) {
            throw OpaqueCursor.malformed();
        }
        return (int) cursor.number();
    }

    private Uni<WithOthers> read(Transaction transaction, Caller caller, MemberId member, Instant now) {
        return ruleBooks.of(transaction, caller.division()).chain(found -> {
            RuleBooks books = found.orElseThrow(Problems::notFound);
            String cycle = books.cycleAround(now).cycle().value();
            return Standings.upTo(transaction, caller.division(), member.value(), cycle)
                    .map(standing -> standing.orElseThrow(Problems::notFound))
                    .call(standing -> caller.is(member)
                            ? Uni.createFrom().voidItem()
                            : Reach.require(transaction, caller, standing.organisation()))
                    .chain(() -> WithOthers.load(transaction, caller.division(), member.value(), books));
        });
    }

    private static RollingScoreView view(
            Caller caller, MemberId member, WithOthers read, Instant asOf, int from, int limit) {
        Optional<RuleBook> judging = read.books().inForceOn(CycleDays.dayOf(asOf));
        if (judging.filter(book -> book.grading().rollingMonths() != null).isEmpty()) {
            throw Problems.refused(404, "not-rolling", "该日的积分细则没有规定滚动计分（rolling）。");
        }
        KnownMember known = read.read();
        RollingScore score = RollingScore.of(read.books(), known.subject(), known.facts(), known.roster(), asOf)
                .orElseThrow(Problems::notFound);
        boolean more = score.entries().size() > from + limit;
        String next = more ? new Cursor("rolling", from + limit).text() : null;
        return RollingScoreView.of(caller.division(), member.value(), score, judging.get(), asOf, from, limit, next);
    }
}
