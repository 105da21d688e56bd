package cn.sanwei.wish.write.rejectfulfilment;

import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.wish.domain.WishCommand.RejectFulfilment;
import cn.sanwei.wish.write.Persons;
import cn.sanwei.wish.write.WishTables;
import cn.sanwei.wish.write.WishWriting;
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

@Path("/api/wish/wishes/{wish}/rejection")
public class RejectFulfilmentResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final WishTables tables;
    private final WishWriting writing;

    RejectFulfilmentResource(CommandEdge edge, Callers callers, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.RESIDENT, Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "认为尚未实现，说明理由；认领仍然有效")
    @APIResponse(responseCode = "200", description = "未确认，认领继续")
    @APIResponse(responseCode = "403", description = "not-the-submitter")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "own-fulfilment")
    public Uni<Response> reject(@PathParam("wish") WishId wish, @Valid @NotNull RejectFulfilmentRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> Uni.createFrom()
                        .item(new RejectFulfilment(
                                wish,
                                Persons.of(caller),
                                Persons.isStaff(caller),
                                row.submitter(),
                                row.reporter(),
                                context.at())),
                (transaction, appended) -> tables.set(
                                transaction, context.township(), wish, "reporter = null, reporter_member = null")
                        .executeUpdate()
                        .chain(() -> tables.remark(transaction, appended, wish, "rejection", request.reason())));
    }
}
