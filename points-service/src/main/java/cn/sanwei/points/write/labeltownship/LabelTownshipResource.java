package cn.sanwei.points.write.labeltownship;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.write.TownshipRows;
import cn.sanwei.points.write.TownshipRows.Labels;
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
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Nobody else decides anything by a label, so it is no event: its row takes the part of a stream, and counts its versions. */
@Path("/api/points/townships/{township}/labels")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Townships")
public class LabelTownshipResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    LabelTownshipResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Say what a township calls its boards and offices; platform administrator")
    @APIResponse(responseCode = "412", description = "stale-version：看到 If-Match 所指的版本之后，已有人改过；current 是现在的称呼和版本")
    public Uni<Response> label(TownshipId township, @NotNull @Valid LabelTownshipRequest request) {
        CommandContext context = edge.commandIn(township);
        return handler.once(
                        context,
                        transaction -> TownshipRows.labels(transaction)
                                .chain(stands ->
                                        replace(transaction, stands, request.labels(), context.expectedVersion()))
                                .map(now -> answer(township, now)))
                .map(Answers::of);
    }

    /** Who says what stands already is told of no conflict. */
    private static Uni<Labels> replace(
            Transaction transaction, Labels stands, Map<String, String> wanted, OptionalInt seen) {
        if (wanted.equals(stands.labels())) {
            return Uni.createFrom().item(stands);
        }
        if (seen.isPresent() && seen.getAsInt() != stands.version()) {
            throw stale(stands);
        }
        return TownshipRows.label(transaction, new Labels(wanted, stands.version() + 1));
    }

    private static HttpProblem stale(Labels now) {
        return Problems.builder(412, "stale-version", "您打开之后，已有人改过称呼。您的更改没有保存，请核对后再定。")
                .with("current", now)
                .build();
    }

    private static CommandAnswer answer(TownshipId township, Labels now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", township.value());
        body.put("version", now.version());
        body.putArray("events");
        return new CommandAnswer(200, body);
    }
}
