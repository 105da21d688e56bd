package cn.sanwei.points.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AccountRefusal.AccountClosed;
import cn.sanwei.points.domain.AccountRefusal.AccountNotReady;
import cn.sanwei.points.domain.AccountRefusal.CodesShownOnce;
import cn.sanwei.points.domain.AccountRefusal.NotBelowYourAccount;
import cn.sanwei.points.domain.LoginCode;
import cn.sanwei.points.keycloak.FewAtOnce;
import cn.sanwei.points.keycloak.KeycloakAdmin;
import cn.sanwei.points.keycloak.KeycloakConfig;
import cn.sanwei.points.wiring.Tables;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes one-time codes for accounts that somebody may make them for. First Keycloak is asked what the accounts may do; then it
 * is written down who makes codes for whom; then they become the accounts' passwords, once. A crash in between leaves a line
 * in the log too many, never a code that nobody answers for. The receipt holds no code: a retry is told to make new ones.
 */
@ApplicationScoped
public class LoginCodes {
    private static final Logger LOG = Logger.getLogger(LoginCodes.class);
    private static final Set<String> OF_EVERYBODY = Set.of("default-roles-sanwei", "resident");
    private static final String MADE = """
            update account set code_made_at = m.made_at, code_made_by = m.made_by, code_until = m.until, signed_in = false
            from login_code m
            where m.account = account.account and m.made_at = cast(cast(:at as text) as timestamptz)
            """;

    private final CommandHandler handler;
    private final EventStore store;
    private final KeycloakAdmin keycloak;
    private final KeycloakConfig config;
    private final SecureRandom random = new SecureRandom();

    LoginCodes(CommandHandler handler, EventStore store, KeycloakAdmin keycloak, KeycloakConfig config) {
        this.handler = handler;
        this.store = store;
        this.keycloak = keycloak;
        this.config = config;
    }

    /**
     * An account that a code is asked for.
     *
     * @param keycloakId null while Keycloak does not have it yet
     * @param mayHave roles; with any other one it is not below whoever asks
     */
    public record Target(
            UUID account,
            UUID keycloakId,
            String state,
            MemberId member,
            String name,
            OrganisationId organisation,
            String organisationName,
            String userName,
            Set<String> mayHave) {}

    private record MadeRow(UUID account, Instant madeAt, String madeBy, Instant until) {}

    private record TicketRow(MemberId member, UUID account, Instant dueAt) {}

    /** @param targets reads them, and refuses those that the caller may not ask for */
    public Uni<Response> make(CommandContext context, Function<Transaction, Uni<List<Target>>> targets) {
        Instant until = context.at().plus(config.codeValid());
        Function<Transaction, Uni<List<Target>>> ready =
                transaction -> targets.apply(transaction).invoke(LoginCodes::requireReady);
        return store.read(context.division(), ready)
                .chain(found -> onWorker(() -> requireNoMoreRights(found)))
                .chain(() -> handler.once(
                        context,
                        transaction -> ready.apply(transaction)
                                .chain(found -> writeDown(transaction, context, found, until)
                                        .replaceWith(() -> answer(found)))))
                .invoke(answer -> {
                    if (answer.replayed()) {
                        throw new RefusedException(new CodesShownOnce());
                    }
                })
                .chain(() -> store.read(context.division(), ready))
                .chain(found -> onWorker(() -> sheet(context, found, until)))
                .map(sheet -> Response.status(201)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(sheet)
                        .build());
    }

    private static void requireReady(List<Target> targets) {
        for (Target target : targets) {
            if (target.state().equals("closed")) {
                throw new RefusedException(new AccountClosed(target.account()));
            }
            if (target.keycloakId() == null) {
                throw new RefusedException(new AccountNotReady(target.account()));
            }
        }
    }

    /** As Keycloak has them: somebody may have been given a role by hand that no roster knows of. */
    private Void requireNoMoreRights(List<Target> targets) {
        for (Target target : targets) {
            Set<String> roles = keycloak.roles(target.keycloakId());
            roles.removeAll(target.mayHave());
            roles.removeAll(OF_EVERYBODY);
            if (!roles.isEmpty()) {
                throw new RefusedException(new NotBelowYourAccount(target.account()));
            }
        }
        return null;
    }

    private static Uni<Void> writeDown(
            Transaction transaction, CommandContext context, List<Target> targets, Instant until) {
        List<MadeRow> made = targets.stream()
                .map(target -> new MadeRow(target.account(), context.at(), context.caller(), until))
                .toList();
        List<TicketRow> tickets = targets.stream()
                .map(target -> new TicketRow(target.member(), target.member() == null ? target.account() : null, until))
                .toList();
        return Tables.insert(transaction, "login_code", made)
                .chain(() -> Tables.change(transaction, MADE, Map.of("at", context.at())))
                .chain(() -> AccountTickets.at(transaction, tickets))
                .replaceWithVoid();
    }

    private LoginCodeSheet sheet(CommandContext context, List<Target> targets, Instant until) {
        Map<UUID, LoginCodeSheet.Item> made = new ConcurrentHashMap<>();
        try {
            // Each ends before anything is answered: a code that came later would void the one on the next sheet.
            FewAtOnce.each(
                    targets, "sanwei-codes-", target -> made.put(target.account(), madeFor(context, target, until)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while codes were made", e);
        }
        return new LoginCodeSheet(
                targets.stream().map(target -> made.get(target.account())).toList());
    }

    private LoginCodeSheet.Item madeFor(CommandContext context, Target target, Instant until) {
        LoginCode code = LoginCode.draw(random::nextInt);
        keycloak.endSessions(target.keycloakId());
        keycloak.setFirstPassword(target.keycloakId(), code.text());
        LOG.infof("a login code was made: township=%s account=%s", context.township(), target.account());
        return new LoginCodeSheet.Item(
                target.account(),
                target.member(),
                target.name(),
                target.organisation(),
                target.organisationName(),
                target.userName(),
                code.text(),
                until);
    }

    /** For the receipt: nothing that says who, and no code. */
    private static CommandAnswer answer(List<Target> targets) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode accounts = body.putArray("accounts");
        targets.forEach(target -> accounts.add(target.account().toString()));
        return new CommandAnswer(201, body);
    }

    /** Keycloak's answers are waited for on a thread that may wait. */
    private static <T> Uni<T> onWorker(java.util.function.Supplier<T> asking) {
        return Uni.createFrom().item(asking).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
