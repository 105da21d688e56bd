package cn.sanwei.rating.read.closing;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.MembersInParts;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.closing.ClosingPreviewView.Closed;
import cn.sanwei.rating.read.closing.ClosingPreviewView.GradeCount;
import cn.sanwei.rating.read.closing.ClosingPreviewView.QuarterClosed;
import cn.sanwei.rating.read.closing.ClosingPreviewView.Starless;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.NextStep;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Before an office closes a cycle it sees whom it freezes without a star, and why; afterwards, that it was heard. */
@Path("/api/rating/closing-preview")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Lists")
public class ClosingPreviewResource {
    private static final String FIRST = "00000000-0000-0000-0000-000000000000";
    private static final String COUNTS = """
            select outcome, grade, count(*) as members from standing
            where township = :township and cycle = :cycle group by outcome, grade order by grade
            """;
    private static final String CLOSED = """
            select closed_at, hash, rule_book_version from cycle_closing where township = :township and cycle = :cycle
            """;
    private static final String QUARTERS = """
            select quarter, count(*) as branches, max(closed_at) as closed_at from closed_quarter
            where township = :township and cycle = :cycle group by quarter order by quarter
            """;
    private static final String STARLESS = """
            select member, organisation, state, total, grade from standing
            where township = :township and cycle = :cycle and outcome = 'graded'
              and not grade = any (string_to_array(cast(:starred as text), ','))
              and member > cast(cast(:after as text) as uuid)
            order by member limit cast(cast(:limit as text) as integer)
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final MembersInParts inParts;
    private final DisplayNames names;
    private final Clock clock;

    ClosingPreviewResource(
            Callers callers,
            EventStore store,
            RuleBooksInForce ruleBooks,
            MembersInParts inParts,
            DisplayNames names,
            Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.inParts = inParts;
        this.names = names;
        this.clock = clock;
    }

    private record CountRow(String outcome, String grade, int members) {}

    private record StarlessRow(UUID member, UUID organisation, String state, long total, String grade) {}

    private record Found(
            RuleBooks books,
            RuleBook judging,
            List<CountRow> counts,
            Optional<Closed> closed,
            List<QuarterClosed> quarters,
            Page<StarlessRow> starless) {}

    private record NextOf(UUID member, Optional<StandingView.Next> next) {}

    @GET
    @Operation(
            summary =
                    "What closing a cycle would freeze: members by grade, and each without a star with what is missing; and what was frozen of it already; township office")
    public Uni<ClosingPreviewView> preview(
            @QueryParam("cycle") Cycle cycle, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        String after = Cursor.read(cursor)
                .map(Cursor::key)
                .map(ClosingPreviewResource::id)
                .orElse(FIRST);
        return store.read(caller.division(), transaction -> find(transaction, caller.division(), cycle, after, limit))
                .chain(found -> missing(caller.division(), cycle, found)
                        .chain(missing -> names.of(caller.division(), ids(found))
                                .map(known -> view(cycle, found, missing, known))));
    }

    private Uni<Found> find(Transaction transaction, String township, Cycle cycle, String after, int limit) {
        Map<String, Object> ofCycle = Map.of("township", township, "cycle", cycle);
        return ruleBooks.of(transaction, township).chain(books -> {
            RuleBook judging = RuleBooksInForce.judging(books, cycle.value()).orElseThrow(Problems::notFound);
            Map<String, Object> page = new HashMap<>(ofCycle);
            page.put(
                    "starred",
                    judging.everyGrade().stream()
                            .filter(band -> band.stars() > 0)
                            .map(Band::code)
                            .collect(Collectors.joining(",")));
            page.put("after", after);
            page.put("limit", limit + 1);
            return Select.list(transaction, CountRow.class, COUNTS, ofCycle)
                    .chain(counts -> Select.first(transaction, Closed.class, CLOSED, ofCycle)
                            .chain(closed -> Select.list(transaction, QuarterClosed.class, QUARTERS, ofCycle)
                                    .chain(quarters -> Select.list(transaction, StarlessRow.class, STARLESS, page)
                                            .map(rows -> new Found(
                                                    books.orElseThrow(),
                                                    judging,
                                                    counts,
                                                    closed,
                                                    quarters,
                                                    Page.of(
                                                            rows,
                                                            limit,
                                                            last -> new Cursor(
                                                                            last.member()
                                                                                    .toString(),
                                                                            0)
                                                                    .text()))))));
        });
    }

    /** As the fold says it, of those on the page; of what is frozen nothing is missing any more. */
    private Uni<Map<UUID, StandingView.Next>> missing(String township, Cycle cycle, Found found) {
        Instant now = clock.instant();
        List<UUID> open = found.starless().items().stream()
                .filter(row -> row.state().equals("open"))
                .map(StarlessRow::member)
                .toList();
        return inParts.each(
                        township,
                        open,
                        members -> members.stream()
                                .map(member ->
                                        new NextOf(member.member(), NextStep.of(found.books(), cycle, member, now)))
                                .toList())
                .map(all -> all.stream()
                        .filter(one -> one.next().isPresent())
                        .collect(Collectors.toMap(
                                NextOf::member, one -> one.next().orElseThrow())));
    }

    private static Set<UUID> ids(Found found) {
        Set<UUID> ids = new HashSet<>();
        found.starless().items().forEach(row -> {
            ids.add(row.member());
            ids.add(row.organisation());
        });
        return ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static ClosingPreviewView view(
            Cycle cycle, Found found, Map<UUID, StandingView.Next> missing, Map<String, String> names) {
        Optional<RuleBook> book = Optional.of(found.judging());
        return new ClosingPreviewView(
                cycle.value(),
                sum(found, "graded"),
                sum(found, "exempt"),
                found.counts().stream()
                        .filter(row -> row.outcome().equals("graded"))
                        .map(row -> new GradeCount(GradeView.of(row.grade(), book), row.members()))
                        .toList(),
                found.closed().orElse(null),
                found.quarters(),
                found.starless().items().stream()
                        .map(row -> starless(row, book, Optional.ofNullable(missing.get(row.member())), names))
                        .toList(),
                found.starless().next());
    }

    private static int sum(Found found, String outcome) {
        return found.counts().stream()
                .filter(row -> row.outcome().equals(outcome))
                .mapToInt(CountRow::members)
                .sum();
    }

    private static Starless starless(
            StarlessRow row, Optional<RuleBook> book, Optional<StandingView.Next> next, Map<String, String> names) {
        return new Starless(
                row.member(),
                names.get(row.member().toString()),
                row.organisation(),
                row.organisation() == null ? null : names.get(row.organisation().toString()),
                StandingView.text(row.total()),
                GradeView.of(row.grade(), book),
                next.map(StandingView.Next::label).orElse(null),
                next.map(StandingView.Next::missing).orElse(null),
                next.map(StandingView.Next::unmet).orElse(List.of()));
    }

    private static String id(String key) {
        try {
            return UUID.fromString(key).toString();
        } catch (IllegalArgumentException notOurs) {
            throw OpaqueCursor.malformed();
        }
    }
}
