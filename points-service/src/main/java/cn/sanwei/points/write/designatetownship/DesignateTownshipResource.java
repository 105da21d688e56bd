package cn.sanwei.points.write.designatetownship;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Township;
import cn.sanwei.points.domain.TownshipCommand.DesignateTownship;
import cn.sanwei.points.write.TownshipRows;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/townships/{township}/designations")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Townships")
public class DesignateTownshipResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    DesignateTownshipResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Give a township another name or code from a day on; its id stays; platform administrator")
    public Uni<Response> designate(TownshipId township, @NotNull @Valid DesignateTownshipRequest request) {
        CommandContext context = edge.commandIn(township);
        return handler.handle(
                        context,
                        new Township(),
                        Township.stream(township),
                        transaction -> TownshipRows.isNamed(transaction, request.designation())
                                .map(named -> new DesignateTownship(
                                        township, request.code(), !named, request.from(), context.at())),
                        (transaction, appended) -> TownshipRows.designate(
                                        transaction, context, request.designation(), request.from())
                                .replaceWith(() -> appended.done(township)))
                .map(Answers::of);
    }
}
