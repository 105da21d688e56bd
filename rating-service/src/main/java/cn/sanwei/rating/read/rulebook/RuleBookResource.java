package cn.sanwei.rating.read.rulebook;

import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.scoring.rulebook.RuleBook;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/rule-book")
@Tag(name = "Rule book")
public class RuleBookResource {
    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final Clock clock;

    RuleBookResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    /** @param from null for the lowest */
    public record BandView(String code, String label, int stars, String from) {}

    @Schema(examples = """
            {"id": "yunxi", "title": "云溪街道党员积分细则", "version": 1, "countsFrom": "2026-01-01", "cycle": "2026",
             "showRank": false, "lowest": {"code": "none", "label": "未评星", "stars": 0},
             "bands": [{"code": "three-stars", "label": "三星", "stars": 3, "from": "90.00"}]}
            """)
    public record RuleBookView(
            String id,
            String title,
            int version,
            LocalDate countsFrom,
            String cycle,
            boolean showRank,
            GradeView lowest,
            List<BandView> bands) {
        static RuleBookView of(RuleBook book, String cycle) {
            return new RuleBookView(
                    book.id(),
                    book.title(),
                    book.version(),
                    book.countsFrom(),
                    cycle,
                    book.showRank(),
                    GradeView.of(book.grades().getLast()),
                    RuleBookResource.bands(book));
        }
    }

    public static List<BandView> bands(RuleBook book) {
        return book.grades().stream()
                .filter(band -> band.from() != null)
                .map(band -> new BandView(
                        band.code(), band.label(), band.stars(), band.from().toString()))
                .toList();
    }

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "The rule book that is in force today in the caller's township")
    public Uni<RuleBookView> inForce() {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> ruleBooks
                        .of(transaction, caller.division())
                        .map(books -> books.flatMap(known -> known.inForceOn(Days.of(clock.instant())))
                                .map(book -> RuleBookView.of(book, RuleBooksInForce.cycleAt(books, clock.instant())))
                                .orElseThrow(Problems::notFound)));
    }
}
