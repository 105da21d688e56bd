package cn.sanwei.points.write.officeaccounts;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AccountRefusal.AccountUnknown;
import cn.sanwei.points.domain.UserName;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.AccountTickets;
import cn.sanwei.points.write.LoginCodes;
import cn.sanwei.points.write.LoginCodes.Target;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Accounts that the platform's administrator opens by name, in a township or in a county: of that division alone. */
@ApplicationScoped
class OfficeAccounts {
    /** Where accounts may be opened: a division that is there, and of the right kind. */
    enum Place {
        TOWNSHIP("exists (select from township where id = current_setting('app.division', true))"),
        COUNTY("exists (select from township where county = current_setting('app.division', true))");

        private final String known;

        Place(String known) {
            this.known = known;
        }
    }

    private static final String FIND = """
            select account, keycloak_id, case when closed then 'closed' else state end as state, name, user_name, role
            from account
            where role is not null and township = current_setting('app.division', true)
              and account = cast(cast(:account as text) as uuid)
            """;
    private static final String CLOSE = """
            update account set closed = cast(cast(:closed as text) as boolean)
            where role is not null and account = cast(cast(:account as text) as uuid)
            """;

    private final CommandHandler handler;
    private final LoginCodes codes;
    private final SecureRandom random = new SecureRandom();

    OfficeAccounts(CommandHandler handler, LoginCodes codes) {
        this.handler = handler;
        this.codes = codes;
    }

    private record NewRow(UUID account, String userName, String name, String role) {}

    private record Row(UUID account, UUID keycloakId, String state, String name, String userName, String role) {}

    Uni<Response> open(CommandContext context, Place place, String name, String role) {
        NewRow row =
                new NewRow(UUID.randomUUID(), UserName.draw(random::nextInt).text(), name, role);
        return handler.once(
                        context,
                        transaction -> requireKnown(transaction, place)
                                .chain(() -> Tables.insert(transaction, "account", List.of(row)))
                                .replaceWith(() -> answer(201, row.account())))
                .map(Answers::of);
    }

    Uni<Response> close(CommandContext context, UUID account, boolean closed) {
        return handler.once(
                        context,
                        transaction -> find(transaction, account)
                                .chain(found ->
                                        Tables.change(transaction, CLOSE, Map.of("account", account, "closed", closed)))
                                .replaceWith(() -> answer(200, account)))
                .map(Answers::of);
    }

    Uni<Response> code(CommandContext context, UUID account) {
        return codes.make(
                context,
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

    Uni<Response> compareEverybody(CommandContext context) {
        return handler.once(
                        context,
                        transaction -> requireKnown(transaction, Place.TOWNSHIP)
                                .chain(() -> AccountTickets.forEverybody(transaction))
                                .map(accounts -> answer(200, context.township()).with("accounts", accounts)))
                .map(Answers::of);
    }

    private static Uni<Row> find(Transaction transaction, UUID account) {
        return Tables.first(transaction, Row.class, FIND, Map.of("account", account))
                .map(found -> found.orElseThrow(() -> new RefusedException(new AccountUnknown())));
    }

    private static Uni<Void> requireKnown(Transaction transaction, Place place) {
        return Tables.holds(transaction, place.known, Map.of())
                .invoke(known -> {
                    if (!known) {
                        throw Problems.notFound();
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
