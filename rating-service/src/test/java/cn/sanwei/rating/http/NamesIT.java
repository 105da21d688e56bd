package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PointsStandIn.class)
class NamesIT {
    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;

    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
        anna = yunxi.member();
        scene.awaitRead();
        System.clearProperty(PointsStandIn.ASKED);
        System.clearProperty(PointsStandIn.DELAY_MS);
        System.clearProperty(PointsStandIn.ANSWER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_name_is_asked_for_with_the_callers_own_token_and_kept_for_a_minute() {
        answer(anna, "张卫国");
        String token = scene.office();
        await().atMost(Duration.ofSeconds(10)).until(() -> "张卫国".equals(firstName(token)));
        assertThat(System.getProperty(PointsStandIn.ASKED))
                .contains("/api/points/names?ids=")
                .contains("Bearer " + token);

        System.clearProperty(PointsStandIn.ASKED);
        answer(anna, "李卫国");

        assertThat(firstName(token)).isEqualTo("张卫国");
        assertThat(System.getProperty(PointsStandIn.ASKED, "")).doesNotContain(anna.toString());
    }

    private static String firstName(String token) {
        return get(token, "/api/rating/rankings").statusCode(200).path("items[0].name");
    }

    @Test
    void figures_come_without_names_when_points_service_hangs() {
        System.setProperty(PointsStandIn.DELAY_MS, "3000");
        answer(anna, "张卫国");
        long asked = System.nanoTime();

        get(scene.office(), "/api/rating/rankings").statusCode(200).body("items[0].name", nullValue());

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    void figures_come_without_names_when_points_service_fails() {
        get(scene.office(), "/api/rating/rankings").statusCode(200).body("items[0].name", nullValue());
    }

    @Test
    void a_public_board_asks_for_public_names_and_without_any_token() {
        yunxi.awarded(anna, "2026", "two-stars", "2026-12-31");
        scene.awaitRead();
        answer(anna, "张*国");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Request.anonymous()
                        .get("/api/rating/public/boards/" + yunxi.id + "/2026")
                        .statusCode(200)
                        .body("members[0].name", equalTo("张*国"))
                        .body("members[0].organisationName", equalTo("第一党支部")));

        assertThat(System.getProperty(PointsStandIn.ASKED))
                .contains("/api/points/public/board-names/" + yunxi.id + "/2026 null")
                .doesNotContain("Bearer");
    }

    @Test
    void a_township_that_was_registered_after_the_names_were_asked_for_has_its_name_soon() {
        String county = Tokens.county(scene.county);
        System.setProperty(PointsStandIn.ANSWER, "{\"items\":[],\"next\":null}");
        get(county, "/api/rating/county/overview").statusCode(200).body("townships[0].name", nullValue());

        System.setProperty(
                PointsStandIn.ANSWER,
                "{\"items\":[{\"township\":\"" + yunxi.id + "\",\"name\":\"云溪街道\"}],\"next\":null}");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> get(county, "/api/rating/county/overview").body("townships[0].name", equalTo("云溪街道")));
    }

    @Test
    void whoever_comes_onto_a_board_later_has_his_name_soon_and_takes_nobodys_while_points_service_is_away() {
        String board = "/api/rating/public/boards/" + yunxi.id + "/2026";
        yunxi.awarded(anna, "2026", "two-stars", "2026-12-31");
        scene.awaitRead();
        answer(anna, "张*国");
        await().atMost(Duration.ofSeconds(10)).until(() -> namesOn(board), List.of("张*国")::equals);

        System.clearProperty(PointsStandIn.ANSWER);
        MemberId bruno = yunxi.member();
        yunxi.awarded(bruno, "2026", "two-stars", "2026-12-31");
        scene.awaitRead();
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(namesOn(board)).containsExactlyInAnyOrder("张*国", null));

        System.setProperty(
                PointsStandIn.ANSWER,
                "{\"items\":[" + item(anna, "张*国") + "," + item(bruno, "李*华") + "],\"next\":null}");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(namesOn(board)).containsExactlyInAnyOrder("张*国", "李*华"));
    }

    private static List<String> namesOn(String board) {
        return Request.anonymous().get(board).statusCode(200).path("members[*].name");
    }

    private static void answer(MemberId member, String name) {
        System.setProperty(PointsStandIn.ANSWER, "{\"items\":[" + item(member, name) + "],\"next\":null}");
    }

    private static String item(MemberId member, String name) {
        return "{\"id\":\"" + member + "\",\"name\":\"" + name + "\",\"organisationName\":\"第一党支部\"}";
    }
}
