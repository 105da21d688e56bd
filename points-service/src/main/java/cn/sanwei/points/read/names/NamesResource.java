package cn.sanwei.points.read.names;

import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What members and organisations are called, for services that show them: names are joined when they are read, so that
 * one table can forget them (docs/adr/0013).
 */
@Path("/api/points/names")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER})
@Tag(name = "Names")
public class NamesResource {
    private static final int MOST = 200;
    private static final String NAMES = """
            with asked as (select cast(id as uuid) as id
                           from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) id)
            select p.member as id, p.name, o.name as organisation_name
            from asked join person p on p.member = asked.id
            left join roster_on(cast(cast(:today as text) as date)) r on r.member = p.member
            left join organisation o on o.organisation = r.organisation
            union all
            select o.organisation, o.name, null from asked join organisation o on o.organisation = asked.id
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    NamesResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "Display names of up to 200 members or organisations of the caller's township; what is unknown, elsewhere or erased is left out")
    public Uni<Page<DisplayName>> names(@QueryParam("ids") List<String> ids) {
        String list = ids.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .filter(text -> !text.isBlank())
                .map(NamesResource::uuid)
                .distinct()
                .map(id -> '"' + id.toString() + '"')
                .collect(Collectors.joining(",", "[", "]"));
        if (list.chars().filter(character -> character == ',').count() >= MOST) {
            throw Problems.malformed("ids", "一次最多 " + MOST + " 个");
        }
        return store.read(
                        callers.current().division(),
                        transaction -> Tables.list(
                                transaction,
                                DisplayName.class,
                                NAMES,
                                Map.of("ids", list, "today", Days.of(clock.instant()))))
                .map(found -> new Page<>(found, null));
    }

    private static UUID uuid(String text) {
        try {
            return cn.sanwei.contracts.MemberId.of(text.trim()).value();
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("ids", "须为以逗号分隔的 UUID");
        }
    }
}
