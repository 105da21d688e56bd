package cn.sanwei.points.read.exemptions;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/exemptions")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Exemptions")
public class ExemptionsResource {
    private static final String EXEMPTIONS = """
            select exemption, member, organisation, cycle, state, reason, requested_at, endorsed_at, answer, decided_at
            from exemption
            where cycle = :cycle and (:state = '' or state = :state)
              and (:everything = 'true' or cast(member as text) = :member
                   or organisation in (select below.organisation
                                       from unnest(string_to_array(nullif(:led, ''), ',')) top
                                       cross join lateral subtree_of(cast(top as uuid)) below))
              and (requested_at, exemption)
                  > (cast(cast(:after as text) as timestamptz), cast(cast(:exemption as text) as uuid))
            order by requested_at, exemption limit cast(cast(:limit as text) as integer)
            """;
    private static final Cursor<Instant> FIRST = new Cursor<>(Instant.EPOCH, new UUID(0, 0));
    private static final Set<String> STATES =
            Set.of("requested", "endorsed", "approved", "refused", "withdrawn", "revoked");

    private final Callers callers;
    private final EventStore store;

    ExemptionsResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(
            summary =
                    "Applications to be left out of a cycle's grading, the oldest first: all of them for the township office, those of their branches for secretaries, and everybody's own")
    public Uni<Page<ExemptionView>> exemptions(
            @QueryParam("cycle") Cycle cycle,
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        if (state != null && !STATES.contains(state)) {
            throw Problems.malformed("state", "没有这种状态");
        }
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(FIRST);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("cycle", cycle);
        parameters.put("state", state == null ? "" : state);
        parameters.put("everything", caller.has(Roles.TOWNSHIP_OFFICE));
        parameters.put("member", caller.member().map(Object::toString).orElse(""));
        parameters.put("led", Leadership.led(caller));
        parameters.put("after", after.key());
        parameters.put("exemption", after.id());
        parameters.put("limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, ExemptionView.class, EXEMPTIONS, parameters))
                .map(found -> Page.of(
                        found,
                        limit,
                        last -> new Cursor<>(
                                        last.requestedAt(), last.exemption().value())
                                .text()));
    }
}
