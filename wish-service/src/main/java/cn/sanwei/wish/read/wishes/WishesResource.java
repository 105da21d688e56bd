package cn.sanwei.wish.read.wishes;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.wish.write.Persons;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/wishes")
public class WishesResource {
    private final Callers callers;
    private final WishPages pages;

    WishesResource(Callers callers, WishPages pages) {
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Roles.RESIDENT, Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "心愿列表：社工和组织办见全部，其他人见已公开的和公开用语")
    @APIResponse(responseCode = "200", description = "按时间倒序的一页")
    public Uni<Page<WishSummary>> list(
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Caller caller = callers.current();
        return Persons.isStaff(caller)
                ? pages.all(caller, state, cursor, limit)
                : pages.published(caller, state, cursor, limit);
    }
}
