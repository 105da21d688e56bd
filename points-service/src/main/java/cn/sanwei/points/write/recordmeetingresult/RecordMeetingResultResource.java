package cn.sanwei.points.write.recordmeetingresult;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardCommand;
import cn.sanwei.points.domain.AwardCommand.DecidedGrade;
import cn.sanwei.points.domain.AwardCommand.RecordMeetingResult;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.awards.AwardTerms;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.organisations.Organisations.Place;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.recordmeetingresult.RecordMeetingResultRequest.Grade;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/branches/{branch}/meeting-results")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "End of a cycle")
public class RecordMeetingResultResource {
    private static final String FORGET_REASONS = """
            delete from grade_reason
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;
    private static final String REPLACING = """
            on conflict (organisation, cycle) do update
            set recorded_by = excluded.recorded_by, recorder = excluded.recorder,
                recorded_at = excluded.recorded_at, return_reason = null
            """;

    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    RecordMeetingResultResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    private record ResultRow(
            OrganisationId organisation, Cycle cycle, String recordedBy, MemberId recorder, Instant recordedAt) {}

    private record ReasonRow(OrganisationId organisation, Cycle cycle, MemberId member, String reason) {}

    @POST
    @Operation(
            summary =
                    "Record what the branch's members' meeting decided; its secretary, or the township office from signed minutes")
    public Uni<Response> record(OrganisationId branch, @NotNull @Valid RecordMeetingResultRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        List<DecidedGrade> decided =
                request.grades().stream().map(Grade::decided).toList();
        return handler.handle(
                        context,
                        new MemberAward(),
                        MemberAward.stream(TownshipId.of(context.township()), request.cycle(), branch),
                        transaction -> Organisations.find(transaction, branch)
                                .map(found -> found.orElseThrow(Problems::notFound))
                                .call(() -> Leadership.require(transaction, caller, branch))
                                .chain(place -> command(transaction, place, request.cycle(), decided, context)),
                        (transaction, appended) -> keep(transaction, branch, request.cycle(), decided, caller, context)
                                .replaceWith(() -> appended.created(branch)))
                .map(Answers::of);
    }

    private static Uni<AwardCommand> command(
            Transaction transaction, Place branch, Cycle cycle, List<DecidedGrade> decided, CommandContext context) {
        return Cycles.isClosed(transaction, TownshipId.of(context.township()), cycle)
                .chain(closed -> AwardTerms.find(transaction, cycle)
                        .chain(terms -> terms.roster(
                                        transaction, branch.organisation(), cycle, CycleDays.dayOf(context.at()))
                                .map(roster -> new RecordMeetingResult(
                                        branch.organisation(),
                                        cycle,
                                        hasMeeting(branch.level()),
                                        closed,
                                        decided,
                                        roster,
                                        terms.grades(),
                                        context.at()))));
    }

    private static boolean hasMeeting(OrganisationLevel level) {
        return switch (level) {
            case BRANCH, JOINT_BRANCH -> true;
            case COMMITTEE, GENERAL_BRANCH, GROUP -> false;
        };
    }

    private static Uni<Void> keep(
            Transaction transaction,
            OrganisationId branch,
            Cycle cycle,
            List<DecidedGrade> decided,
            Caller caller,
            CommandContext context) {
        ResultRow result =
                new ResultRow(branch, cycle, caller.subject(), caller.member().orElse(null), context.at());
        List<ReasonRow> reasons = decided.stream()
                .filter(grade -> grade.reason().isPresent())
                .map(grade -> new ReasonRow(
                        branch, cycle, grade.member(), grade.reason().get()))
                .toList();
        return Tables.insert(transaction, "meeting_result", List.of(result), REPLACING)
                .chain(() -> Tables.change(transaction, FORGET_REASONS, Map.of("branch", branch, "cycle", cycle)))
                .chain(() -> Tables.insert(transaction, "grade_reason", reasons))
                .replaceWithVoid();
    }
}
