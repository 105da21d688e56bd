package cn.sanwei.points.write.box;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BoxRefusal.AcknowledgedAfterTheAnswer;
import cn.sanwei.points.domain.BoxTerms;
import cn.sanwei.points.read.box.BoxTermsView;
import cn.sanwei.points.read.box.Terms;
import cn.sanwei.points.wiring.Tables;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What holds from now on: days that were promised stand with their entries and stay. */
@Path("/api/points/box/terms")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Box")
public class SetTermsResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    SetTermsResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    private record Row(
            int version, int acknowledge, int answer, int extension, int reopen, String setBy, Instant setAt) {}

    @POST
    @Operation(
            summary =
                    "Say how many working days the township promises in its box from now on, within bounds; township office")
    @APIResponse(responseCode = "412", description = "stale-version：看到 If-Match 所指的版本之后，已有人改过；current 是现在的期限")
    public Uni<Response> set(@NotNull @Valid SetTermsRequest request) {
        BoxTerms wanted = request.terms();
        if (wanted.acknowledgesAfterTheAnswer()) {
            throw new RefusedException(new AcknowledgedAfterTheAnswer(wanted.answer()));
        }
        CommandContext context = edge.command();
        return handler.once(
                        context,
                        transaction -> BoxRows.alone(transaction)
                                .chain(() -> Terms.view(transaction))
                                .chain(stands -> set(transaction, stands, wanted, context)))
                .map(Answers::of);
    }

    /** Who says what holds already is told of no conflict. */
    private static Uni<CommandAnswer> set(
            Transaction transaction, BoxTermsView stands, BoxTerms wanted, CommandContext context) {
        if (stands.version() > 0 && wanted.equals(stands.terms())) {
            return Uni.createFrom().item(answer(context, stands.version()));
        }
        context.expectedVersion().ifPresent(seen -> {
            if (seen != stands.version()) {
                throw stale(stands);
            }
        });
        Row row = new Row(
                stands.version() + 1,
                wanted.acknowledge(),
                wanted.answer(),
                wanted.extension(),
                wanted.reopen(),
                context.caller(),
                context.at());
        return Tables.insert(transaction, "box_terms", List.of(row)).replaceWith(() -> answer(context, row.version()));
    }

    private static HttpProblem stale(BoxTermsView now) {
        return Problems.builder(412, "stale-version", "您打开之后，已有人改过期限。您的更改没有保存，请核对后再定。")
                .with("current", now)
                .build();
    }

    private static CommandAnswer answer(CommandContext context, int version) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", context.township());
        body.put("version", version);
        body.putArray("events");
        return new CommandAnswer(200, body);
    }
}
