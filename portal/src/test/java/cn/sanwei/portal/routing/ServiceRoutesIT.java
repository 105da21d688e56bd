package cn.sanwei.portal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.portal.standin.Browser;
import cn.sanwei.portal.standin.PortalParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PortalParts.class)
class ServiceRoutesIT {
    private static final int MEBIBYTE = 1024 * 1024;

    private final Browser browser = new Browser();

    @Test
    void path_and_query_arrive_unchanged_and_an_anonymous_call_has_no_token() {
        JsonObject heard = browser.json("/api/rating/rankings?cycle=2026&organisation=%E4%BA%91");

        assertThat(heard.getString("uri")).isEqualTo("/api/rating/rankings?cycle=2026&organisation=%E4%BA%91");
        assertThat(heard.getJsonObject("headers").containsKey("authorization")).isFalse();
    }

    @Test
    void a_command_of_the_portals_own_page_arrives_with_its_key_and_its_precondition() {
        HttpResponse<String> answer = browser.post(
                "/api/activity/activities",
                "{}",
                "Origin",
                Browser.portal(),
                "X-Sanwei",
                "1",
                "Idempotency-Key",
                "k-1",
                "If-Match",
                "\"3\"",
                "Content-Type",
                "application/json");

        JsonObject heard = new JsonObject(answer.body());
        assertThat(heard.getString("method")).isEqualTo("POST");
        assertThat(heard.getInteger("bodyBytes")).isEqualTo(2);
        assertThat(heard.getJsonObject("headers").getMap())
                .containsEntry("idempotency-key", "k-1")
                .containsEntry("if-match", "\"3\"")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void a_command_from_another_origin_is_refused() {
        assertRefused(browser.post("/api/points/x", "{}", "Origin", "https://evil.example", "X-Sanwei", "1"));
        assertRefused(browser.post("/api/points/x", "{}", "Origin", "null", "X-Sanwei", "1"));
        assertRefused(
                browser.post("/api/points/x", "{}", "Origin", Browser.portal() + ".evil.example", "X-Sanwei", "1"));
        assertRefused(browser.post(
                "/api/points/x", "{}", "Origin", Browser.portal(), "Origin", "https://evil.example", "X-Sanwei", "1"));
    }

    @Test
    void a_command_that_does_not_say_where_it_comes_from_is_refused() {
        assertRefused(browser.post("/api/points/x", "{}", "X-Sanwei", "1"));
        assertRefused(browser.post("/api/points/x", "{}", "Origin", Browser.portal()));
        assertRefused(browser.post("/api/points/x", "{}", "Origin", Browser.portal(), "X-Sanwei", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void every_other_method_is_a_command_too(String method) {
        assertRefused(browser.send(
                browser.request(Browser.portal() + "/api/points/x").method(method, BodyPublishers.noBody())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/points/../../q/metrics",
                "/api/points/%2e%2e/%2e%2e/q/metrics",
                "/api/points/..%2f..%2fq/metrics",
                "/api/points//q/metrics",
                "/api/points/;/q/metrics"
            })
    void no_path_leads_out_of_a_services_interface(String path) throws Exception {
        assertThat(statusOfRaw("GET " + path + " HTTP/1.1")).isIn(400, 404);
        assertThat(bodyOfRaw("GET " + path + " HTTP/1.1")).doesNotContain("\"uri\"");
    }

    @Test
    void nothing_but_the_services_is_behind_api() {
        assertThat(browser.get("/api/unknown/x").statusCode()).isEqualTo(404);
        assertThat(browser.get("/api").statusCode()).isEqualTo(404);
        assertThat(browser.get("/api/q/metrics").statusCode()).isEqualTo(404);
    }

    @Test
    void what_concerns_one_hop_only_goes_no_further() {
        JsonObject heard = browser.json(
                        "/api/points/articles",
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Proto",
                        "https",
                        "Forwarded",
                        "for=a")
                .getJsonObject("headers");

        assertThat(heard.getMap()).doesNotContainKeys("x-forwarded-for", "x-forwarded-proto", "forwarded", "x-sanwei");

        HttpResponse<String> answer = browser.get("/api/points/chatty");

        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-hop", "server");
        assertThat(answer.headers().firstValue("etag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("idempotent-replayed")).hasValue("true");
    }

    @Test
    void a_refusal_by_a_service_arrives_word_for_word() {
        HttpResponse<String> answer = browser.get("/api/points/refusal");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:sanwei:refusal:too-short").contains("阅读时间还不够");
    }

    @Test
    void an_event_of_a_stream_arrives_before_the_next_one_is_sent() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/api/rating/stream"))
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .build();
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: changed");
            assertThat(lines.readLine()).contains("\"standings\":1");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1_200));
            assertThat(lines.lines().toList()).contains("data: {\"standings\":2}");
        }
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void a_body_over_its_bound_is_refused_and_an_import_may_be_larger() {
        assertThat(browser.post("/api/points/x", "a".repeat(MEBIBYTE)).statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/api/points/x", "a".repeat(MEBIBYTE + 1)).statusCode())
                .isEqualTo(413);
        assertThat(browser.post("/api/points/imports", "a".repeat(4 * MEBIBYTE)).statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/api/points/imports", "a".repeat(8 * MEBIBYTE + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_workbook_goes_to_its_service_whatever_its_path_and_the_services_word_on_its_size_comes_back() {
        HttpResponse<String> passed = upload("/api/points/roster/check", 3 * MEBIBYTE);
        assertThat(passed.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(passed.body()).getInteger("bodyBytes")).isEqualTo(3 * MEBIBYTE);

        HttpResponse<String> refused = upload("/api/points/refusal", 3 * MEBIBYTE);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("urn:sanwei:refusal:too-short");
    }

    @ParameterizedTest
    @ValueSource(ints = {8 * MEBIBYTE + 1, 20 * MEBIBYTE})
    void whatever_is_larger_than_the_portal_passes_on_is_refused_in_words(int bytes) {
        HttpResponse<String> answer = upload("/api/points/imports/sheet", bytes);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:sanwei:refusal:body-too-large").contains("提交的内容过大");
    }

    private HttpResponse<String> upload(String path, int bytes) {
        return browser.send(browser.request(Browser.portal() + path)
                .headers("Origin", Browser.portal(), "X-Sanwei", "1")
                .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .POST(BodyPublishers.ofByteArray(new byte[bytes])));
    }

    @Test
    void a_body_that_does_not_say_its_length_is_refused() {
        HttpResponse<String> answer = browser.send(browser.request(Browser.portal() + "/api/points/x")
                .headers("Origin", Browser.portal(), "X-Sanwei", "1")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10]))));

        assertThat(answer.statusCode()).isEqualTo(411);
    }

    @Test
    void a_service_that_is_away_is_said_to_be_away_and_when_to_come_back() {
        HttpResponse<String> answer = browser.get("/api/wish/wishes");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("urn:sanwei:refusal:service-away");
    }

    @Test
    void a_service_that_never_answers_is_given_up() {
        assertThat(browser.get("/api/points/silent").statusCode()).isEqualTo(503);
    }

    @Test
    void an_idle_connection_whose_silence_is_nearly_over_takes_no_request() throws Exception {
        int first = browser.json("/api/rating/rankings").getInteger("connection");
        Thread.sleep(PortalParts.SILENCE.toMillis() * 3 / 4); // idle time is what this is about

        assertThat(browser.json("/api/rating/rankings").getInteger("connection"))
                .isNotEqualTo(first);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:sanwei:refusal:foreign-origin");
    }

    private static int statusOfRaw(String line) throws Exception {
        return Integer.parseInt(bodyOfRaw(line).split(" ")[1]);
    }

    /** As written: a client library would put the path right. */
    private static String bodyOfRaw(String line) throws Exception {
        URI portal = URI.create(Browser.portal());
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: " + portal.getAuthority() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
