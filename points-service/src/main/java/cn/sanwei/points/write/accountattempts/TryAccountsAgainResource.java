package cn.sanwei.points.write.accountattempts;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.wiring.Tables;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was refused is tried again at once, and not only after its pause, which grows to an hour. */
@Path("/api/points/accounts/refused/attempts")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Accounts")
public class TryAccountsAgainResource {
    private static final String AT_ONCE = """
            update account_due set not_before = null
            where member is not null and attempts > 0 and township = current_setting('app.division', true)
            """;

    private final CommandEdge edge;
    private final CommandHandler handler;

    TryAccountsAgainResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Try at once again what Keycloak refused of this township's accounts; township office")
    public Uni<Response> again() {
        CommandContext context = edge.command();
        return handler.once(
                        context,
                        transaction ->
                                Tables.change(transaction, AT_ONCE, Map.of()).map(tickets -> answer(context, tickets)))
                .map(Answers::of);
    }

    /** Accounts have no stream: nothing that is for good happens here. */
    private static CommandAnswer answer(CommandContext context, int tickets) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", context.township()).put("version", 0).put("tickets", tickets);
        body.putArray("events");
        return new CommandAnswer(200, body);
    }
}
