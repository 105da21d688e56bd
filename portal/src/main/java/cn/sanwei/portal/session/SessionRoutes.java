package cn.sanwei.portal.session;

import cn.sanwei.portal.PortalConfig;
import cn.sanwei.portal.Problem;
import cn.sanwei.portal.SameOrigin;
import cn.sanwei.portal.session.Visitor.Anonymous;
import cn.sanwei.portal.session.Visitor.Expired;
import cn.sanwei.portal.session.Visitor.Sent;
import cn.sanwei.portal.session.Visitor.SignedIn;
import cn.sanwei.portal.session.Visitor.Unknown;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code /login}, {@code /logout} and {@code /session}. */
@ApplicationScoped
class SessionRoutes {
    private static final Logger LOG = Logger.getLogger(SessionRoutes.class);

    private final PortalConfig config;
    private final Visitors visitors;
    private final HttpAuthenticator authenticator;
    private final KeycloakLogout keycloak;
    private final SameOrigin sameOrigin;

    SessionRoutes(
            PortalConfig config,
            Visitors visitors,
            HttpAuthenticator authenticator,
            KeycloakLogout keycloak,
            SameOrigin sameOrigin) {
        this.config = config;
        this.visitors = visitors;
        this.authenticator = authenticator;
        this.keycloak = keycloak;
        this.sameOrigin = sameOrigin;
    }

    void routes(@Observes Router router) {
        router.get("/login").handler(this::login);
        router.post("/logout").handler(this::logout);
        router.get("/session").handler(this::session);
        router.route("/login").handler(Problem.METHOD_NOT_ALLOWED::answer);
        router.route("/logout").handler(Problem.METHOD_NOT_ALLOWED::answer);
        router.route("/session").handler(Problem.METHOD_NOT_ALLOWED::answer);
    }

    private void login(RoutingContext context) {
        if (!context.request().authority().toString().equals(config.url().getAuthority())) {
            // The cookie of the sign-in must come back to the host that Keycloak sends the browser to.
            String to = context.request().query() == null
                    ? ""
                    : "?" + context.request().query();
            send(context, config.url() + "/login" + to);
            return;
        }
        boolean answerOfKeycloak = context.request().getParam("state") != null;
        visitors.of(context).subscribe().with(visitor -> {
            switch (visitor) {
                case SignedIn signedIn ->
                    send(context, LoginTarget.of(context.request().getParam("to")));
                case Sent sent -> send(context, sent.location());
                case Unknown unknown -> send(context, "/login-failed?error=away");
                case Anonymous anonymous when answerOfKeycloak -> send(context, "/login-failed?error=incomplete");
                case Anonymous anonymous -> challenge(context);
                case Expired expired -> challenge(context);
            }
        });
    }

    private void challenge(RoutingContext context) {
        authenticator
                .getChallenge(context)
                .subscribe()
                .with(
                        challenge -> {
                            Optional<String> location = challenge.getHeaders().entrySet().stream()
                                    .filter(header -> header.getKey().toString().equalsIgnoreCase("location"))
                                    .map(header -> header.getValue().toString())
                                    .findFirst();
                            send(context, location.orElse("/login-failed?error=incomplete"));
                        },
                        failure -> {
                            LOG.warnf("Keycloak cannot be asked to sign in: %s", failure.getMessage());
                            send(context, "/login-failed?error=away");
                        });
    }

    private void logout(RoutingContext context) {
        if (!sameOrigin.allows(context.request())) {
            Problem.FOREIGN_ORIGIN.answer(context);
            return;
        }
        visitors.of(context).subscribe().with(visitor -> {
            if (visitor instanceof Unknown) {
                Problem.SESSIONS_AWAY.answer(context);
                return;
            }
            visitors.end(context)
                    .chain(() -> keycloak.endSession(visitor))
                    .subscribe()
                    .with(done -> context.response().setStatusCode(204).end(), failure -> {
                        LOG.error("A sign-out failed", failure);
                        Problem.SESSIONS_AWAY.answer(context);
                    });
        });
    }

    private void session(RoutingContext context) {
        visitors.of(context).subscribe().with(visitor -> {
            if (visitor instanceof Unknown) {
                Problem.SESSIONS_AWAY.answer(context);
                return;
            }
            context.response()
                    .putHeader("content-type", "application/json")
                    .end(describe(visitor).toBuffer());
        });
    }

    private static JsonObject describe(Visitor visitor) {
        if (!(visitor instanceof SignedIn signedIn)) {
            return new JsonObject().put("signedIn", false).put("expired", visitor instanceof Expired);
        }
        return new JsonObject()
                .put("signedIn", true)
                .put("id", signedIn.claims().getString("sub"))
                .put("name", signedIn.name())
                .put("roles", new JsonArray(signedIn.roles()))
                .put("division", signedIn.claims().getString("division"))
                .put("member", signedIn.claims().getString("member"))
                .put("organisations", signedIn.claims().getJsonArray("organisations", new JsonArray()));
    }

    private static void send(RoutingContext context, String location) {
        context.response().setStatusCode(302).putHeader("location", location).end();
    }
}
