package cn.sanwei.points.write.checkmeetingresult;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.PublicationOpened;
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
import cn.sanwei.points.domain.AwardCommand.ConfirmMeetingResult;
import cn.sanwei.points.domain.AwardCommand.HeldOnPaper;
import cn.sanwei.points.domain.AwardCommand.ReturnMeetingResult;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.awards.AwardTerms;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The check by the office: the second pair of eyes on a branch's result. */
@Path("/api/points/branches/{branch}/meeting-results/{cycle}")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class CheckMeetingResultResource {
    private static final String SENT_BACK = """
            update meeting_result set return_reason = :reason
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;
    private static final String RECORDER = """
            select recorded_by, recorder from meeting_result
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;

    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    CheckMeetingResultResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    private record Recorder(String recordedBy, MemberId recorder) {
        boolean is(Caller caller) {
            return caller.is(recordedBy, recorder);
        }
    }

    @POST
    @Path("return")
    @Operation(
            summary =
                    "Send a branch's result back to it, with the reason, also from publication when every objection is answered; township office")
    public Uni<Response> sendBack(
            OrganisationId branch, Cycle cycle, @NotNull @Valid ReturnMeetingResultRequest request) {
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new MemberAward(),
                        MemberAward.stream(TownshipId.of(context.township()), cycle, branch),
                        transaction -> requireBranch(transaction, branch)
                                .replaceWith((AwardCommand) new ReturnMeetingResult(branch, cycle, context.at())),
                        (transaction, appended) -> Tables.change(
                                        transaction,
                                        SENT_BACK,
                                        Map.of("reason", request.reason(), "branch", branch, "cycle", cycle))
                                .replaceWith(() -> appended.done(branch)))
                .map(Answers::of);
    }

    @POST
    @Path("confirm")
    @Operation(
            summary =
                    "Confirm a branch's result and publish it for objections, or declare the publication as held on paper; township office, another account than the recorder's")
    public Uni<Response> confirm(
            OrganisationId branch, Cycle cycle, @NotNull @Valid ConfirmMeetingResultRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new MemberAward(),
                        MemberAward.stream(TownshipId.of(context.township()), cycle, branch),
                        transaction -> requireBranch(transaction, branch)
                                .chain(() -> command(transaction, branch, cycle, caller, request.held(), context)),
                        (transaction, appended) -> Uni.createFrom()
                                .item(appended.done(branch)
                                        .with(
                                                "until",
                                                ((PublicationOpened) appended.events()
                                                                .getLast())
                                                        .until()
                                                        .toString())))
                .map(Answers::of);
    }

    private static Uni<AwardCommand> command(
            Transaction transaction,
            OrganisationId branch,
            Cycle cycle,
            Caller caller,
            Optional<HeldOnPaper> held,
            CommandContext context) {
        return Tables.first(transaction, Recorder.class, RECORDER, Map.of("branch", branch, "cycle", cycle))
                .chain(recorder -> AwardTerms.find(transaction, cycle)
                        .chain(terms -> Calendar.find(transaction)
                                .map(days -> new ConfirmMeetingResult(
                                        branch,
                                        cycle,
                                        recorder.filter(found -> found.is(caller))
                                                .isPresent(),
                                        terms.ruleBook().objectionDays(),
                                        days,
                                        CycleDays.dayOf(context.at()),
                                        held,
                                        context.at()))));
    }

    private static Uni<Void> requireBranch(Transaction transaction, OrganisationId branch) {
        return Organisations.find(transaction, branch)
                .map(found -> found.orElseThrow(Problems::notFound))
                .replaceWithVoid();
    }
}
