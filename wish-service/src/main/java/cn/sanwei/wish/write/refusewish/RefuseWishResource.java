package cn.sanwei.wish.write.refusewish;

import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.wish.domain.WishCommand.Person;
import cn.sanwei.wish.domain.WishCommand.RefuseWish;
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

@Path("/api/wish/wishes/{wish}/refusal")
public class RefuseWishResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final WishTables tables;
    private final WishWriting writing;

    RefuseWishResource(CommandEdge edge, Callers callers, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "不予受理，并说明理由；不能审核自己提交的")
    @APIResponse(responseCode = "200", description = "未受理")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "own-wish")
    public Uni<Response> refuse(@PathParam("wish") WishId wish, @Valid @NotNull RefuseWishRequest request) {
        CommandContext context = edge.command();
        Person by = Persons.of(callers.current());
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> Uni.createFrom().item(new RefuseWish(wish, by, row.submitter(), context.at())),
                (transaction, appended) -> tables.remark(transaction, appended, wish, "refusal", request.reason()));
    }
}
