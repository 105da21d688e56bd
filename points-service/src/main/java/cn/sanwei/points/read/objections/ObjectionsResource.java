package cn.sanwei.points.read.objections;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/objections")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER})
@Tag(name = "End of a cycle")
public class ObjectionsResource {
    private static final String OBJECTIONS = """
            select objection, organisation as branch, cycle, member, objector, text, filed_at, upheld, grade, answer,
                   answered_at,
                   coalesce(filed_by = :caller or cast(objector as text) = :member, false) as mine,
                   filed_by = '' as on_paper, withdrawn_at, withdrawal_recorder, withdrawal_day, withdrawal_paper
            from objection
            where cycle = :cycle
              and (:everything = 'true' or filed_by = :caller or cast(objector as text) = :member
                   or cast(member as text) = :member
                   or through in (select below.organisation
                                  from unnest(string_to_array(nullif(:led, ''), ',')) top
                                  cross join lateral subtree_of(cast(top as uuid)) below))
              and (filed_at, objection)
                  > (cast(cast(:after as text) as timestamptz), cast(cast(:objection as text) as uuid))
            order by filed_at, objection limit cast(cast(:limit as text) as integer)
            """;
    private static final Cursor<Instant> FIRST = new Cursor<>(Instant.EPOCH, new UUID(0, 0));

    private final Callers callers;
    private final EventStore store;

    ObjectionsResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(
            summary =
                    "The objections of a cycle, the oldest first: all of them for the township office, for others their own and those about them, and for secretaries those on paper that were entered by their branches")
    public Uni<Page<ObjectionView>> objections(
            @QueryParam("cycle") Cycle cycle, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(FIRST);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(
                                transaction,
                                ObjectionView.class,
                                OBJECTIONS,
                                Map.of(
                                        "cycle",
                                        cycle,
                                        "everything",
                                        caller.has(Roles.TOWNSHIP_OFFICE),
                                        "caller",
                                        caller.subject(),
                                        "led",
                                        Leadership.led(caller),
                                        "member",
                                        caller.member().map(Object::toString).orElse(""),
                                        "after",
                                        after.key(),
                                        "objection",
                                        after.id(),
                                        "limit",
                                        limit + 1)))
                .map(found -> Page.of(
                        found,
                        limit,
                        last -> new Cursor<>(last.filedAt(), last.objection().value()).text()));
    }
}
