package cn.sanwei.points.read.organisations;

import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/organisations")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER})
@Tag(name = "Organisations")
public class OrganisationsResource {
    /** Parents before children; the largest townships have some hundreds. */
    private static final String TREE = """
            with recursive tree as (
                select organisation, parent, name, level, sector, since, 0 as depth from organisation where parent is null
                union all
                select o.organisation, o.parent, o.name, o.level, o.sector, o.since, tree.depth + 1
                from organisation o join tree on o.parent = tree.organisation)
            select organisation, parent, name, level, sector, since as "from", coalesce(members, 0) as members
            from tree left join (select organisation, count(*) as members
                                 from roster_on(cast(cast(:today as text) as date)) group by organisation) counted
                 using (organisation)
            order by depth, name collate "zh-x-icu", organisation limit 5000
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    OrganisationsResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The organisations of the caller's township as a tree, parents before children")
    public Uni<Page<OrganisationView>> organisations() {
        return store.read(
                        callers.current().division(),
                        transaction -> Tables.list(
                                transaction, OrganisationView.class, TREE, Map.of("today", Days.of(clock.instant()))))
                .map(found -> new Page<>(found, null));
    }
}
