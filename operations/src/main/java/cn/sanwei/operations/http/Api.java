package cn.sanwei.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The platform's public APIs as a careful client uses them: whatever got no answer, or one that says "later", is said
 * again with the same Idempotency-Key until the time that the caller allows is over.
 */
public final class Api {
    private static final Set<Integer> LATER = Set.of(409, 429, 502, 503, 504);
    private static final String CONCURRENT = "concurrent-change";

    private final HttpClient client;
    private final Addresses addresses;
    private final Accounts accounts;
    private final Duration patience;

    public Api(HttpClient client, Addresses addresses, Accounts accounts, Duration patience) {
        this.client = client;
        this.addresses = addresses;
        this.accounts = accounts;
        this.patience = patience;
    }

    /** An answer that was accepted. {@code replayed}: this key had been carried out before. */
    public record Answer(int status, JsonNode body, boolean replayed, int attempts) {}

    /** @throws Refused for an answer that another attempt would not change */
    public Answer command(String account, String path, String key, Object body) throws InterruptedException {
        return send("POST", account, path, key, body);
    }

    /**
     * Says a command once and does not wait: for whoever means to lose the answer.
     *
     * @throws IOException when there is no token
     */
    public CompletableFuture<HttpResponse<String>> begin(String account, String path, String key, Object body)
            throws IOException, InterruptedException {
        return client.sendAsync(request("POST", account, path, key, body), HttpResponse.BodyHandlers.ofString());
    }

    /** @param account null for a caller who is not signed in */
    public JsonNode get(String account, String path) throws InterruptedException {
        return send("GET", account, path, null, null).body;
    }

    private Answer send(String method, String account, String path, String key, Object body)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            String trouble;
            try {
                HttpResponse<String> response = once(method, account, path, key, body);
                int status = response.statusCode();
                if (status / 100 == 2) {
                    boolean replayed =
                            response.headers().firstValue("Idempotent-Replayed").isPresent();
                    String text = response.body();
                    return new Answer(status, text.isEmpty() ? null : Json.tree(text), replayed, attempt);
                }
                if (!worthAnotherAttempt(status, response.body())) {
                    throw new Refused(method + " " + path, status, response.body());
                }
                trouble = "status " + status;
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        method + " " + path + " got no answer within " + patience + "; last: " + trouble);
            }
            // A service that comes back is not met by everybody at once.
            Thread.sleep(Math.min(1000, 50L << Math.min(attempt, 4))
                    + ThreadLocalRandom.current().nextInt(50));
        }
    }

    private static boolean worthAnotherAttempt(int status, String body) {
        return LATER.contains(status) && (status != 409 || body.contains(CONCURRENT));
    }

    private HttpResponse<String> once(String method, String account, String path, String key, Object body)
            throws IOException, InterruptedException {
        return client.send(request(method, account, path, key, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String account, String path, String key, Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(addresses.of(path)).timeout(Duration.ofSeconds(15));
        if (account != null) {
            request.header("Authorization", "Bearer " + accounts.token(account));
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(Json.text(body)));
        return request.build();
    }

    /** Where the services listen on one machine. */
    public record Addresses(int portBase) {
        public URI of(String path) {
            int offset = switch (path.split("/", 4)[2]) {
                case "points" -> 1;
                case "activity" -> 2;
                case "wish" -> 3;
                case "rating" -> 4;
                default -> throw new IllegalArgumentException("no service serves " + path);
            };
            return URI.create("http://localhost:" + (portBase + offset) + path);
        }

        public URI portal() {
            return URI.create("http://localhost:" + portBase);
        }

        public URI keycloak() {
            return URI.create("http://localhost:" + (portBase + 5));
        }

        public int postgresPort() {
            return portBase + 7;
        }

        public String kafka() {
            return "localhost:" + (portBase + 8);
        }
    }
}
