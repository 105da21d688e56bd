package cn.sanwei.rating.read.boards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.rulebook.RuleBook;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * For the branch, signed in: what was awarded in it, those without a star among them, nobody who is exempt. And for
 * oneself: one's own award, whatever it is.
 */
@Path("/api/rating/boards/{township}/{cycle}")
@Tag(name = "Boards of one's own branch")
public class BoardsResource {
    /** A member sees his own branch, a secretary his subtree, the office all. */
    private static final String AWARDED = Reach.SUBTREE + """
            select a.kind, a.subject, a.organisation, a.grade from awarded a
            left join standing s on s.township = a.township and s.cycle = a.cycle and s.member = a.subject and a.kind = 'member'
            where a.township = :township and a.cycle = :cycle and coalesce(s.outcome, '') <> 'exempt'
              and (:whole = 'true' or a.organisation in (select r.organisation from reach r)
                   or a.organisation = (
                       select own.organisation from standing own
                       where own.township = :township and own.cycle = :cycle and cast(own.member as text) = :me))
            order by a.kind, a.organisation, a.subject
            """;

    private static final String MINE = """
            select a.kind, a.subject, a.organisation, a.grade from awarded a
            where a.township = :township and a.cycle = :cycle and a.kind = 'member' and cast(a.subject as text) = :me
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final DisplayNames names;

    BoardsResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, DisplayNames names) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.names = names;
    }

    /** As stored. */
    public record Row(String kind, UUID subject, UUID organisation, String grade) {}

    public record BranchLine(UUID organisation, String name, GradeView grade) {}

    public record MemberLine(UUID member, String name, UUID organisation, String organisationName, GradeView grade) {}

    /** @param mine null for who has no award of his own */
    @Schema(examples = """
            {"township": "yunxi", "cycle": "2025", "mine": {"code": "two-stars", "label": "二星", "stars": 2}, "branches": [], "members": []}
            """)
    public record BranchBoard(
            String township, String cycle, GradeView mine, List<BranchLine> branches, List<MemberLine> members) {}

    private record Found(List<Row> rows, List<Row> mine, Optional<RuleBook> book) {}

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "What was awarded in one's own branch, and to oneself")
    public Uni<BranchBoard> board(TownshipId township, Cycle cycle) {
        Caller caller = callers.current();
        if (!caller.division().equals(township.value())) {
            throw Problems.notFound();
        }
        return store.read(caller.division(), transaction -> find(transaction, caller, cycle))
                .chain(found -> {
                    if (found.rows().isEmpty() && found.mine().isEmpty()) {
                        throw Problems.notFound();
                    }
                    Set<UUID> ids = new HashSet<>();
                    found.rows().forEach(row -> ids.addAll(List.of(row.subject(), row.organisation())));
                    return names.of(caller.division(), ids).map(known -> view(township, cycle, found, known));
                });
    }

    private Uni<Found> find(Transaction transaction, Caller caller, Cycle cycle) {
        String me = caller.member().map(Object::toString).orElse("");
        Map<String, Object> parameters = Map.of(
                "township",
                caller.division(),
                "cycle",
                cycle,
                "me",
                me,
                "whole",
                caller.has(Roles.TOWNSHIP_OFFICE),
                "roots",
                Reach.isLeading(caller) ? Reach.roots(caller) : "");
        return Select.list(transaction, Row.class, AWARDED, parameters)
                .chain(rows -> Select.list(
                                transaction,
                                Row.class,
                                MINE,
                                Map.of("township", caller.division(), "cycle", cycle, "me", me))
                        .chain(mine -> ruleBooks
                                .of(transaction, caller.division())
                                .map(books -> new Found(rows, mine, RuleBooksInForce.judging(books, cycle.value())))));
    }

    private static BranchBoard view(TownshipId township, Cycle cycle, Found found, Map<String, String> names) {
        return new BranchBoard(
                township.value(),
                cycle.value(),
                found.mine().stream()
                        .findFirst()
                        .map(row -> GradeView.of(row.grade(), found.book()))
                        .orElse(null),
                found.rows().stream()
                        .filter(row -> row.kind().equals("branch"))
                        .map(row -> new BranchLine(
                                row.subject(),
                                names.get(row.subject().toString()),
                                GradeView.of(row.grade(), found.book())))
                        .toList(),
                found.rows().stream()
                        .filter(row -> row.kind().equals("member"))
                        .map(row -> new MemberLine(
                                row.subject(),
                                names.get(row.subject().toString()),
                                row.organisation(),
                                names.get(row.organisation().toString()),
                                GradeView.of(row.grade(), found.book())))
                        .toList());
    }
}
