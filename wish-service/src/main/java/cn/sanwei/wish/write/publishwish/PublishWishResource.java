package cn.sanwei.wish.write.publishwish;

import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.wish.domain.WishCommand.PublishWish;
import cn.sanwei.wish.write.WishWriting;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/wishes/{wish}/publication")
public class PublishWishResource {
    private static final String SHOW = """
            insert into public_wish (id, township, county, state, category, wording, published_at)
            select id, township, county, :state, category, public_wording, cast(cast(:at as text) as timestamptz)
            from wish where township = :township and id = cast(cast(:id as text) as uuid)
            """;

    private final CommandEdge edge;
    private final WishWriting writing;

    PublishWishResource(CommandEdge edge, WishWriting writing) {
        this.edge = edge;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "公开已受理的心愿，供党员认领")
    @APIResponse(responseCode = "200", description = "已公开")
    @APIResponse(responseCode = "409", description = "wrong-state")
    public Uni<Response> publish(@PathParam("wish") WishId wish) {
        CommandContext context = edge.command();
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> Uni.createFrom().item(new PublishWish(wish, context.at())),
                (transaction, appended) -> transaction
                        .session()
                        .createNativeQuery(SHOW)
                        .setParameter("township", context.township())
                        .setParameter("id", wish.toString())
                        .setParameter("state", appended.state().code())
                        .setParameter("at", context.at().toString())
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
