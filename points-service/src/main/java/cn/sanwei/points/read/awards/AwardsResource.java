package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where each branch's award stands, so that the office sees whom it waits for. */
@Path("/api/points/awards")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "End of a cycle")
public class AwardsResource {
    private static final String BRANCHES = """
            with counted as materialized (
                select organisation, count(*) as members from roster_on(cast(cast(:today as text) as date))
                group by organisation)
            select o.organisation as branch, o.name, r.recorded_at, r.return_reason,
                   (select coalesce(sum(c.members), 0) from subtree_of(o.organisation) below
                    join counted c on c.organisation = below.organisation) as members
            from organisation o
            left join meeting_result r on r.organisation = o.organisation and r.cycle = :cycle
            where o.level in ('branch', 'joint-branch')
              and (:everything = 'true'
                   or o.organisation in (select below.organisation
                                         from unnest(string_to_array(nullif(:led, ''), ',')) top
                                         cross join lateral subtree_of(cast(top as uuid)) below))
            order by o.name collate "zh-x-icu", o.organisation limit 2000
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    AwardsResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Row(OrganisationId branch, String name, int members, Instant recordedAt, String returnReason) {}

    /**
     * @param state open, recorded, returned, published or awarded
     * @param until last day of the publication, or null
     * @param over whether that day has passed, so that stars may be awarded
     */
    @Schema(examples = """
            {"branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "第一党支部", "members": 36, "state": "published",
             "recordedAt": "2027-01-06T02:00:00Z", "returnReason": null, "until": "2027-01-13", "over": false,
             "openObjections": 1}
            """)
    public record AwardView(
            OrganisationId branch,
            String name,
            int members,
            String state,
            Instant recordedAt,
            String returnReason,
            LocalDate until,
            boolean over,
            int openObjections) {}

    @GET
    @Operation(
            summary =
                    "Where the award of each branch's members stands: of all branches for the township office, of his own for a secretary")
    public Uni<Page<AwardView>> awards(@QueryParam("cycle") Cycle cycle) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        Caller caller = callers.current();
        LocalDate today = CycleDays.dayOf(clock.instant());
        Map<String, Object> parameters = Map.of(
                "today",
                today,
                "cycle",
                cycle,
                "everything",
                caller.has(Roles.TOWNSHIP_OFFICE),
                "led",
                caller.led().stream().map(OrganisationId::toString).collect(Collectors.joining(",")));
        return store.read(
                caller.division(),
                transaction -> Tables.list(transaction, Row.class, BRANCHES, parameters)
                        .chain(rows -> states(transaction, caller.township(), cycle, rows)
                                .map(states -> new Page<>(
                                        rows.stream()
                                                .map(row -> view(row, states.get(row.branch()), today))
                                                .toList(),
                                        null))));
    }

    private static Uni<Map<OrganisationId, AwardState>> states(
            Transaction transaction, TownshipId township, Cycle cycle, List<Row> rows) {
        Map<OrganisationId, AwardState> states = new HashMap<>();
        Map<String, OrganisationId> streams = new HashMap<>();
        rows.forEach(row -> {
            states.put(row.branch(), new MemberAward().initial());
            streams.put(MemberAward.stream(township, cycle, row.branch()), row.branch());
        });
        return Cycles.each(transaction, streams, (branch, events) -> states.put(branch, Cycles.award(events)))
                .replaceWith(states);
    }

    private static AwardView view(Row row, AwardState state, LocalDate today) {
        AwardState.Published published = state instanceof AwardState.Published found ? found : null;
        return new AwardView(
                row.branch(),
                row.name(),
                row.members(),
                state.stage().code(),
                row.recordedAt(),
                row.returnReason(),
                published == null ? null : published.until(),
                published != null && today.isAfter(published.until()),
                published == null ? 0 : published.unanswered().size());
    }
}
