package cn.sanwei.points.write.publishrulebook;

import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading a rule book without publishing it; nothing is stored, so no key is needed. */
@Path("/api/points/rule-books/check")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Rule books")
public class CheckRuleBookResource {
    private final Callers callers;
    private final EventStore store;

    CheckRuleBookResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every error and warning of a rule book, with line and column; township office")
    public Uni<CheckedRuleBook> check(@NotNull @Valid CheckRuleBookRequest request) {
        return checked(request.source());
    }

    @POST
    @Consumes("text/yaml")
    @Operation(hidden = true) // one path and method is one operation in OpenAPI
    public Uni<CheckedRuleBook> check(String source) {
        if (source.indexOf('\0') >= 0) {
            throw Problems.malformed("body", "内容不得含有空字符");
        }
        return checked(source);
    }

    private Uni<CheckedRuleBook> checked(String source) {
        return store.read(callers.current().division(), PublishedRuleBooks::versions)
                .map(published -> CheckedRuleBook.of(RuleBookParser.parse(source, published)));
    }
}
