package cn.sanwei.points.write.withdrawobjection;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardCommand;
import cn.sanwei.points.domain.AwardCommand.SignedOn;
import cn.sanwei.points.domain.AwardCommand.WithdrawObjection;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.objections.FiledObjection;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.withdrawobjection.WithdrawObjectionRequest.Paper;
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

@Path("/api/points/objections/{objection}/withdraw")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER})
@Tag(name = "End of a cycle")
public class WithdrawObjectionResource {
    private static final String WITHDRAWN = """
            update objection
            set withdrawn_at = cast(cast(:at as text) as timestamptz), withdrawn_by = :by,
                withdrawal_recorder = cast(nullif(cast(:recorder as text), '') as uuid),
                withdrawal_day = cast(nullif(cast(:day as text), '') as date),
                withdrawal_paper = nullif(cast(:paper as text), '')
            where objection = cast(cast(:objection as text) as uuid)
            """;

    private final Callers callers;
    private final CommandEdge edge;
    private final EventStore store;
    private final CommandHandler handler;

    WithdrawObjectionResource(Callers callers, CommandEdge edge, EventStore store, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.store = store;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Take an objection back before it is answered; whoever objected, or on a paper that he signed the township office or the branch that had entered it for him, never whom it is about")
    public Uni<Response> withdraw(ObjectionId objection, @NotNull @Valid WithdrawObjectionRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return FiledObjection.require(store, context.division(), objection)
                .chain(filed -> handler.handle(
                        context,
                        new MemberAward(),
                        filed.award(TownshipId.of(context.township())),
                        transaction -> requireMay(transaction, caller, filed, request.paper())
                                .replaceWith(() -> command(objection, filed, request.paper(), caller, context)),
                        (transaction, appended) -> keep(transaction, objection, request.paper(), caller, context)
                                .replaceWith(() -> appended.done(objection))))
                .map(Answers::of);
    }

    /** Who does not see an objection is not told that there is one. */
    private static Uni<Void> requireMay(Transaction transaction, Caller caller, FiledObjection filed, Paper paper) {
        if (filed.by(caller)) {
            return Uni.createFrom().voidItem();
        }
        return maySeeIt(transaction, caller, filed)
                .invoke(sees -> {
                    if (!sees) {
                        throw filed.concerns(caller)
                                ? Problems.forbidden("not-the-objector", "只有提出异议的本人可以撤回。")
                                : Problems.notFound();
                    }
                    if (paper == null) {
                        throw Problems.malformed("paper", "代为登记撤回须写明签字日期和书面材料");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Boolean> maySeeIt(Transaction transaction, Caller caller, FiledObjection filed) {
        if (caller.has(Roles.TOWNSHIP_OFFICE)) {
            return Uni.createFrom().item(true);
        }
        return filed.through() == null
                ? Uni.createFrom().item(false)
                : Leadership.leads(transaction, caller, filed.through());
    }

    private static AwardCommand command(
            ObjectionId objection, FiledObjection filed, Paper paper, Caller caller, CommandContext context) {
        return new WithdrawObjection(
                objection,
                filed.organisation(),
                filed.cycle(),
                filed.concerns(caller) && !filed.by(caller),
                CycleDays.dayOf(filed.filedAt()),
                CycleDays.dayOf(context.at()),
                Optional.ofNullable(paper).map(Paper::signedOn).map(SignedOn::new),
                context.at());
    }

    private static Uni<Integer> keep(
            Transaction transaction, ObjectionId objection, Paper paper, Caller caller, CommandContext context) {
        return Tables.change(
                transaction,
                WITHDRAWN,
                Map.of(
                        "at",
                        context.at(),
                        "by",
                        context.caller(),
                        "recorder",
                        caller.member().map(MemberId::toString).orElse(""),
                        "day",
                        paper == null ? "" : paper.signedOn().toString(),
                        "paper",
                        paper == null ? "" : paper.document().strip(),
                        "objection",
                        objection));
    }
}
