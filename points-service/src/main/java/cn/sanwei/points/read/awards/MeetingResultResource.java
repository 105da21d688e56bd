package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MemberStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfAward;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a branch's meeting decided and where the award stands; folded from its events, with the reasons beside them. */
@Path("/api/points/branches/{branch}/meeting-results/{cycle}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "End of a cycle")
public class MeetingResultResource {
    private static final String REASONS = """
            select member, reason from grade_reason
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;
    private static final String RETURNED = """
            select return_reason from meeting_result
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;

    private final Callers callers;
    private final EventStore store;

    MeetingResultResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    private record Reason(MemberId member, String reason) {}

    private record SentBack(String returnReason) {}

    @GET
    @Operation(
            summary =
                    "The result of a branch's meeting and where its award stands; its secretary or the township office")
    public Uni<MeetingResultView> result(OrganisationId branch, Cycle cycle) {
        Caller caller = callers.current();
        return store.inTransaction(
                caller.division(),
                transaction -> Organisations.find(transaction, branch)
                        .map(found -> found.orElseThrow(Problems::notFound))
                        .chain(() -> Leadership.require(transaction, caller, branch))
                        .chain(() ->
                                transaction.load(MemberAward.stream(TownshipId.of(caller.division()), cycle, branch)))
                        .chain(events -> view(transaction, branch, cycle, events)));
    }

    private static Uni<MeetingResultView> view(
            Transaction transaction, OrganisationId branch, Cycle cycle, List<StoredEvent> events) {
        Map<String, Object> key = Map.of("branch", branch, "cycle", cycle);
        return Tables.list(transaction, Reason.class, REASONS, key)
                .chain(reasons -> Tables.first(transaction, SentBack.class, RETURNED, key)
                        .map(sentBack -> view(branch, cycle, events, reasons, sentBack)));
    }

    private static MeetingResultView view(
            OrganisationId branch,
            Cycle cycle,
            List<StoredEvent> events,
            List<Reason> reasons,
            Optional<SentBack> sentBack) {
        MemberAward award = new MemberAward();
        AwardState state = award.initial();
        Map<MemberId, String> awarded = new TreeMap<>();
        for (StoredEvent stored : events) {
            OfAward event = (OfAward) stored.event();
            state = award.evolve(state, event);
            if (event instanceof MemberStarsAwarded stars) {
                awarded.put(stars.member(), stars.grade());
            }
        }
        Map<MemberId, String> reasonOf = new HashMap<>();
        reasons.forEach(reason -> reasonOf.put(reason.member(), reason.reason()));
        return new MeetingResultView(
                branch,
                cycle,
                state.stage().code(),
                events.size(),
                until(state),
                state instanceof AwardState.Published published
                        ? published.unanswered().size()
                        : 0,
                sentBack.map(SentBack::returnReason).orElse(null),
                grades(state, awarded).entrySet().stream()
                        .map(grade -> new MeetingResultView.Grade(
                                grade.getKey(), grade.getValue(), reasonOf.get(grade.getKey())))
                        .toList());
    }

    private static LocalDate until(AwardState state) {
        return state instanceof AwardState.Published published ? published.until() : null;
    }

    private static Map<MemberId, String> grades(AwardState state, Map<MemberId, String> awarded) {
        return switch (state) {
            case AwardState.Open open -> Map.of();
            case AwardState.Recorded recorded -> recorded.grades();
            case AwardState.Returned returned -> Map.of();
            case AwardState.Published published -> published.grades();
            case AwardState.Awarded done -> awarded;
        };
    }
}
