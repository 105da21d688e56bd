package cn.sanwei.points.write.box;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** No step of an entry: nobody but its author knows whether he has looked. */
@Path("/api/points/box/seen")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT})
@Tag(name = "Box")
public class SeenEntriesResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    SeenEntriesResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Say which of one's own entries one has looked at: what came of them until then is no news any more")
    public Uni<Response> seen(@NotNull @Valid StepRequests.Seen request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.once(
                        context,
                        transaction -> BoxRows.seen(
                                        transaction, caller, request.entries(), CycleDays.dayOf(context.at()))
                                .replaceWith(() -> answer(context)))
                .map(Answers::of);
    }

    private static CommandAnswer answer(CommandContext context) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", context.township());
        body.put("version", 0);
        body.putArray("events");
        return new CommandAnswer(200, body);
    }
}
