package cn.sanwei.rating.read.rankings;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
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
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.rulebook.RuleBook;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/rankings")
@Tag(name = "Rankings")
public class RankingsResource {
    /** Before the first. */
    private static final Cursor TOP = new Cursor("ffffffff-ffff-ffff-ffff-ffffffffffff", Long.MAX_VALUE);

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final DisplayNames names;
    private final Clock clock;

    RankingsResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, DisplayNames names, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.names = names;
        this.clock = clock;
    }

    /** @param rank null for whom is not graded */
    @Schema(examples = """
            {"rank": 3, "member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "name": "沈知夏",
             "organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "organisationName": "云溪两新企业第1党支部",
             "state": "open", "total": "88.00", "byMicro": [{"micro": "points", "label": "微积分", "points": "77.00"}],
             "indicated": {"code": "two-stars", "label": "二星", "stars": 2}, "awarded": null, "exempt": false}
            """)
    public record RankedView(
            Integer rank,
            UUID member,
            String name,
            UUID organisation,
            String organisationName,
            String state,
            String total,
            List<StandingView.MicroView> byMicro,
            GradeView indicated,
            GradeView awarded,
            boolean exempt) {}

    private record Found(List<Rankings.Row> rows, Optional<RuleBook> book) {}

    @GET
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(summary = "Members by points: of the township for the office, of his subtree for a secretary")
    public Uni<Page<RankedView>> rankings(
            @QueryParam("cycle") Cycle cycle,
            @QueryParam("organisation") OrganisationId organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor after = Cursor.read(cursor).orElse(TOP);
        UUID afterMember = uuid(after.key());
        return store.read(
                        caller.division(),
                        transaction -> allowed(transaction, caller, organisation)
                                .chain(() -> ruleBooks.of(transaction, caller.division()))
                                .chain(books -> {
                                    String wanted = cycle == null
                                            ? RuleBooksInForce.cycleAt(books, clock.instant())
                                            : cycle.value();
                                    return circle(transaction, caller, organisation)
                                            .chain(circle -> Rankings.page(
                                                    transaction,
                                                    new Rankings.Asked(
                                                            caller.division(),
                                                            wanted,
                                                            circle,
                                                            after.number(),
                                                            afterMember,
                                                            limit + 1)))
                                            .map(rows -> new Found(rows, RuleBooksInForce.judging(books, wanted)));
                                }))
                .chain(found -> named(caller, found, limit));
    }

    private static Uni<Rankings.Circle> circle(Transaction transaction, Caller caller, OrganisationId organisation) {
        return organisation == null && caller.has(Roles.TOWNSHIP_OFFICE)
                ? Uni.createFrom().item(Rankings.Circle.TOWNSHIP)
                : Rankings.subtree(
                        transaction,
                        caller.division(),
                        organisation == null ? Reach.roots(caller) : organisation.toString());
    }

    private static Uni<Void> allowed(Transaction transaction, Caller caller, OrganisationId organisation) {
        if (organisation == null) {
            if (!Reach.isLeading(caller)) {
                throw Problems.forbidden("not-your-organisation", "该账号没有负责的党组织。");
            }
            return Uni.createFrom().voidItem();
        }
        return Reach.requireOrganisation(transaction, caller, organisation);
    }

    private Uni<Page<RankedView>> named(Caller caller, Found found, int limit) {
        Page<Rankings.Row> page =
                Page.of(found.rows(), limit, last -> new Cursor(last.member().toString(), last.total()).text());
        Set<UUID> ids = new HashSet<>();
        page.items().forEach(row -> {
            ids.add(row.member());
            if (row.organisation() != null) {
                ids.add(row.organisation());
            }
        });
        return names.of(caller.division(), ids)
                .map(known -> new Page<>(
                        page.items().stream()
                                .map(row -> view(row, found.book(), known))
                                .toList(),
                        page.next()));
    }

    private static RankedView view(Rankings.Row row, Optional<RuleBook> book, Map<String, String> names) {
        return new RankedView(
                row.rank(),
                row.member(),
                names.get(row.member().toString()),
                row.organisation(),
                row.organisation() == null ? null : names.get(row.organisation().toString()),
                row.state(),
                StandingView.text(row.total()),
                StandingView.micros(row.platform(), row.points(), row.wish()),
                GradeView.of(row.grade(), book),
                row.awardedGrade() == null ? null : GradeView.of(row.awardedGrade(), book),
                row.outcome().equals("exempt"));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw OpaqueCursor.malformed();
        }
    }
}
