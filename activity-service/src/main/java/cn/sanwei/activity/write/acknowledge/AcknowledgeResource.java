package cn.sanwei.activity.write.acknowledge;

import cn.sanwei.activity.domain.ActivityCommand.Acknowledge;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}/acknowledgement")
public class AcknowledgeResource {
    private final CommandEdge edge;
    private final ActivityWriting writing;

    AcknowledgeResource(CommandEdge edge, ActivityWriting writing) {
        this.edge = edge;
        this.writing = writing;
    }

    @POST
    @RolesAllowed(Roles.TOWNSHIP_OFFICE)
    @Operation(summary = "确认备案；不能确认自己报的")
    @APIResponse(responseCode = "200", description = "已确认")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "own-filing")
    public Uni<Response> acknowledge(@PathParam("activity") ActivityId activity) {
        CommandContext context = edge.command();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) ->
                                Uni.createFrom().item(new Acknowledge(context.caller(), row.filedBy(), context.at())))
                .map(Answers::of);
    }
}
