package cn.sanwei.wish.write.confirmfulfilment;

import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.wish.domain.WishCommand.ConfirmFulfilment;
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

@Path("/api/wish/wishes/{wish}/confirmation")
public class ConfirmFulfilmentResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final WishTables tables;
    private final WishWriting writing;

    ConfirmFulfilmentResource(CommandEdge edge, Callers callers, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.RESIDENT, Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "确认心愿已实现并评价；提交人、社工或组织办可确认，认领人和报告人不可")
    @APIResponse(responseCode = "200", description = "已确认")
    @APIResponse(responseCode = "403", description = "not-the-submitter")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "own-fulfilment")
    public Uni<Response> confirm(@PathParam("wish") WishId wish, @Valid @NotNull ConfirmFulfilmentRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> Uni.createFrom()
                        .item(new ConfirmFulfilment(
                                wish,
                                request.rating(),
                                Persons.of(caller),
                                Persons.isStaff(caller),
                                row.submitter(),
                                row.reporter(),
                                context.at())),
                (transaction, appended) -> tables.set(transaction, context.township(), wish, "rating = :rating")
                        .setParameter("rating", request.rating())
                        .executeUpdate()
                        .chain(() -> tables.remark(transaction, appended, wish, "comment", request.comment())));
    }
}
