package cn.sanwei.points.read.names;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Days;
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
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER, Roles.PLATFORM_SERVICE
})
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
                    "Display names of up to 200 members or organisations of the caller's township (a platform service names the township); what is unknown, elsewhere or erased is left out")
    public Uni<Page<DisplayName>> names(
            @QueryParam("ids") List<String> ids, @QueryParam("township") TownshipId township) {
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
        return store.inTransaction(
                        division(callers.current(), township),
                        transaction -> Tables.list(
                                transaction, DisplayName.class, NAMES, Map.of("ids", list, "today", Days.today(clock))))
                .map(found -> new Page<>(found, null));
    }

    /** A parameter narrows what the token allows and never widens it; only the platform's own parts may choose. */
    private static String division(Caller caller, TownshipId asked) {
        if (caller.has(Roles.PLATFORM_SERVICE)) {
            if (asked == null) {
                throw Problems.malformed("township", "请指定镇（街道）");
            }
            return asked.value();
        }
        if (asked != null && !asked.value().equals(caller.division())) {
            throw Problems.notFound();
        }
        return caller.division();
    }

    private static UUID uuid(String text) {
        try {
            return cn.sanwei.contracts.MemberId.of(text.trim()).value();
        } catch (IllegalArgumentException e) {
            throw Problems.malformed("ids", "须为以逗号分隔的 UUID");
        }
    }
}
