package cn.sanwei.portal.standin;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;

/** A browser as far as the portal can tell: keeps cookies by host, follows redirects when told to, says its origin. */
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final List<String> setCookies = new CopyOnWriteArrayList<>();

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    public static String portal() {
        return setting(PortalParts.PORTAL);
    }

    /** Follows every redirect to its end; answers with the last address. */
    public String signIn(String to) {
        String address = portal() + "/login?to=" + to;
        for (int step = 0; step < 10; step++) {
            HttpResponse<String> response = send(request(address).GET());
            if (response.statusCode() != 302) {
                return address;
            }
            address = URI.create(address)
                    .resolve(response.headers().firstValue("location").orElseThrow())
                    .toString();
        }
        throw new AssertionError("Signing in goes round in circles at " + address);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder builder = request(portal() + path).GET();
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    public JsonObject json(String path, String... headers) {
        return new JsonObject(get(path, headers).body());
    }

    /** As the portal's own pages send it. */
    public HttpResponse<String> post(String path, String body) {
        return post(path, body, "Origin", portal(), "X-Sanwei", "1");
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder builder = request(portal() + path).POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder builder) {
        try {
            HttpResponse<String> response = client.send(builder.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String address) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (address.startsWith(portal()) && !cookies.isEmpty()) {
            builder.header("Cookie", cookieHeader());
        }
        return builder;
    }

    public String session() {
        return cookies.get("q_session");
    }

    public void pretendSession(String value) {
        cookies.put("q_session", value);
    }

    /** The Set-Cookie line of the session, as it came. */
    public String sessionCookie() {
        return setCookies.stream()
                .filter(line -> line.startsWith("q_session="))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public static void steerKeycloak(String json) {
        Browser browser = new Browser();
        HttpResponse<String> response = browser.send(browser.request(setting(PortalParts.KEYCLOAK) + "/control")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json)));
        if (response.statusCode() != 204) {
            throw new AssertionError("The stand-in did not take " + json);
        }
    }

    public static JsonObject keycloak() {
        Browser browser = new Browser();
        return new JsonObject(browser.send(browser.request(setting(PortalParts.KEYCLOAK) + "/control")
                        .GET())
                .body());
    }

    /** The tokens that were issued last have expired by whole seconds, in which they say it. */
    public static void awaitExpiry() throws InterruptedException {
        Instant expired = Instant.ofEpochSecond(keycloak().getLong("expiresAt") + 1);
        Duration left = Duration.between(Instant.now(), expired);
        if (left.compareTo(PATIENCE) > 0) {
            throw new AssertionError("The tokens live for another " + left);
        }
        // The clock is the condition: nothing tells that it has moved on.
        Thread.sleep(Math.max(0, left.toMillis() + 1));
    }

    private String cookieHeader() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList());
    }

    private void keep(String line) {
        setCookies.add(line);
        String[] pair = line.split(";", 2)[0].split("=", 2);
        if (line.toLowerCase().contains("max-age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
