package cn.sanwei.activity.read.activities;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.edge.TimeCursor;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities")
public class ActivitiesResource {
    private static final Set<String> STATES = Set.of("filed", "returned", "acknowledged", "published", "closed");

    /** Members see what was published; secretaries and the office also what is on its way. */
    private static final String PAGE = """
            with recursive below (id) as (
                select id from roster_organisation where id = cast(cast(:organisation as text) as uuid)
                union
                select o.id from roster_organisation o join below b on o.parent = b.id)
            select %s from activity
            where (cast(:organisation as text) is null or organisation in (select id from below))
              and (cast(:state as text) is null or state = cast(:state as text))
              and (cast(:all as boolean) or state in ('published', 'closed'))
              and (starts_at, id) < (cast(cast(:at as text) as timestamptz), cast(cast(:id as text) as uuid))
            order by starts_at desc, id desc limit :rows
            """.formatted(ActivitySummary.COLUMNS);

    private final Callers callers;
    private final EventStore store;

    ActivitiesResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "活动列表：按党组织（含下级）和状态筛选；党员见已公开和已办结的")
    @APIResponse(responseCode = "200", description = "按开始时间倒序的一页")
    public Uni<Page<ActivitySummary>> list(
            @QueryParam("organisation") String organisation,
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problems.malformed("state", "没有这一状态");
        }
        Caller caller = callers.current();
        String root = organisation == null ? null : organisation(organisation).toString();
        int rows = Page.limit(limit);
        TimeCursor after = TimeCursor.parse(cursor);
        return store.inTransaction(
                caller.division(),
                transaction -> transaction
                        .session()
                        .createNativeQuery(PAGE, Object[].class)
                        .setParameter("organisation", root)
                        .setParameter("state", state)
                        .setParameter("all", caller.has(Roles.BRANCH_SECRETARY) || caller.has(Roles.TOWNSHIP_OFFICE))
                        .setParameter("at", after.at().toString())
                        .setParameter("id", after.id().toString())
                        .setParameter("rows", rows + 1)
                        .getResultList()
                        .map(found -> Page.of(
                                found.stream().map(ActivitySummary::of).toList(),
                                rows,
                                last -> new TimeCursor(last.startsAt(), last.id()).toString())));
    }

    private static OrganisationId organisation(String text) {
        try {
            return OrganisationId.of(text);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("organisation", "须为党组织的编号");
        }
    }
}
