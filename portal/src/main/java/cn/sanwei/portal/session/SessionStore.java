package cn.sanwei.portal.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.runtime.CodeAuthenticationMechanism;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * Keeps the tokens of a session in PostgreSQL; the browser's cookie holds 256 random bits and nothing else. The table
 * knows only the hash of those bits, and the tokens are sealed, so that a copy of it signs nobody in.
 *
 * <p>A session keeps its id when its tokens are refreshed: several requests of one page refresh at the same time, and
 * a new id would make those that are still under way look signed out.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class SessionStore implements TokenStateManager {
    private static final Logger LOG = Logger.getLogger(SessionStore.class);
    private static final String SESSION = SessionStore.class.getName();
    /** Set by Quarkus on the request whose tokens it has just refreshed. */
    private static final String REFRESHED = "refresh_token_grant_response";

    private static final int ID_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long SWEEP_MS = Duration.ofMinutes(10).toMillis();

    private final SecureRandom random = new SecureRandom();
    private final Pool pool;
    private final TokenSeal seal;

    SessionStore(Pool pool, TokenSeal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        pool.query("""
                create table if not exists session (
                    id_hash bytea primary key,
                    tokens bytea not null,
                    expires_at timestamptz not null)""")
                .execute()
                .chain(() -> pool.query("create index if not exists session_expires_at on session (expires_at)")
                        .execute())
                .await()
                .atMost(Duration.ofSeconds(20));
        vertx.setPeriodic(
                SWEEP_MS,
                timer -> deleteExpired()
                        .subscribe()
                        .with(
                                count -> LOG.debugf("%d expired sessions deleted", count),
                                failure ->
                                        LOG.warn("Expired sessions could not be deleted; tried again later", failure)));
    }

    public Uni<Integer> deleteExpired() {
        return pool.query("delete from session where expires_at < now()")
                .execute()
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext context,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> blocking) {
        String current = context.get(SESSION);
        String session = isRefresh(context) && current != null ? current : newId();
        byte[] hash = TokenSeal.sha256(session);
        long seconds = context.<Long>get(CodeAuthenticationMechanism.SESSION_MAX_AGE_PARAM);
        OffsetDateTime expiresAt = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(seconds);
        return pool.preparedQuery("""
                        insert into session (id_hash, tokens, expires_at) values ($1, $2, $3)
                        on conflict (id_hash) do update set tokens = excluded.tokens, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(Buffer.buffer(hash), Buffer.buffer(seal.seal(tokens, hash)), expiresAt))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(SessionsAway::new)
                .replaceWith(session);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext context,
            OidcTenantConfig config,
            String session,
            OidcRequestContext<AuthorizationCodeTokens> blocking) {
        context.put(SESSION, session);
        byte[] hash = TokenSeal.sha256(session);
        return pool.preparedQuery("select tokens from session where id_hash = $1 and expires_at > now()")
                .execute(Tuple.of(Buffer.buffer(hash)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(SessionsAway::new)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new AuthenticationFailedException("There is no such session");
                    }
                    byte[] sealed = rows.iterator().next().getBuffer("tokens").getBytes();
                    try {
                        return seal.open(sealed, hash);
                    } catch (TokenSeal.CannotOpen e) {
                        throw new AuthenticationFailedException("The session was sealed with another secret", e);
                    }
                });
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext context, OidcTenantConfig config, String session, OidcRequestContext<Void> blocking) {
        if (isRefresh(context)) {
            // Quarkus replaces a session by deleting and creating; this store writes over it.
            return Uni.createFrom().voidItem();
        }
        return delete(session);
    }

    Uni<Void> delete(String session) {
        return pool.preparedQuery("delete from session where id_hash = $1")
                .execute(Tuple.of(Buffer.buffer(TokenSeal.sha256(session))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(SessionsAway::new)
                .replaceWithVoid();
    }

    private static boolean isRefresh(RoutingContext context) {
        return context.get(REFRESHED) == Boolean.TRUE;
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** PostgreSQL did not answer: nobody is signed out because of that. */
    static final class SessionsAway extends RuntimeException {
        SessionsAway(Throwable cause) {
            super("Sessions cannot be read", cause);
        }
    }
}
