package cn.sanwei.points.read.quartersheets;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has seen his figures: for the branch alone, and held against nobody. */
@Path("/api/points/branches/{organisation}/quarter-sheets/{cycle}/{quarter:[1-4]}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Quarter sheets")
public class ReadersResource {
    private static final String READERS = """
            select r.member, p.name, seen.seen_at, seen.on_paper
            from quarter_sheet s
            cross join lateral roster_on(s.last_day) r
            left join person p on p.member = r.member
            left join quarter_sheet_seen seen on seen.event = s.event and seen.member = r.member
            where s.organisation = cast(cast(:organisation as text) as uuid) and s.cycle = :cycle
              and s.quarter = cast(cast(:quarter as text) as integer) and s.superseded_at is null
              and r.organisation = s.organisation
            order by p.name collate "zh-x-icu", r.member limit 1000
            """;

    private final Callers callers;
    private final EventStore store;

    ReadersResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Path("readers")
    @Operation(summary = "Who of a branch has seen the sheet that stands; nobody before it was handed back")
    public Uni<Page<Reader>> readers(OrganisationId organisation, Cycle cycle, int quarter) {
        Caller caller = callers.current();
        Map<String, Object> parameters = Map.of("organisation", organisation, "cycle", cycle, "quarter", quarter);
        return store.read(
                        caller.division(),
                        transaction -> Organisations.isKnown(transaction, organisation)
                                .invoke(known -> {
                                    if (!known) {
                                        throw Problems.notFound();
                                    }
                                })
                                .chain(() -> Leadership.require(transaction, caller, organisation))
                                .chain(() -> Tables.list(transaction, Reader.class, READERS, parameters)))
                .map(found -> new Page<>(found, null));
    }
}
