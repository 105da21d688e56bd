package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Store;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes on behind the figures: dead events, health, and the stream of changes. */
@QuarkusTest
@WithTestResource(RealParts.class)
class OperatorIT {
    private static final String DEAD = "/api/rating/dead-events";

    @TestHTTPResource("/api/rating/stream")
    URI stream;

    private Scene scene;
    private TownshipStory yunxi;

    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void dead_events_are_listed_with_their_reasons_and_replayed_by_the_operator_only() {
        long offset = scene.events
                .send(Store.WISH.topic(), yunxi.id, Map.of("ce_type", "garbage"), new byte[] {1, 2, 3})
                .offset();
        scene.awaitRead();

        var listed = get(Tokens.admin(), DEAD).statusCode(200);
        Map<String, Object> dead =
                listed.<List<Map<String, Object>>>path("items").getFirst();
        assertThat(dead)
                .containsEntry("topic", Store.WISH.topic())
                .containsEntry("offset", (int) offset)
                .containsEntry("type", "garbage")
                .containsEntry("size", 3)
                .containsEntry("reason", "ce_specversion is missing")
                .containsEntry("replays", 0);
        Object id = dead.get("id");
        replay(Tokens.admin(), id, "again").statusCode(200).body("replayRequested", equalTo(true));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get(Tokens.admin(), DEAD)
                                .<List<Integer>>path("items[*].replays")
                                .getFirst()
                        == 1);

        replay(Tokens.admin(), id, null).statusCode(400);
        replay(Tokens.admin(), 999_999_999, "again").statusCode(404);
        replay(scene.office(), id, "again").statusCode(403);
        get(scene.office(), DEAD).statusCode(403);
        Request.anonymous().get(DEAD).statusCode(401);
    }

    @Test
    void health_stays_up_whatever_lies_on_the_topics_and_the_metrics_count_it() {
        scene.events.send(Store.POINTS.topic(), yunxi.id, Map.of(), new byte[0]);
        scene.awaitRead();

        Request.anonymous()
                .get("/q/health/ready")
                .statusCode(200)
                .body("checks[?(@.name == 'projector')].status", contains("UP"))
                .body("checks[?(@.name == 'projector')].data.partitions", contains(24))
                .body("checks[*].name", hasItem("projector"));
        assertThat(Request.anonymous().get("/q/metrics").asString())
                .contains("sanwei_projector_dead_total")
                .contains("sanwei_projector_lag")
                .contains("sanwei_projector_standings_total");
        Request.anonymous()
                .get("/q/openapi?format=json")
                .statusCode(200)
                .body("paths['/api/rating/standings/me'].get.summary", notNullValue());
    }

    @Test
    void a_change_is_told_within_a_second_to_its_township_and_county_and_to_nobody_else() throws Exception {
        MemberId member = yunxi.member();
        scene.awaitRead();
        Queue<String> inTheTownship = listen(scene.office());
        Queue<String> inTheCounty = listen(Tokens.county(scene.county));
        Queue<String> elsewhere = listen(Tokens.office(scene.qinghe.id));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Stream.of(inTheTownship, inTheCounty, elsewhere)
                        .allMatch(heard -> heard.contains(":alive") || heard.contains(": alive")));
        Thread.sleep(1_100); // so that changes of the beginning are told

        inTheTownship.clear();
        inTheCounty.clear();
        elsewhere.clear();
        long sent = System.nanoTime();
        yunxi.attended(member, "2026-03-06");

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(5))
                .until(() -> tells(inTheTownship) && tells(inTheCounty));
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofMillis(1_500));
        assertThat(elsewhere).noneMatch(line -> line.startsWith("data"));
        Request.anonymous().get("/api/rating/stream").statusCode(401);
    }

    private boolean tells(Queue<String> heard) {
        return heard.stream().anyMatch(line -> line.startsWith("data") && line.contains("\"" + yunxi.id + "\""));
    }

    private Queue<String> listen(String token) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        CompletableFuture<HttpResponse<Stream<String>>> answer =
                HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofLines());
        answer.thenAccept(response -> {
            Thread.ofVirtual().start(() -> response.body().forEach(heard::add));
        });
        return heard;
    }

    private static Answer replay(String token, Object id, String key) {
        var request = Request.with(token);
        if (key != null) {
            request.key(key + UUID.randomUUID());
        }
        return request.post(DEAD + "/" + id + "/replay");
    }
}
