package cn.sanwei.points.write.answerobjection;

import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardCommand;
import cn.sanwei.points.domain.AwardCommand.AnswerObjection;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.awards.AwardTerms;
import cn.sanwei.points.read.objections.FiledObjection;
import cn.sanwei.points.wiring.Tables;
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

@Path("/api/points/objections/{objection}/answer")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class AnswerObjectionResource {
    private static final String ANSWERED = """
            update objection
            set upheld = cast(cast(:upheld as text) as boolean), grade = nullif(cast(:grade as text), ''),
                answer = :answer, answered_at = cast(cast(:at as text) as timestamptz)
            where objection = cast(cast(:objection as text) as uuid)
            """;

    private final Callers callers;
    private final CommandEdge edge;
    private final EventStore store;
    private final CommandHandler handler;

    AnswerObjectionResource(Callers callers, CommandEdge edge, EventStore store, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.store = store;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary = "Answer an objection; upheld, it changes the grade; township office, never the objector himself")
    public Uni<Response> answer(ObjectionId objection, @NotNull @Valid AnswerObjectionRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return FiledObjection.require(store, context.division(), objection)
                .chain(filed -> handler.handle(
                        context,
                        new MemberAward(),
                        filed.award(TownshipId.of(context.township())),
                        transaction -> command(transaction, objection, filed, request, caller, context),
                        (transaction, appended) -> Tables.change(
                                        transaction,
                                        ANSWERED,
                                        Map.of(
                                                "upheld", request.upheld(),
                                                "grade",
                                                        Optional.ofNullable(request.grade())
                                                                .orElse(""),
                                                "answer", request.answer(),
                                                "at", context.at(),
                                                "objection", objection))
                                .replaceWith(() -> appended.done(objection))))
                .map(Answers::of);
    }

    private static Uni<AwardCommand> command(
            Transaction transaction,
            ObjectionId objection,
            FiledObjection filed,
            AnswerObjectionRequest request,
            Caller caller,
            CommandContext context) {
        return AwardTerms.find(transaction, filed.cycle())
                .map(terms -> new AnswerObjection(
                        objection,
                        filed.organisation(),
                        filed.cycle(),
                        filed.by(caller),
                        request.upheld(),
                        Optional.ofNullable(request.grade()),
                        terms.grades(),
                        context.at()));
    }
}
