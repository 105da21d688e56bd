package cn.sanwei.points.read.rulebooks;

import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.scoring.rulebook.templates.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schemes that are shipped: the same for every township, and published elsewhere already. */
@Path("/api/points/rule-book-templates")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Rule books")
public class TemplatesResource {
    @GET
    @Operation(summary = "The schemes that a township can begin from, in one sentence each; township office")
    public Page<TemplateView> templates() {
        return new Page<>(Template.all().stream().map(TemplateView::of).toList(), null);
    }

    @GET
    @Path("{template}")
    @Operation(summary = "One scheme with its source; township office")
    public TemplateSource template(String template) {
        return Template.named(template).map(TemplateSource::of).orElseThrow(Problems::notFound);
    }
}
