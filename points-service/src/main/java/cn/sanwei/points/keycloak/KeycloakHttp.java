package cn.sanwei.points.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks Keycloak as the client {@code sanwei-accounts}, with a token that is renewed before it ends. */
@ApplicationScoped
class KeycloakHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FIELD = Pattern.compile("[A-Za-z.-]{1,60}");
    private static final String CLIENT = "sanwei-accounts";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final long EARLY_SECONDS = 30;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_MANY = 429;

    private final KeycloakConfig config;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private String token;
    private long tokenUntil;

    KeycloakHttp(KeycloakConfig config) {
        this.config = config;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    /** @param location empty where Keycloak named none */
    record Answer(int status, String body, String location) {
        /** @param asked for the message */
        Answer orRefused(String asked) {
            if (status >= 300) {
                throw new KeycloakRefused(asked, status, refusedField());
            }
            return this;
        }

        /** Keycloak names it beside words that may repeat what was sent; a name of a field repeats nothing. */
        private String refusedField() {
            try {
                String field = JSON.readTree(body).path("field").asText("");
                return FIELD.matcher(field).matches() ? field : "";
            } catch (JsonProcessingException e) {
                return ""; // a refusal without a body of its own says as much as its status
            }
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new KeycloakAway("what answers is no Keycloak", e);
            }
        }

        /** The id of what was made. */
        String lastOfLocation() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /**
     * @param path below the realm's
     * @param body null for none
     */
    Answer send(String method, String path, JsonNode body) {
        Answer answer = send(method, path, body, token(false));
        if (answer.status() == UNAUTHORISED) {
            // Keycloak was restarted with other keys, or our clocks differ.
            answer = send(method, path, body, token(true));
        }
        if (answer.status() == UNAUTHORISED || answer.status() == TOO_MANY || answer.status() >= 500) {
            throw new KeycloakAway("Keycloak answers with " + answer.status(), null);
        }
        return answer;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(String method, String path, JsonNode body, String bearer) {
        return answer(HttpRequest.newBuilder(config.keycloak().resolve("/admin/realms/sanwei" + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private synchronized String token(boolean another) {
        if (token == null || another || System.nanoTime() - tokenUntil > 0) {
            String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
                    + encoded(config.clientSecret());
            Answer answer = answer(
                    HttpRequest.newBuilder(config.keycloak().resolve("/realms/sanwei/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            if (answer.status() != 200) {
                throw new KeycloakAway("Keycloak gives " + CLIENT + " no token (" + answer.status() + ")", null);
            }
            JsonNode given = answer.json();
            token = given.get("access_token").asText();
            tokenUntil = System.nanoTime()
                    + Duration.ofSeconds(given.get("expires_in").asLong() - EARLY_SECONDS)
                            .toNanos();
        }
        return token;
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(config.answerWithin()).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new KeycloakAway("Keycloak does not answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeycloakAway("interrupted", e);
        }
    }
}
