package cn.sanwei.points.write.exemptions;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Exemption;
import cn.sanwei.points.domain.Exemption.Command;
import cn.sanwei.points.domain.ExemptionStage;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.exemptions.ExemptionTerms;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.write.exemptions.ExemptionRows.Application;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From the branch's meeting to the office, each step another person's; a reason wherever somebody does not get his way. */
@Path("/api/points/exemptions/{exemption}")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Exemptions")
public class DecideExemptionResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;
    private final EventStore store;

    DecideExemptionResource(Callers callers, CommandEdge edge, CommandHandler handler, EventStore store) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
        this.store = store;
    }

    /** One step on one application, inside its transaction. */
    private record Step(Transaction transaction, Caller caller, CommandContext context, Application application) {
        MemberId member() {
            return application.member();
        }

        Cycle cycle() {
            return application.cycle();
        }

        Instant at() {
            return context.at();
        }

        boolean isByTheApplicant() {
            return caller.is(member());
        }

        boolean isByWhoEndorsed() {
            return application.isEndorsedBy(caller);
        }

        boolean isByTheOffice() {
            return caller.has(Roles.TOWNSHIP_OFFICE);
        }

        Uni<Exemption.Terms> terms() {
            return ExemptionTerms.find(transaction, township(context), cycle());
        }

        Uni<Boolean> isClosed() {
            return Cycles.isClosed(transaction, township(context), cycle());
        }

        /** Whoever has the role, in the whole township. */
        Uni<Void> isOpenToTheRole() {
            return Uni.createFrom().voidItem();
        }

        Uni<Void> requireLeader() {
            return Leadership.require(transaction, caller, application.organisation());
        }

        Uni<Void> requireMayActForTheApplicant() {
            return Members.requireMayActFor(transaction, caller, member());
        }
    }

    @POST
    @Path("endorse")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Record that the branch's meeting agrees; its secretary, or the township office from signed minutes, never the applicant")
    public Uni<Response> endorse(ExemptionId exemption) {
        return take(
                exemption,
                Step::requireLeader,
                step -> step.terms()
                        .map(terms -> new Command.EndorseExemption(
                                exemption, step.member(), step.cycle(), terms, step.isByTheApplicant(), step.at())),
                (transaction, context) -> ExemptionRows.endorsed(transaction, exemption, context));
    }

    @POST
    @Path("refuse")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Record, with the reason, that the branch's meeting does not agree, or that the township office does not; never the applicant")
    public Uni<Response> refuse(ExemptionId exemption, @NotNull @Valid ReasonRequest request) {
        return take(
                exemption,
                Step::requireLeader,
                step -> Uni.createFrom()
                        .item(new Command.RefuseExemption(
                                exemption,
                                step.member(),
                                step.cycle(),
                                step.isByTheOffice(),
                                step.isByTheApplicant(),
                                step.at())),
                decided(exemption, ExemptionStage.REFUSED, Optional.of(request.reason())));
    }

    @POST
    @Path("approve")
    @Operation(
            summary =
                    "Confirm what the branch's meeting decided: the member is not graded in that cycle; township office, another account than the one that recorded the meeting")
    public Uni<Response> approve(ExemptionId exemption) {
        return take(
                exemption,
                Step::isOpenToTheRole,
                step -> step.terms()
                        .map(terms -> new Command.ApproveExemption(
                                exemption,
                                step.member(),
                                step.cycle(),
                                terms,
                                step.isByTheApplicant(),
                                step.isByWhoEndorsed(),
                                step.at())),
                decided(exemption, ExemptionStage.APPROVED, Optional.empty()));
    }

    @POST
    @Path("withdraw")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Take an application back before it is approved, with the reason; the member, or his branch on his behalf")
    public Uni<Response> withdraw(ExemptionId exemption, @NotNull @Valid ReasonRequest request) {
        return take(
                exemption,
                Step::requireMayActForTheApplicant,
                step -> Uni.createFrom()
                        .item(new Command.WithdrawExemption(exemption, step.member(), step.cycle(), step.at())),
                decided(exemption, ExemptionStage.WITHDRAWN, Optional.of(request.reason())));
    }

    @POST
    @Path("revoke")
    @Operation(
            summary =
                    "Revoke an approval while the cycle is open, with the reason: the member is graded again; township office, never the applicant")
    public Uni<Response> revoke(ExemptionId exemption, @NotNull @Valid ReasonRequest request) {
        return take(
                exemption,
                Step::isOpenToTheRole,
                step -> step.isClosed()
                        .map(closed -> new Command.RevokeExemption(
                                exemption, step.member(), step.cycle(), closed, step.isByTheApplicant(), step.at())),
                decided(exemption, ExemptionStage.REVOKED, Optional.of(request.reason())));
    }

    /**
     * The stream is the member's and the cycle's, which the application says and for good.
     *
     * @param require fails where the caller may not take this step
     * @param keep what the step leaves in the table
     */
    private Uni<Response> take(
            ExemptionId exemption,
            Function<Step, Uni<Void>> require,
            Function<Step, Uni<Command>> command,
            BiFunction<Transaction, CommandContext, Uni<Void>> keep) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return store.read(context.township(), transaction -> ExemptionRows.find(transaction, exemption))
                .chain(found -> handler.handle(
                        context,
                        new Exemption(),
                        Exemption.stream(township(context), found.cycle(), found.member()),
                        transaction -> ExemptionRows.find(transaction, exemption)
                                .map(now -> new Step(transaction, caller, context, now))
                                .call(require::apply)
                                .chain(command::apply),
                        (transaction, appended) -> keep.apply(transaction, context)
                                .<CommandAnswer>replaceWith(() -> appended.done(exemption))))
                .map(Answers::of);
    }

    private static BiFunction<Transaction, CommandContext, Uni<Void>> decided(
            ExemptionId exemption, ExemptionStage state, Optional<String> answer) {
        return (transaction, context) -> ExemptionRows.decided(transaction, exemption, state, answer, context);
    }

    private static TownshipId township(CommandContext context) {
        return TownshipId.of(context.township());
    }
}
