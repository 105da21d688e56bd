package cn.sanwei.rating.read.lists;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/branch-standings")
@Tag(name = "Lists")
public class BranchStandingsResource {
    private static final String FIRST = "00000000-0000-0000-0000-000000000000";
    private static final String PAGE = Reach.SUBTREE + """
            select b.organisation, b.points_work, b.year_end_target, b.members_mean, b.members, b.total, b.grade,
                   b.rule_book, b.rule_book_version, b.as_of
            from branch_standing b
            where b.township = :township and b.cycle = :cycle
              and (:whole = 'true' or b.organisation in (select r.organisation from reach r))
              and b.organisation > cast(cast(:after as text) as uuid)
            order by b.organisation
            limit cast(cast(:limit as text) as integer)
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final DisplayNames names;
    private final Clock clock;

    BranchStandingsResource(
            Callers callers, EventStore store, RuleBooksInForce ruleBooks, DisplayNames names, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.names = names;
        this.clock = clock;
    }

    private record Row(
            UUID organisation,
            Long pointsWork,
            Long yearEndTarget,
            Long membersMean,
            int members,
            Long total,
            String grade,
            String ruleBook,
            int ruleBookVersion,
            OffsetDateTime asOf) {}

    /**
     * Ungraded until every score that the rule book weighs is there.
     *
     * @param pointsWork null until it is entered, like the next
     * @param membersMean null where it is not weighed, and of nobody
     * @param members of how many graded members that is the mean
     * @param score by the declared weights
     */
    @Schema(examples = """
            {"organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "name": "云溪两新企业第1党支部", "cycle": "2026",
             "pointsWork": "90.00", "yearEndTarget": "80.00", "membersMean": "65.00", "members": 36, "score": "82.00",
             "indicated": {"code": "two-stars", "label": "二星", "stars": 2},
             "ruleBook": {"id": "yunxi", "version": 2}, "asOf": "2026-12-20T04:00:00Z"}
            """)
    public record BranchStandingView(
            UUID organisation,
            String name,
            String cycle,
            String pointsWork,
            String yearEndTarget,
            String membersMean,
            int members,
            String score,
            GradeView indicated,
            StandingView.RuleBookRef ruleBook,
            OffsetDateTime asOf) {}

    private record Found(Page<Row> page, String cycle, Optional<RuleBooks> books) {}

    @GET
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(
            summary =
                    "What branches are graded by, and what it shows: of the township for the office, of his subtree for a secretary")
    public Uni<Page<BranchStandingView>> standings(
            @QueryParam("cycle") Cycle cycle, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        String after = Cursor.read(cursor)
                .map(Cursor::key)
                .map(BranchStandingsResource::id)
                .orElse(FIRST);
        return store.read(
                        caller.division(),
                        transaction -> ruleBooks
                                .of(transaction, caller.division())
                                .chain(books -> {
                                    String wanted = cycle == null
                                            ? RuleBooksInForce.cycleAt(books, clock.instant())
                                            : cycle.value();
                                    Map<String, Object> parameters = new HashMap<>();
                                    parameters.put("township", caller.division());
                                    parameters.put("cycle", wanted);
                                    parameters.put("whole", caller.has(Roles.TOWNSHIP_OFFICE));
                                    parameters.put("roots", Reach.roots(caller));
                                    parameters.put("after", after);
                                    parameters.put("limit", limit + 1);
                                    return Select.list(transaction, Row.class, PAGE, parameters)
                                            .map(rows -> new Found(
                                                    Page.of(
                                                            rows,
                                                            limit,
                                                            last -> new Cursor(
                                                                            last.organisation()
                                                                                    .toString(),
                                                                            0)
                                                                    .text()),
                                                    wanted,
                                                    books));
                                }))
                .chain(found -> names.of(caller.division(), ids(found.page().items()))
                        .map(known -> new Page<>(
                                found.page().items().stream()
                                        .map(row -> view(row, found, known))
                                        .toList(),
                                found.page().next())));
    }

    private static String id(String key) {
        try {
            return UUID.fromString(key).toString();
        } catch (IllegalArgumentException notOurs) {
            throw OpaqueCursor.malformed();
        }
    }

    private static List<UUID> ids(List<Row> rows) {
        return rows.stream().map(Row::organisation).toList();
    }

    private static BranchStandingView view(Row row, Found found, Map<String, String> names) {
        return new BranchStandingView(
                row.organisation(),
                names.get(row.organisation().toString()),
                found.cycle(),
                text(row.pointsWork()),
                text(row.yearEndTarget()),
                text(row.membersMean()),
                row.members(),
                text(row.total()),
                BranchStandings.grade(row.grade(), RuleBooksInForce.judging(found.books(), found.cycle()))
                        .map(GradeView::of)
                        .orElse(null),
                new StandingView.RuleBookRef(row.ruleBook(), row.ruleBookVersion()),
                row.asOf());
    }

    private static String text(Long hundredths) {
        return hundredths == null ? null : StandingView.text(hundredths);
    }
}
