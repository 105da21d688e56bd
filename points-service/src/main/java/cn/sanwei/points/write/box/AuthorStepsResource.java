package cn.sanwei.points.write.box;

import cn.sanwei.edge.Roles;
import cn.sanwei.points.domain.BoxEntry.Command;
import cn.sanwei.points.write.box.BoxCommands.As;
import cn.sanwei.points.write.box.BoxCommands.Words;
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

/** What the author does with his entry; for a letter the office does it as he says on paper. */
@Path("/api/points/box/{entry}")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Box")
public class AuthorStepsResource {
    private final BoxCommands commands;

    AuthorStepsResource(BoxCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("withdraw")
    @Operation(summary = "Take an entry back before it is answered; its author")
    public Uni<Response> withdraw(UUID entry) {
        return commands.take(entry, As.AUTHOR, step -> Uni.createFrom().item(new Command.Withdraw()), Words.NONE);
    }

    @POST
    @Path("reopen")
    @Operation(
            summary =
                    "Say once, by the day that the answer names, that one is not content with it; the township office then answers for good. Its author")
    public Uni<Response> reopen(UUID entry, @NotNull @Valid StepRequests.Words request) {
        return commands.take(
                entry,
                As.AUTHOR,
                step -> Uni.createFrom()
                        .item(new Command.Reopen(
                                step.today(), step.in(step.terms().answer()))),
                Words.of(request.text()));
    }
}
