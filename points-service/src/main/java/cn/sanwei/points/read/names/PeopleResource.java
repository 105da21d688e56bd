package cn.sanwei.points.read.names;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Somebody of the township by his name, for a secretary before whom a guest stands. He must know more than a family name,
 * and finds no more than a handful: this is no list of other branches.
 */
@Path("/api/points/people")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Names")
public class PeopleResource {
    private static final int LEAST_SIGNS = 2;
    private static final int MOST_SIGNS = 100;
    private static final int MOST = 20;
    private static final String FOUND = """
            select r.member, p.name, r.organisation, o.name as organisation_name
            from roster_on(cast(cast(:day as text) as date)) r
            join person p using (member)
            join organisation o using (organisation)
            where position(cast(:called as text) in p.name) > 0
            order by p.name <> cast(:called as text), p.name collate "zh-x-icu", o.name collate "zh-x-icu", r.member
            limit cast(cast(:limit as text) as integer)
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    PeopleResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @Schema(examples = """
                    {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国",
                     "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "organisationName": "云溪社区第一党支部"}
                    """)
    public record Person(MemberId member, String name, OrganisationId organisation, String organisationName) {}

    @GET
    @Operation(
            summary =
                    "People on the township's roster of a day, today's unless one is named, by two signs or more of a name; at most 20")
    public Uni<Page<Person>> people(@QueryParam("name") String name, @QueryParam("on") String on) {
        String called = name == null ? "" : name.strip();
        if (called.codePointCount(0, called.length()) < LEAST_SIGNS || called.length() > MOST_SIGNS) {
            throw Problems.malformed("name", "请至少输入姓名中的两个字");
        }
        LocalDate day = on == null ? Days.of(clock.instant()) : day(on);
        return store.read(
                        callers.current().division(),
                        transaction -> Tables.list(
                                transaction, Person.class, FOUND, Map.of("day", day, "called", called, "limit", MOST)))
                .map(found -> new Page<>(found, null));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw Problems.malformed("on", "请写成 2026-06-30 的形式");
        }
    }
}
