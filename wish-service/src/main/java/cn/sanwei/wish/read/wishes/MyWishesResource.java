package cn.sanwei.wish.read.wishes;

import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/mine")
public class MyWishesResource {
    private final Callers callers;
    private final WishPages pages;

    MyWishesResource(Callers callers, WishPages pages) {
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Roles.RESIDENT, Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "我提交的和我认领的心愿")
    @APIResponse(responseCode = "200", description = "按提交时间倒序的一页")
    public Uni<Page<WishSummary>> list(
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return pages.mine(callers.current(), state, cursor, limit);
    }
}
