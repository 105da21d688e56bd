package cn.sanwei.activity.write.returnfiling;

import cn.sanwei.activity.domain.ActivityCommand.ReturnFiling;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}/return")
public class ReturnFilingResource {
    private final CommandEdge edge;
    private final ActivityTables tables;
    private final ActivityWriting writing;

    ReturnFilingResource(CommandEdge edge, ActivityTables tables, ActivityWriting writing) {
        this.edge = edge;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed(Roles.TOWNSHIP_OFFICE)
    @Operation(summary = "退回备案，说明需要补正什么；不能退回自己报的")
    @APIResponse(responseCode = "200", description = "已退回")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "own-filing")
    public Uni<Response> giveBack(
            @PathParam("activity") ActivityId activity, @Valid @NotNull ReturnFilingRequest request) {
        CommandContext context = edge.command();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) ->
                                Uni.createFrom().item(new ReturnFiling(context.caller(), row.filedBy(), context.at())),
                        (transaction, appended) -> tables.on(
                                        transaction,
                                        context.township(),
                                        activity,
                                        "update activity set return_reason = :reason where " + ActivityTables.ITS_ROW)
                                .setParameter("reason", request.reason())
                                .executeUpdate()
                                .replaceWithVoid())
                .map(Answers::of);
    }
}
