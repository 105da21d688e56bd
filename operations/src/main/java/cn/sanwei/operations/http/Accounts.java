package cn.sanwei.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of the demo accounts, by direct grant, renewed half a minute before they expire. */
public final class Accounts {
    private static final Duration EARLY = Duration.ofSeconds(30);
    private final HttpClient client;
    private final URI tokens;
    private final String password;
    private final ConcurrentHashMap<String, Held> held = new ConcurrentHashMap<>();

    private record Held(String token, Instant until) {}

    /** @param keycloak address of Keycloak, without the realm's path */
    public Accounts(HttpClient client, URI keycloak, String password) {
        this.client = client;
        this.tokens = keycloak.resolve("/realms/sanwei/protocol/openid-connect/token");
        this.password = password;
    }

    /** @throws IOException when Keycloak does not answer or knows no such account */
    public String token(String account) throws IOException, InterruptedException {
        Held known = held.get(account);
        if (known != null && Instant.now().isBefore(known.until)) {
            return known.token;
        }
        Held fresh = fetch(account);
        held.put(account, fresh);
        return fresh.token;
    }

    private Held fetch(String account) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=sanwei-cli&username=" + encoded(account) + "&password="
                + encoded(password);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(tokens)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Keycloak gives no token for " + account + " (" + response.statusCode() + ")");
        }
        JsonNode answer = Json.MAPPER.readTree(response.body());
        return new Held(
                answer.get("access_token").asText(),
                Instant.now().plusSeconds(answer.get("expires_in").asLong()).minus(EARLY));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
