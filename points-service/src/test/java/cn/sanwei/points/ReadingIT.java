package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ReadingIT {
    /** 23:59:00 in Shanghai: a minute later it is another day. */
    private static final Instant LATE = Instant.parse("2026-03-06T15:59:00Z");

    @BeforeEach
    void it_is_late() {
        TestClock.shared().set(LATE);
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void an_article_is_listed_newest_first_and_read_with_its_words() {
        Town town = Town.withMembers(1);
        UUID older = town.publishArticle(30);
        TestClock.shared().advance(Duration.ofSeconds(1));
        UUID newer = town.publishArticle(30);

        String next = town.member(0)
                .get("/articles?limit=1")
                .body("items[*].article", contains(newer.toString()))
                .body("items[0].categoryLabel", equalTo("先进事迹"))
                .body("items[0].readToday", equalTo(false))
                .path("next");
        town.member(0).get("/articles?limit=1&cursor=" + next).body("items[*].article", contains(older.toString()));
        town.member(0).get("/articles/" + older).body("paragraphs", hasSize(2));
        town.office()
                .post("/articles", Town.article(older, 30))
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:article-already-published"));
    }

    @Test
    void a_reading_counts_when_it_took_as_long_as_the_article_says() {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(30);
        String reading = start(town, article);

        TestClock.shared().advance(Duration.ofSeconds(20));
        finish(town, reading)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:too-short"))
                .body("secondsMissing", equalTo(10));
        TestClock.shared().advance(Duration.ofSeconds(10));
        finish(town, reading).statusCode(200).body("read", equalTo(true)).body("events", hasSize(1));
        town.member(0).get("/articles/" + article).body("readToday", equalTo(true));
    }

    @Test
    void the_same_article_counts_again_on_the_next_day_of_shanghai() {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(30);
        read(town, article);

        town.member(0)
                .post("/articles/" + article + "/readings", Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:already-read-today"));
        TestClock.shared().set(LATE.plusSeconds(60));
        read(town, article);
    }

    @Test
    void a_reading_that_is_begun_anew_starts_the_clock_again() {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(30);
        String first = start(town, article);
        TestClock.shared().advance(Duration.ofSeconds(30));
        String second = start(town, article);

        finish(town, first).statusCode(404);
        finish(town, second).statusCode(422).body("secondsMissing", equalTo(30));
    }

    @Test
    void a_reading_left_open_is_dropped_after_a_day() {
        Town town = Town.withMembers(2);
        UUID article = town.publishArticle(30);
        String reading = start(town, article);

        TestClock.shared().advance(Duration.ofDays(1).plusSeconds(1));
        finish(town, reading).statusCode(404).body("type", equalTo("urn:sanwei:refusal:reading-unknown"));
        town.member(1).post("/articles/" + article + "/readings", Map.of()).statusCode(201);
        assertThat(Database.count("open_reading", "township = '" + town.id + "'"))
                .isEqualTo(1);
    }

    @Test
    void nobody_finishes_anothers_reading() {
        Town town = Town.withMembers(2);
        UUID article = town.publishArticle(1);
        String reading = start(town, article);
        TestClock.shared().advance(Duration.ofSeconds(5));

        town.member(1).post("/readings/" + reading + "/finish", Map.of()).statusCode(404);
        town.office()
                .post("/readings/" + reading + "/finish", Map.of())
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:wrong-role"));
        finish(town, reading).statusCode(200);
    }

    @Test
    void starting_again_with_the_same_key_gives_the_same_reading_and_after_it_nothing_says_when_it_began() {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(30);
        UUID another = town.publishArticle(30);
        String key = "start-" + article;
        String path = "/articles/" + article + "/readings";
        String reading =
                town.member(0).post(path, Map.of(), key).statusCode(201).path("id");

        TestClock.shared().advance(Duration.ofSeconds(30));
        town.member(0)
                .post(path, Map.of(), key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(reading));
        town.member(0)
                .post("/articles/" + another + "/readings", Map.of(), key)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));
        finish(town, reading).statusCode(200);
        assertThat(Database.count("open_reading", "township = '" + town.id + "'"))
                .isZero();
        assertThat(Database.count("command_receipt", "key = '" + key + "'")).isZero();
    }

    @Test
    void who_is_on_no_roster_reads_for_nobody() {
        Town town = Town.withMembers(0);
        UUID article = town.publishArticle(30);
        String path = "/articles/" + article + "/readings";

        Api.member(town.id, UUID.randomUUID())
                .post(path, Map.of())
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:not-on-roster"));
        Api.with(cn.sanwei.testing.Tokens.with("member").in(town.id).sign())
                .post(path, Map.of())
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:no-member"));
    }

    @Test
    void of_many_who_finish_at_once_one_reading_counts() throws Exception {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(1);
        String reading = start(town, article);
        TestClock.shared().advance(Duration.ofSeconds(5));

        List<Integer> statuses = atOnce(8, () -> finish(town, reading).statusCode());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
        assertThat(Database.count(
                        "event", "type = 'cn.sanwei.points.article-read.v1' and township = '" + town.id + "'"))
                .isEqualTo(1);
    }

    @Test
    void of_many_who_start_and_finish_at_once_one_reading_counts() throws Exception {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(1);

        atOnce(6, () -> {
            Answer started = town.member(0).post("/articles/" + article + "/readings", Map.of());
            if (started.statusCode() != 201) {
                return 0;
            }
            TestClock.shared().advance(Duration.ofSeconds(2));
            return finish(town, started.path("id")).statusCode();
        });
        if (Database.count("article_read", "township = '" + town.id + "'") == 0) {
            read(town, article);
        }

        assertThat(Database.count(
                        "event", "type = 'cn.sanwei.points.article-read.v1' and township = '" + town.id + "'"))
                .isEqualTo(1);
    }

    @Test
    void one_key_begins_one_reading_however_many_articles_it_is_sent_for_at_once() throws Exception {
        Town town = Town.withMembers(1);
        List<UUID> articles = List.of(town.publishArticle(1), town.publishArticle(1), town.publishArticle(1));
        java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();

        List<Integer> statuses = atOnce(
                3,
                () -> town.member(0)
                        .post("/articles/" + articles.get(next.getAndIncrement()) + "/readings", Map.of(), "one-key")
                        .statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(201, 422, 422);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(threads.submit(call));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answered : calls) {
                answers.add(answered.get());
            }
            return answers;
        }
    }

    private static void read(Town town, UUID article) {
        String reading = start(town, article);
        TestClock.shared().advance(Duration.ofSeconds(30));
        finish(town, reading).statusCode(200);
        TestClock.shared().advance(Duration.ofSeconds(-30));
    }

    private static String start(Town town, UUID article) {
        return town.member(0)
                .post("/articles/" + article + "/readings", Map.of())
                .statusCode(201)
                .body("startedAt", notNullValue())
                .path("id");
    }

    private static Answer finish(Town town, String reading) {
        return town.member(0).post("/readings/" + reading + "/finish", Map.of());
    }
}
