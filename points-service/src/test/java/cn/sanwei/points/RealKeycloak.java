package cn.sanwei.points;

import cn.sanwei.local.keycloak.KeycloakServer;
import cn.sanwei.local.keycloak.KeycloakSettings;
import cn.sanwei.testing.RealParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Keycloak where the service under test looks for it, and somebody who tries to log in there. */
final class RealKeycloak {
    /** What the service's settings assume. */
    private static final String ACCOUNTS_SECRET = "sanwei";

    private final KeycloakServer server;

    private RealKeycloak(KeycloakServer server) {
        this.server = server;
    }

    static RealKeycloak start(Path folder) {
        return new RealKeycloak(KeycloakServer.start(
                KeycloakSettings.throwAway(folder, Integer.getInteger(RealParts.KEYCLOAK_PORT), ACCOUNTS_SECRET)));
    }

    void stop() {
        server.stop();
    }

    /** @return what Keycloak answers, a token or why there is none */
    String logIn(String userName, String password) {
        String form = "grant_type=password&client_id=sanwei-cli&username=" + encoded(userName) + "&password="
                + encoded(password);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(server.url() + "/realms/sanwei/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
