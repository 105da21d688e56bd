package cn.sanwei.points.write.officeaccounts;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AccountRefusal.AccountUnknown;
import cn.sanwei.points.domain.TownshipRefusal.TownshipUnknown;
import cn.sanwei.points.domain.UserName;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.AccountTickets;
import cn.sanwei.points.write.LoginCodeSheet;
import cn.sanwei.points.write.LoginCodes;
import cn.sanwei.points.write.LoginCodes.Target;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The accounts of a township's office and social workers: people who need not be on its roster. */
@Path("/api/points/townships/{township}/accounts")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Accounts")
public class OfficeAccountsResource {
    private static final String KNOWN =
            "exists (select from township where id = current_setting('app.division', true))";
    private static final String FIND = """
            select account, keycloak_id, case when closed then 'closed' else state end as state, name, user_name, role
            from account where role is not null and account = cast(cast(:account as text) as uuid)
            """;
    private static final String CLOSE = """
            update account set closed = cast(cast(:closed as text) as boolean)
            where role is not null and account = cast(cast(:account as text) as uuid)
            """;

    private final CommandEdge edge;
    private final CommandHandler handler;
    private final LoginCodes codes;
    private final SecureRandom random = new SecureRandom();

    OfficeAccountsResource(CommandEdge edge, CommandHandler handler, LoginCodes codes) {
        this.edge = edge;
        this.handler = handler;
        this.codes = codes;
    }

    private record NewRow(UUID account, String userName, String name, String role) {}

    private record Row(UUID account, UUID keycloakId, String state, String name, String userName, String role) {}

    @POST
    @Operation(summary = "Open an account of a township's office or social worker; platform administrator")
    public Uni<Response> open(TownshipId township, @NotNull @Valid OpenOfficeAccountRequest request) {
        CommandContext context = edge.commandIn(township);
        NewRow row =
                new NewRow(UUID.randomUUID(), UserName.draw(random::nextInt).text(), request.name(), request.role());
        return handler.once(
                        context,
                        transaction -> requireKnown(transaction, township)
                                .chain(() -> Tables.insert(transaction, "account", List.of(row)))
                                .replaceWith(() -> answer(201, row.account())))
                .map(Answers::of);
    }

    @POST
    @Path("{account}/closing")
    @Operation(summary = "Close an account at once, and end its sessions; platform administrator")
    public Uni<Response> close(TownshipId township, UUID account) {
        return close(edge.commandIn(township), account, true);
    }

    @POST
    @Path("{account}/reopening")
    @Operation(summary = "Open a closed account again; platform administrator")
    public Uni<Response> reopen(TownshipId township, UUID account) {
        return close(edge.commandIn(township), account, false);
    }

    @POST
    @Path("{account}/codes")
    @Operation(summary = "Make a one-time login code, shown once; the one before is void; platform administrator")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LoginCodeSheet.class)))
    public Uni<Response> code(TownshipId township, UUID account) {
        return codes.make(
                edge.commandIn(township),
                transaction -> find(transaction, account)
                        .map(row -> List.of(new Target(
                                row.account(),
                                row.keycloakId(),
                                row.state(),
                                null,
                                row.name(),
                                null,
                                null,
                                row.userName(),
                                Set.of(row.role())))));
    }

    @POST
    @Path("comparison")
    @Operation(
            summary =
                    "Compare every account of a township with the roster, and mend what differs; platform administrator")
    public Uni<Response> compare(TownshipId township) {
        CommandContext context = edge.commandIn(township);
        return handler.once(
                        context,
                        transaction -> requireKnown(transaction, township)
                                .chain(() -> AccountTickets.forEverybody(transaction))
                                .map(accounts -> answer(200, township).with("accounts", accounts)))
                .map(Answers::of);
    }

    private Uni<Response> close(CommandContext context, UUID account, boolean closed) {
        return handler.once(
                        context,
                        transaction -> find(transaction, account)
                                .chain(found ->
                                        Tables.change(transaction, CLOSE, Map.of("account", account, "closed", closed)))
                                .replaceWith(() -> answer(200, account)))
                .map(Answers::of);
    }

    private static Uni<Row> find(Transaction transaction, UUID account) {
        return Tables.first(transaction, Row.class, FIND, Map.of("account", account))
                .map(found -> found.orElseThrow(() -> new RefusedException(new AccountUnknown())));
    }

    private static Uni<Void> requireKnown(Transaction transaction, TownshipId township) {
        return Tables.holds(transaction, KNOWN, Map.of())
                .invoke(known -> {
                    if (!known) {
                        throw new RefusedException(new TownshipUnknown(township));
                    }
                })
                .replaceWithVoid();
    }

    /** Accounts have no stream: nothing that is for good happens here. */
    private static CommandAnswer answer(int status, Object id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id.toString());
        body.put("version", 0);
        body.putArray("events");
        return new CommandAnswer(status, body);
    }
}
