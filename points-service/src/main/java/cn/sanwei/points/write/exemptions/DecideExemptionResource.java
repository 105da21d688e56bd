package cn.sanwei.points.write.exemptions;

import cn.sanwei.contracts.ExemptionId;
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

    /** What a step needs beside the application: who may take it, what it asks, and what it leaves in the table. */
    private record Step(
            BiFunction<Transaction, Application, Uni<Void>> requireMay,
            BiFunction<Transaction, Application, Uni<Command>> command,
            Function<Transaction, Uni<Void>> keep) {}

    @POST
    @Path("endorse")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Record that the branch's meeting agrees; its secretary, or the township office from signed minutes, never the applicant")
    public Uni<Response> endorse(ExemptionId exemption) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return take(
                exemption,
                context,
                new Step(
                        (transaction, found) -> Leadership.require(transaction, caller, found.organisation()),
                        (transaction, found) -> terms(transaction, context, found)
                                .map(terms -> new Command.EndorseExemption(
                                        exemption,
                                        found.member(),
                                        found.cycle(),
                                        terms,
                                        caller.is(found.member()),
                                        context.at())),
                        transaction -> ExemptionRows.endorsed(transaction, exemption, context)));
    }

    @POST
    @Path("refuse")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Record, with the reason, that the branch's meeting does not agree, or that the township office does not; never the applicant")
    public Uni<Response> refuse(ExemptionId exemption, @NotNull @Valid ReasonRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return take(
                exemption,
                context,
                new Step(
                        (transaction, found) -> Leadership.require(transaction, caller, found.organisation()),
                        (transaction, found) -> Uni.createFrom()
                                .item(new Command.RefuseExemption(
                                        exemption,
                                        found.member(),
                                        found.cycle(),
                                        caller.has(Roles.TOWNSHIP_OFFICE),
                                        caller.is(found.member()),
                                        context.at())),
                        decided(exemption, ExemptionStage.REFUSED, Optional.of(request.reason()), context)));
    }

    @POST
    @Path("approve")
    @Operation(
            summary =
                    "Confirm what the branch's meeting decided: the member is not graded in that cycle; township office, another account than the one that recorded the meeting")
    public Uni<Response> approve(ExemptionId exemption) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return take(
                exemption,
                context,
                new Step(
                        DecideExemptionResource::anybody,
                        (transaction, found) -> terms(transaction, context, found)
                                .map(terms -> new Command.ApproveExemption(
                                        exemption,
                                        found.member(),
                                        found.cycle(),
                                        terms,
                                        caller.is(found.member()),
                                        found.isEndorsedBy(caller),
                                        context.at())),
                        decided(exemption, ExemptionStage.APPROVED, Optional.empty(), context)));
    }

    @POST
    @Path("withdraw")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Take an application back before it is approved, with the reason; the member, or his branch on his behalf")
    public Uni<Response> withdraw(ExemptionId exemption, @NotNull @Valid ReasonRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return take(
                exemption,
                context,
                new Step(
                        (transaction, found) -> caller.is(found.member())
                                ? Uni.createFrom().voidItem()
                                : Members.requireReach(transaction, caller, found.member()),
                        (transaction, found) -> Uni.createFrom()
                                .item(new Command.WithdrawExemption(
                                        exemption, found.member(), found.cycle(), context.at())),
                        decided(exemption, ExemptionStage.WITHDRAWN, Optional.of(request.reason()), context)));
    }

    @POST
    @Path("revoke")
    @Operation(
            summary =
                    "Revoke an approval while the cycle is open, with the reason: the member is graded again; township office, never the applicant")
    public Uni<Response> revoke(ExemptionId exemption, @NotNull @Valid ReasonRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return take(
                exemption,
                context,
                new Step(
                        DecideExemptionResource::anybody,
                        (transaction, found) -> Cycles.isClosed(transaction, township(context), found.cycle())
                                .map(closed -> new Command.RevokeExemption(
                                        exemption,
                                        found.member(),
                                        found.cycle(),
                                        closed,
                                        caller.is(found.member()),
                                        context.at())),
                        decided(exemption, ExemptionStage.REVOKED, Optional.of(request.reason()), context)));
    }

    /** The stream is the member's and the cycle's, which the application says and for good. */
    private Uni<Response> take(ExemptionId exemption, CommandContext context, Step step) {
        return store.inTransaction(context.township(), transaction -> ExemptionRows.find(transaction, exemption))
                .chain(found -> handler.handle(
                        context,
                        new Exemption(),
                        Exemption.stream(township(context), found.cycle(), found.member()),
                        transaction -> ExemptionRows.find(transaction, exemption)
                                .call(now -> step.requireMay().apply(transaction, now))
                                .chain(now -> step.command().apply(transaction, now)),
                        (transaction, appended) -> step.keep()
                                .apply(transaction)
                                .<CommandAnswer>replaceWith(() -> appended.done(exemption))))
                .map(Answers::of);
    }

    private static Function<Transaction, Uni<Void>> decided(
            ExemptionId exemption, ExemptionStage state, Optional<String> answer, CommandContext context) {
        return transaction -> ExemptionRows.decided(transaction, exemption, state, answer, context);
    }

    private static Uni<Exemption.Terms> terms(Transaction transaction, CommandContext context, Application found) {
        return ExemptionTerms.find(transaction, township(context), found.cycle());
    }

    private static Uni<Void> anybody(Transaction transaction, Application found) {
        return Uni.createFrom().voidItem();
    }

    private static TownshipId township(CommandContext context) {
        return TownshipId.of(context.township());
    }
}
