package cn.sanwei.portal.session;

import cn.sanwei.portal.session.Visitor.Anonymous;
import cn.sanwei.portal.session.Visitor.Expired;
import cn.sanwei.portal.session.Visitor.Sent;
import cn.sanwei.portal.session.Visitor.SignedIn;
import cn.sanwei.portal.session.Visitor.Unknown;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Finds out who sent a request, from the session cookie alone; refreshes the tokens when they have expired. */
@Singleton
public class Visitors {
    private static final Logger LOG = Logger.getLogger(Visitors.class);
    static final String COOKIE = "q_session";

    private final HttpAuthenticator authenticator;
    private final SessionStore sessions;

    Visitors(HttpAuthenticator authenticator, SessionStore sessions) {
        this.authenticator = authenticator;
        this.sessions = sessions;
    }

    /**
     * Asks the authenticator itself: the identity that Quarkus keeps on the request answers with a redirect of its own
     * when it cannot be had. Never fails, and answers on the event loop of the request.
     */
    public Uni<Visitor> of(RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        boolean hadSession = context.request().getCookie(COOKIE) != null;
        return authenticator
                .attemptAuthentication(context)
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
        if (!isRefusal(failure)) {
            // Quarkus gives up a session that it cannot read or refresh; it stays, and works again afterwards.
            keepCookie(context);
            LOG.warnf("Cannot tell who is signed in: %s", rootOf(failure));
            return Uni.createFrom().item(new Unknown(failure));
        }
        if (!hadSession) {
            LOG.infof("A sign-in was not completed: %s", rootOf(failure));
            return Uni.createFrom().item(new Anonymous());
        }
        LOG.debugf("A session is over: %s", rootOf(failure));
        return end(context).replaceWith(new Expired());
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

    /**
     * A plain no: there is no such session, a token does not verify, or Keycloak refused to refresh it. Whatever else
     * goes wrong on the way to an answer is no reason to sign anybody out.
     */
    private static boolean isRefusal(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OIDCException && String.valueOf(t.getMessage()).contains("invalid_grant")) {
                return true;
            }
        }
        Throwable root = rootOf(failure);
        return root instanceof AuthenticationFailedException
                || root instanceof AuthenticationCompletionException
                || root instanceof GeneralSecurityException
                || root instanceof JoseException
                || root instanceof InvalidJwtException;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable t = failure;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }
}
