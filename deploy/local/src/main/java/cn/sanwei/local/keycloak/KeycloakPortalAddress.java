package cn.sanwei.local.keycloak;

import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.StartFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The realm holds the portal's address, and is imported only once: when the platform is started on other ports, the
 * address in the realm follows. Everything else in the realm stays as it is.
 */
final class KeycloakPortalAddress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final KeycloakSettings settings;
    private final String keycloak;
    private final Path known;

    KeycloakPortalAddress(HttpClient http, KeycloakSettings settings) {
        this.http = http;
        this.settings = settings;
        this.keycloak = "http://" + Loopback.ADDRESS + ":" + settings.port();
        this.known = settings.folder().resolve("portal-address");
    }

    void bringUpToDate() {
        try {
            String before = Files.exists(known) ? Files.readString(known).strip() : settings.portalUrl();
            if (!before.equals(settings.portalUrl())) {
                replace(before);
            }
            Files.writeString(known, settings.portalUrl() + "\n");
        } catch (IOException e) {
            throw new StartFailed("Keycloak was not told the portal's address: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Keycloak: interrupted while starting.", e);
        }
    }

    private void replace(String before) throws IOException, InterruptedException {
        String token = token();
        JsonNode found = JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/sanwei/clients?clientId=portal"))
                        .header("Authorization", "Bearer " + token)));
        ObjectNode client =
                (ObjectNode) JSON.readTree(JSON.writeValueAsString(found.get(0)).replace(before, settings.portalUrl()));
        send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/sanwei/clients/"
                        + client.get("id").asText()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(client))));
    }

    private String token() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + KeycloakServer.ADMIN + "&password="
                + URLEncoder.encode(settings.adminPassword(), StandardCharsets.UTF_8);
        String answer =
                send(HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        return JSON.readTree(answer).get("access_token").asText();
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.timeout(Http.ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.request().uri().getPath() + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
