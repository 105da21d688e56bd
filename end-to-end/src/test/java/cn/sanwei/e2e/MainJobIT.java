package cn.sanwei.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.sanwei.local.platform.RunningPlatform;
import cn.sanwei.operations.demo.DemoIds;
import cn.sanwei.operations.http.Api;
import cn.sanwei.operations.http.Refused;
import cn.sanwei.operations.verify.Verify;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job on the whole platform with its demo: from an article read to a star on the board. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    private static final String OFFICE = "yunxi-office";
    private static final String SECRETARY = "yunxi-committee";
    private static final String MEMBER = "yunxi-member";
    /** Has not read today, as the first member has in the demo: one reading a day counts. */
    private static final String READER = "yunxi-member2";

    private static final UUID MEMBER_ID = DemoIds.member("yunxi", 1);
    private static final ThePlatform PLATFORM = new ThePlatform("platform", 18800);
    private static Api api;

    @BeforeAll
    static void start() {
        ThePlatform.Ran up = PLATFORM.up(Duration.ofMinutes(6));
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("http://localhost:18800", "yunxi-member");
        api = PLATFORM.api();
    }

    @AfterAll
    static void stop() {
        ThePlatform.Ran down = PLATFORM.sanwei(Duration.ofMinutes(2), "down");
        assertThat(down.exitCode()).as(down.output()).isZero();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(PLATFORM.home().toString()))
                                .isPresent())
                        .toList())
                .isEmpty();
    }

    @Test
    @Order(0)
    void every_metric_that_an_alarm_names_is_there_before_anything_goes_wrong() {
        Alarms alarms = Alarms.of(PLATFORM.root());
        assertThat(alarms.metrics()).contains("sanwei_relay_halted", "sanwei_projector_dead_total");
        // Whoever scrapes asks again when nobody answered: the demo has just begun to come in.
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(PLATFORM.metrics()).containsAll(alarms.metrics()));
    }

    @Test
    @Order(1)
    void the_demo_year_comes_in_and_a_loader_that_was_killed_goes_on_without_saying_anything_twice() throws Exception {
        TheStores stores = new TheStores(PLATFORM.target());
        await("the last step, the awards, has begun")
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(200))
                .until(stores::somebodyWasAwarded);
        assertThat(RunningPlatform.of(PLATFORM.home()).process("demo").destroyForcibly())
                .isTrue();
        assertThat(demoState()).contains("\"complete\":false");
        ThePlatform.Ran resumed = PLATFORM.sanwei(Duration.ofMinutes(4), "demo");
        assertThat(resumed.exitCode()).as(resumed.output()).isZero();
        assertThat(demoState()).contains("\"complete\":true");
        assertThat(stores.commandsSaidTwice()).isEmpty();
    }

    private static String demoState() throws IOException {
        return Files.readString(PLATFORM.home().resolve("demo.json"));
    }

    @Test
    @Order(2)
    void an_article_read_is_points_on_the_members_own_standing() throws Exception {
        BigDecimal before = total();
        UUID article = UUID.randomUUID();
        command(
                OFFICE,
                "/api/points/articles",
                Map.of(
                        "article",
                        article,
                        "title",
                        "短文",
                        "category",
                        "theory",
                        "secondsToRead",
                        2,
                        "paragraphs",
                        List.of("一段。")));
        String reading = command(READER, "/api/points/articles/" + article + "/readings", Map.of())
                .get("id")
                .asText();
        assertRefused(422, "too-short", () -> command(READER, "/api/points/readings/" + reading + "/finish", Map.of()));
        Thread.sleep(2_100); // the article takes two seconds, on the server's clock
        command(READER, "/api/points/readings/" + reading + "/finish", Map.of());
        awaitTotalAbove(before);
    }

    @Test
    @Order(3)
    void a_theme_day_attended_with_the_code_is_points_and_so_is_one_marked_on_paper() throws Exception {
        UUID activity = UUID.randomUUID();
        Instant begins = Instant.now().minus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        command(
                SECRETARY,
                "/api/activity/activities",
                Map.of(
                        "activity", activity,
                        "organisation", DemoIds.branch("yunxi", 1),
                        "kind", "theme-day",
                        "theme", "general",
                        "title", "主题党日",
                        "content", "学习。",
                        "place", "会议室",
                        "startsAt", begins,
                        "endsAt", begins.plus(90, ChronoUnit.MINUTES)));
        String path = "/api/activity/activities/" + activity;
        command(OFFICE, path + "/acknowledgement", Map.of());
        command(SECRETARY, path + "/publication", Map.of());
        assertRefused(422, null, () -> command(MEMBER, path + "/check-ins", Map.of("code", "00000000")));
        String code = api.get(SECRETARY, path + "/code").get("code").asText();
        command(MEMBER, path + "/check-ins", Map.of("code", code));
        command(
                SECRETARY,
                path + "/attendance",
                Map.of("marks", List.of(Map.of("member", DemoIds.member("yunxi", 2), "mark", "present"))));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(entryOfToday(MEMBER_ID, "activity-attended", begins)).isNotNull();
            assertThat(entryOfToday(DemoIds.member("yunxi", 2), "activity-attended", begins))
                    .isNotNull();
            assertThat(entryOfToday(MEMBER_ID, "activity-attended", begins).get("points"))
                    .isEqualTo(entryOfToday(DemoIds.member("yunxi", 2), "activity-attended", begins)
                            .get("points"));
        });
    }

    @Test
    @Order(4)
    void a_wish_claimed_fulfilled_and_confirmed_by_another_is_points() throws Exception {
        UUID wish = UUID.randomUUID();
        command("yunxi-resident", "/api/wish/wishes", Map.of("wish", wish, "title", "老花镜", "text", "一副老花镜。"));
        String path = "/api/wish/wishes/" + wish;
        command("yunxi-social", path + "/acceptance", Map.of("category", "goods", "publicWording", "一副老花镜。"));
        command("yunxi-social", path + "/publication", Map.of());
        Instant claimed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        command(MEMBER, path + "/claims", Map.of());
        assertRefused(409, "already-claimed", () -> command("yunxi-member2", path + "/claims", Map.of()));
        command(MEMBER, path + "/fulfilment", Map.of("evidence", "已送到。"));
        assertThatThrownBy(() -> command(MEMBER, path + "/confirmation", Map.of("rating", 5)))
                .isInstanceOf(Refused.class);
        command("yunxi-resident", path + "/confirmation", Map.of("rating", 5));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(entryOfToday(MEMBER_ID, "fulfilment-confirmed", claimed))
                        .isNotNull());
    }

    @Test
    @Order(5)
    void a_member_of_one_township_finds_nothing_of_another() {
        assertRefused(404, null, () -> api.get("qinghe-member", "/api/rating/standings/" + MEMBER_ID));
        assertRefused(404, null, () -> api.get("qinghe-secretary", "/api/points/members/" + MEMBER_ID));
    }

    @Test
    @Order(6)
    void the_demo_is_honest() throws Exception {
        JsonNode overview = api.get("county", "/api/rating/county/overview");
        assertThat(overview.get("townships").findValuesAsText("township"))
                .containsExactlyInAnyOrder("yunxi", "qinghe", "shiqiao");
        assertThat(api.get("admin", "/api/rating/dead-events").get("items")).hasSize(1);
        String cycle =
                Integer.toString(LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() - 1);
        JsonNode board = api.get(null, "/api/rating/public/boards/yunxi/" + cycle);
        assertThat(board.at("/members").findValuesAsText("code")).contains("three-stars", "two-stars", "one-star");
        assertThat(board.toString()).doesNotContain("total", "none");
    }

    @Test
    @Order(7)
    void what_is_put_wrong_behind_the_platforms_back_is_found_and_named() throws Exception {
        try (Tampering tampering = new Tampering(PLATFORM.target())) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            boolean agrees = new Verify(PLATFORM.target(), Duration.ZERO, new PrintStream(said, true, UTF_8)).run();
            assertThat(said.toString(UTF_8)).contains(tampering.mustBeNamed());
            assertThat(agrees).isFalse();
        }
    }

    @Test
    @Order(8)
    void the_pages_do_in_a_browser_what_they_promise_also_while_the_platform_is_worked_at() throws Exception {
        CompletableFuture<ThePlatform.Ran> pages = beside(() -> PLATFORM.browserTests(Duration.ofMinutes(15)));
        try {
            aStoreIsPublishedAgainOnRequestAndOnlyIfItIsOne();
            aShortLoadSaysAfterHowLongAStandingShowsWhatWasAccepted();
            theLedgerIsBuiltAnewWhileCommandsArriveAndIsTheSame();
        } finally {
            pages.handle((ran, failure) -> null).join(); // Whatever failed, nobody may be at the pages any more.
        }
        assertThat(pages.get().exitCode()).as(pages.get().output()).isZero();
    }

    private static void aStoreIsPublishedAgainOnRequestAndOnlyIfItIsOne() {
        ThePlatform.Ran refill = PLATFORM.sanwei(Duration.ofMinutes(1), "refill", "wish");
        assertThat(refill.exitCode()).as(refill.output()).isZero();
        assertThat(refill.output()).contains("sanwei.wish.v1 is filled again from the beginning");
        ThePlatform.Ran refused = PLATFORM.sanwei(Duration.ofMinutes(1), "refill", "wishes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("points activity wish rating");
    }

    private static void aShortLoadSaysAfterHowLongAStandingShowsWhatWasAccepted() {
        ThePlatform.Ran load = PLATFORM.sanwei(
                Duration.ofMinutes(3), "load", "--rate", "20", "--seconds", "3", "--within-ms", "10000");
        assertThat(load.exitCode()).as(load.output()).isZero();
        assertThat(load.output()).contains("60 commands", "accepted: n 60", "standing visible after acceptance: n 6");
    }

    private static void theLedgerIsBuiltAnewWhileCommandsArriveAndIsTheSame() {
        CompletableFuture<ThePlatform.Ran> load = beside(() -> PLATFORM.sanwei(
                Duration.ofMinutes(3), "load", "--rate", "40", "--seconds", "25", "--within-ms", "20000"));
        for (String projection : List.of("projection_b", "projection_a")) {
            ThePlatform.Ran rebuild = PLATFORM.sanwei(Duration.ofMinutes(4), "rebuild");
            assertThat(rebuild.exitCode()).as(rebuild.output()).isZero();
            assertThat(rebuild.output())
                    .contains("no difference", projection + " serves now", "The rating service goes on with it");
        }
        assertThat(load.join().exitCode()).as(load.join().output()).isZero();
        ThePlatform.Ran status = PLATFORM.sanwei(Duration.ofMinutes(1), "rebuild", "--status");
        assertThat(status.output()).contains("projection_a serves; 2 rebuilds have been switched to");
        ThePlatform.Ran misused = PLATFORM.sanwei(Duration.ofMinutes(1), "rebuild", "--force");
        assertThat(misused.exitCode()).as(misused.output()).isEqualTo(2);
    }

    @Test
    @Order(9)
    void stores_topics_and_ledger_agree_also_after_refill_and_rebuild() {
        ThePlatform.Ran verify = PLATFORM.sanwei(Duration.ofMinutes(4), "verify");
        assertThat(verify.exitCode()).as(verify.output()).isZero();
        assertThat(verify.output()).contains("verified").containsPattern("wish +[1-9]\\d* records are repetitions");
    }

    /** On a thread of its own: two processors have one in common for all that is begun beside something else. */
    private static CompletableFuture<ThePlatform.Ran> beside(Supplier<ThePlatform.Ran> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static BigDecimal total() throws InterruptedException {
        return new BigDecimal(
                api.get(READER, "/api/rating/standings/me").get("total").asText());
    }

    private static void awaitTotalAbove(BigDecimal before) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(total()).isGreaterThan(before));
    }

    private static JsonNode entryOfToday(UUID member, String type, Instant since) throws InterruptedException {
        for (JsonNode entry :
                api.get(OFFICE, "/api/rating/ledgers/" + member + "?limit=50").get("items")) {
            boolean recent = !Instant.parse(entry.get("occurredAt").asText()).isBefore(since);
            if (recent
                    && (entry.get("eventType").asText().contains(type)
                            || type.equals("activity-attended")
                                    && entry.get("eventType").asText().contains("attendance"))) {
                return entry;
            }
        }
        return null;
    }

    private static JsonNode command(String account, String path, Object body) throws InterruptedException {
        return api.command(account, path, UUID.randomUUID().toString(), body).body();
    }

    private interface Attempt {
        Object make() throws Exception;
    }

    private static void assertRefused(int status, String type, Attempt attempt) {
        assertThatThrownBy(attempt::make).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            if (type != null) {
                assertThat(refused.body()).contains(type);
            }
        });
    }
}
