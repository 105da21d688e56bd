package cn.sanwei.points.read.quartersheets;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was handed back to whom, and how many have seen it. */
@Path("/api/points/quarter-sheets")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Quarter sheets")
public class QuarterSheetsResource {
    private static final String SHEETS = """
            select s.event, s.organisation, s.cycle, s.quarter, s.first_day, s.last_day, s.fed_back_at, s.superseded_at,
                   (select count(*) from roster_on(s.last_day) r where r.organisation = s.organisation) as members,
                   (select count(*) from quarter_sheet_seen seen where seen.event = s.event) as seen
            from quarter_sheet s
            where (:cycle = '' or s.cycle = :cycle)
              and (:everything = 'true'
                   or s.organisation in (select below.organisation
                                         from unnest(string_to_array(nullif(:led, ''), ',')) top
                                         cross join lateral subtree_of(cast(top as uuid)) below))
              and (s.fed_back_at, s.event)
                  < (cast(cast(:before as text) as timestamptz), cast(cast(:event as text) as uuid))
            order by s.fed_back_at desc, s.event desc limit cast(cast(:limit as text) as integer)
            """;
    private static final String OWN = """
            select s.organisation, s.cycle, s.quarter, s.first_day, s.last_day, s.fed_back_at,
                   (select seen.seen_at from quarter_sheet_seen seen
                    where seen.event = s.event and seen.member = cast(cast(:member as text) as uuid)) as seen_at
            from quarter_sheet s
            where s.superseded_at is null
              and exists (select from roster_on(s.last_day) r
                          where r.member = cast(cast(:member as text) as uuid) and r.organisation = s.organisation)
            order by s.fed_back_at desc, s.event desc limit 8
            """;
    private static final Cursor<Instant> LAST = new Cursor<>(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final Callers callers;
    private final EventStore store;

    QuarterSheetsResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(
            summary =
                    "Quarter sheets that were handed back, the newest first, each with how many have seen it; the township office all of them, secretaries those of their branches")
    public Uni<Page<QuarterSheetView>> sheets(
            @QueryParam("cycle") Cycle cycle, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<Instant> before = Cursor.read(cursor, Instant::parse).orElse(LAST);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("cycle", cycle == null ? "" : cycle);
        parameters.put("everything", caller.has(Roles.TOWNSHIP_OFFICE));
        parameters.put(
                "led", caller.led().stream().map(OrganisationId::toString).collect(Collectors.joining(",")));
        parameters.put("before", before.key());
        parameters.put("event", before.id());
        parameters.put("limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, QuarterSheetView.class, SHEETS, parameters))
                .map(found -> Page.of(found, limit, last -> new Cursor<>(last.fedBackAt(), last.event()).text()));
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(
            summary =
                    "The notices for oneself: quarters whose sheet was handed back to one's branch, the newest first; the figures are rating-service's")
    public Uni<Page<OwnQuarterSheet>> mine() {
        Caller caller = callers.current();
        Map<String, Object> own = Map.of("member", OwnMember.of(caller));
        return store.read(caller.division(), transaction -> Tables.list(transaction, OwnQuarterSheet.class, OWN, own))
                .map(found -> new Page<>(found, null));
    }
}
