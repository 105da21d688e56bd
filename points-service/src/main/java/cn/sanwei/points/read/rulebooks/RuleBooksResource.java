package cn.sanwei.points.read.rulebooks;

import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rule books are norms: whoever is scored by one may read it. */
@Path("/api/points/rule-books")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER})
@Tag(name = "Rule books")
public class RuleBooksResource {
    /** Ten thousand versions is the parser's bound; the newest are what anybody looks for. */
    private static final String VERSIONS = """
            select rule_book, version, title, counts_from, published_at, published_by from rule_book
            order by rule_book, version desc limit 200
            """;

    private static final String VERSION = """
            select rule_book, version, title, counts_from, published_at, source from rule_book
            where rule_book = :ruleBook and version = cast(cast(:version as text) as integer)
            """;

    private final Callers callers;
    private final EventStore store;

    RuleBooksResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(summary = "The versions of the township's rule book, the newest first")
    public Uni<Page<RuleBookView>> versions() {
        Caller caller = callers.current();
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, RuleBookView.class, VERSIONS, Map.of()))
                .map(found -> new Page<>(
                        caller.has(Roles.TOWNSHIP_OFFICE)
                                ? found
                                : found.stream()
                                        .map(RuleBookView::withoutPublisher)
                                        .toList(),
                        null));
    }

    @GET
    @Path("{ruleBook}/{version}")
    @Operation(summary = "One version with its source")
    public Uni<RuleBookSource> version(RuleBookId ruleBook, int version) {
        return store.read(
                callers.current().division(),
                transaction -> Tables.first(
                                transaction,
                                RuleBookSource.class,
                                VERSION,
                                Map.of("ruleBook", ruleBook, "version", version))
                        .map(found -> found.orElseThrow(Problems::notFound)));
    }
}
