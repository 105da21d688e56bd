package cn.sanwei.portal.session;

import cn.sanwei.portal.session.Visitor.Anonymous;
import cn.sanwei.portal.session.Visitor.Expired;
import cn.sanwei.portal.session.Visitor.Sent;
import cn.sanwei.portal.session.Visitor.SignedIn;
import cn.sanwei.portal.session.Visitor.Unknown;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Finds out who sent a request, from the session cookie alone; refreshes the tokens when they have expired. */
@Singleton
public class Visitors {
    private static final Logger LOG = Logger.getLogger(Visitors.class);
    static final String COOKIE = "q_session";

    private final IdentityProviderManager identities;
    private final SessionStore sessions;

    Visitors(IdentityProviderManager identities, SessionStore sessions) {
        this.identities = identities;
        this.sessions = sessions;
    }

    /** Never fails, and answers on the event loop of the request. */
    public Uni<Visitor> of(RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        boolean hadSession = context.request().getCookie(COOKIE) != null;
        return QuarkusHttpUser.getSecurityIdentity(context, identities)
                .map(identity -> signedInOrAnonymous(context, identity))
                .onFailure()
                .recoverWithUni(failure -> judge(context, failure, hadSession))
                .emitOn(task -> loop.runOnContext(ignored -> task.run()));
    }

    private static Visitor signedInOrAnonymous(RoutingContext context, SecurityIdentity identity) {
        AuthorizationCodeTokens tokens = context.get(AuthorizationCodeTokens.class.getName());
        if (identity == null || identity.isAnonymous() || tokens == null) {
            return new Anonymous();
        }
        return new SignedIn(tokens.getAccessToken(), tokens.getRefreshToken(), claims(tokens.getAccessToken()));
    }

    /** The token was verified before (the roles come from it). */
    private static JsonObject claims(String accessToken) {
        byte[] payload = Base64.getUrlDecoder().decode(accessToken.split("\\.")[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }

    private Uni<Visitor> judge(RoutingContext context, Throwable failure, boolean hadSession) {
        if (failure instanceof AuthenticationRedirectException redirect) {
            return Uni.createFrom().item(new Sent(redirect.getRedirectUri()));
        }
        if (isAway(failure)) {
            // Quarkus gives up a session that it cannot read; it stays, and works again afterwards.
            keepCookie(context);
            LOG.warnf("Cannot tell who is signed in: %s", rootOf(failure));
            return Uni.createFrom().item(new Unknown(failure));
        }
        if (!hadSession) {
            LOG.debugf("A sign-in was not completed: %s", failure.getMessage());
            return Uni.createFrom().item(new Anonymous());
        }
        if (failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException) {
            return end(context).replaceWith(new Expired());
        }
        LOG.error("An unexpected failure while a session was read", failure);
        keepCookie(context);
        return Uni.createFrom().item(new Unknown(failure));
    }

    /** Deletes the session here and the cookie in the browser. */
    Uni<Void> end(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie == null) {
            return Uni.createFrom().voidItem();
        }
        String session = cookie.getValue();
        context.response().removeCookies(COOKIE);
        context.response()
                .addCookie(
                        Cookie.cookie(COOKIE, "").setPath("/").setHttpOnly(true).setMaxAge(0));
        if (session == null || session.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sessions.delete(session)
                .onFailure()
                .invoke(failure -> LOG.warnf("A session could not be deleted and will expire: %s", rootOf(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private static void keepCookie(RoutingContext context) {
        context.response().removeCookies(COOKIE, false);
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SessionStore.SessionsAway
                    || t instanceof IOException
                    || t instanceof TimeoutException
                    || t instanceof io.smallrye.mutiny.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable t = failure;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }
}
