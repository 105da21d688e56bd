package cn.sanwei.points.write.box;

import cn.sanwei.edge.Roles;
import cn.sanwei.points.domain.BoxEntry.Command;
import cn.sanwei.points.write.box.BoxCommands.As;
import cn.sanwei.points.write.box.BoxCommands.Words;
import cn.sanwei.points.write.box.StepRequests.PublicWording;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What everybody may read of an entry: the office's wording of both sides, never the author's name or own text. */
@Path("/api/points/box/{entry}/publication")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Box")
public class PublishEntryResource {
    private final BoxCommands commands;

    PublishEntryResource(BoxCommands commands) {
        this.commands = commands;
    }

    @POST
    @Operation(
            summary =
                    "Publish question and answer of an entry that was answered, in the office's wording, or correct what was published; township office")
    public Uni<Response> publish(UUID entry, @NotNull @Valid PublicWording request) {
        return commands.take(
                entry,
                As.OFFICE,
                step -> BoxRows.namesTheAuthor(step.transaction(), entry, request)
                        .map(Command.Publish::new),
                Words.NONE,
                step -> BoxRows.publish(step.transaction(), step.box(), request, step.context()));
    }

    @POST
    @Path("take-back")
    @Operation(summary = "Take back what was published of an entry, at once and for everybody; township office")
    public Uni<Response> takeBack(UUID entry) {
        return commands.take(
                entry,
                As.OFFICE,
                step -> Uni.createFrom().item(new Command.TakeBack()),
                Words.NONE,
                step -> BoxRows.takeBack(step.transaction(), step.box()));
    }
}
