package cn.sanwei.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A request to the service under test. */
public final class Request {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> headers = new LinkedHashMap<>();
    private BodyPublisher body = BodyPublishers.noBody();

    private Request() {}

    public static Request anonymous() {
        return new Request();
    }

    public static Request with(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** In place of what it was before. */
    public Request header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The Idempotency-Key of a new command. */
    public Request key() {
        return key(UUID.randomUUID().toString());
    }

    public Request key(String key) {
        return header("Idempotency-Key", key);
    }

    /** @param version as the caller writes it, with its quotes */
    public Request ifMatch(String version) {
        return header("If-Match", version);
    }

    public Request accept(String mediaType) {
        return header("Accept", mediaType);
    }

    /** A text as it stands, which may be no JSON; anything else as JSON. */
    public Request json(Object value) {
        try {
            String text = value instanceof String already ? already : JSON.writeValueAsString(value);
            return body("application/json", text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** In chunks, as somebody sends it who does not know how much it will be. */
    public Request jsonOfUnknownLength(byte[] text) {
        body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text));
        return header("Content-Type", "application/json");
    }

    public Request body(String mediaType, byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
        return header("Content-Type", mediaType);
    }

    public Answer get(String path) {
        return send("GET", path);
    }

    public Answer post(String path) {
        return send("POST", path);
    }

    public Answer put(String path) {
        return send("PUT", path);
    }

    private Answer send(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestHTTPResourceManager.getUri() + path))
                .method(method, body)
                .timeout(PATIENCE);
        headers.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
