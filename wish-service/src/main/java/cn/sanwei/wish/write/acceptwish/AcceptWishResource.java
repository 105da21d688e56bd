package cn.sanwei.wish.write.acceptwish;

import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.wish.domain.WishCategory;
import cn.sanwei.wish.domain.WishCommand.AcceptWish;
import cn.sanwei.wish.domain.WishCommand.Person;
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

@Path("/api/wish/wishes/{wish}/acceptance")
public class AcceptWishResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final WishTables tables;
    private final WishWriting writing;

    AcceptWishResource(CommandEdge edge, Callers callers, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "受理心愿：定类别，写公开用语；不能受理自己提交的")
    @APIResponse(responseCode = "200", description = "已受理")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "own-wish")
    public Uni<Response> accept(@PathParam("wish") WishId wish, @Valid @NotNull AcceptWishRequest request) {
        CommandContext context = edge.command();
        Person by = Persons.of(callers.current());
        WishCategory category =
                WishCategory.of(request.category()).orElseThrow(() -> Problems.malformed("category", "没有这一类别"));
        return writing.carryOut(
                context,
                wish,
                (transaction, row) ->
                        Uni.createFrom().item(new AcceptWish(wish, category, by, row.submitter(), context.at())),
                (transaction, appended) -> tables.set(
                                transaction,
                                context.township(),
                                wish,
                                "category = :category, public_wording = :wording")
                        .setParameter("category", category.code())
                        .setParameter("wording", request.publicWording())
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
