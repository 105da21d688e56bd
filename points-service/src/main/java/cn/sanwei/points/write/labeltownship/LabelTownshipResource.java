package cn.sanwei.points.write.labeltownship;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Township;
import cn.sanwei.points.domain.TownshipCommand.LabelTownship;
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

@Path("/api/points/townships/{township}/labels")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Townships")
public class LabelTownshipResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    LabelTownshipResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Say what a township calls its boards and offices; platform administrator")
    public Uni<Response> label(TownshipId township, @NotNull @Valid LabelTownshipRequest request) {
        CommandContext context = edge.commandIn(township);
        return handler.handle(
                        context,
                        new Township(),
                        Township.stream(township),
                        transaction -> Uni.createFrom().item(new LabelTownship(township)),
                        (transaction, appended) -> TownshipRows.label(transaction, request.labels())
                                .replaceWith(() -> appended.done(township)))
                .map(Answers::of);
    }
}
