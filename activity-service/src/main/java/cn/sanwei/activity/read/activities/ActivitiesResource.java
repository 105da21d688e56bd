package cn.sanwei.activity.read.activities;

import static java.util.stream.Collectors.joining;

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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities")
public class ActivitiesResource {
    private static final Set<String> STATES = Set.of("filed", "returned", "acknowledged", "published", "closed");

    /** Members see what was published; secretaries and the office also what is on its way. */
    private static final String PAGE = """
            with recursive below (id) as (
                select id from roster_organisation where id = cast(cast(:organisation as text) as uuid)
                union
                select o.id from roster_organisation o join below b on o.parent = b.id),
            reach (id) as (
                select id from roster_organisation
                where id in (select cast(led as uuid)
                             from jsonb_array_elements_text(cast(cast(:led as text) as jsonb)) led)
                union
                select o.id from roster_organisation o join reach r on o.parent = r.id)
            select %s from activity
            where (cast(:organisation as text) is null or organisation in (select id from below))
              and (cast(:led as text) is null or organisation in (select id from reach))
              and (cast(:now as text) is null or ends_at <= cast(cast(:now as text) as timestamptz))
              and (cast(:state as text) is null or state = cast(:state as text))
              and (cast(:all as boolean) or state in ('published', 'closed'))
              and (starts_at, id) < (cast(cast(:at as text) as timestamptz), cast(cast(:id as text) as uuid))
            order by starts_at desc, id desc limit :rows
            """.formatted(ActivitySummary.COLUMNS);

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    ActivitiesResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "活动列表：按党组织（含下级）和状态筛选；党员见已公开和已办结的")
    @APIResponse(responseCode = "200", description = "按开始时间倒序的一页")
    public Uni<Page<ActivitySummary>> list(
            @QueryParam("organisation") String organisation,
            @QueryParam("state") String state,
            @Parameter(description = "只要本人任书记、副书记的党组织及其下级的；组织办为全镇（街道）") @QueryParam("led") @DefaultValue("false")
                    boolean led,
            @Parameter(description = "只要已经结束的") @QueryParam("over") @DefaultValue("false") boolean over,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problems.malformed("state", "没有这一状态");
        }
        Caller caller = callers.current();
        String root = organisation == null ? null : organisation(organisation).toString();
        int rows = Page.limit(limit);
        TimeCursor after = TimeCursor.parse(cursor);
        return store.read(
                caller.division(),
                transaction -> transaction
                        .session()
                        .createNativeQuery(PAGE, Object[].class)
                        .setParameter("organisation", root)
                        .setParameter("state", state)
                        .setParameter("led", led ? reach(caller) : null)
                        .setParameter("now", over ? Instant.now(clock).toString() : null)
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

    /** Null for the office, which leads all of its township. */
    private static String reach(Caller caller) {
        if (caller.has(Roles.TOWNSHIP_OFFICE)) {
            return null;
        }
        return caller.has(Roles.BRANCH_SECRETARY)
                ? caller.led().stream().map(id -> '"' + id.toString() + '"').collect(joining(",", "[", "]"))
                : "[]";
    }

    private static OrganisationId organisation(String text) {
        try {
            return OrganisationId.of(text);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("organisation", "须为党组织的编号");
        }
    }
}
