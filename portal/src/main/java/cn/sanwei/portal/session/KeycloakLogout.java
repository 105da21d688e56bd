package cn.sanwei.portal.session;

import cn.sanwei.portal.session.Visitor.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends the session at Keycloak too, so that the next sign-in asks for the password. Server to server, with the refresh
 * token: the form that goes through the browser would put the ID token into an address.
 */
@Singleton
class KeycloakLogout {
    private static final Logger LOG = Logger.getLogger(KeycloakLogout.class);
    private static final long PATIENCE_MS = 5_000;

    private final HttpClient client;
    private final String endSession;
    private final String clientId;
    private final String clientSecret;

    KeycloakLogout(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String clientSecret) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
        this.endSession = realm + "/protocol/openid-connect/logout";
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** The portal's own session is gone by now; a Keycloak that does not answer ends its own when it is idle. */
    Uni<Void> endSession(Visitor visitor) {
        if (!(visitor instanceof SignedIn signedIn) || signedIn.refreshToken() == null) {
            return Uni.createFrom().voidItem();
        }
        String form = field("client_id", clientId)
                + "&" + field("client_secret", clientSecret)
                + "&" + field("refresh_token", signedIn.refreshToken());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(endSession)
                .setTimeout(PATIENCE_MS);
        return Uni.createFrom()
                .completionStage(() -> client.request(request)
                        .compose(call -> call.putHeader("content-type", "application/x-www-form-urlencoded")
                                .send(Buffer.buffer(form)))
                        .toCompletionStage())
                .invoke(response -> {
                    if (response.statusCode() >= 300) {
                        LOG.warnf("Keycloak answered %d to a sign-out", response.statusCode());
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("Keycloak did not hear of a sign-out: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
