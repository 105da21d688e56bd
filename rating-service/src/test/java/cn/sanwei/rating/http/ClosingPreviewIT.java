package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a closing would freeze: one with a star, two without for different reasons, and one who is exempt. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ClosingPreviewIT {
    private static final String PREVIEW = "/api/rating/closing-preview?cycle=2026";
    private static final String RULES = """
            base: 55
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 10}
              - {id: activity, label: 活动, fact: activity-attended, points: 20}
            exempt: {categories: [away]}
            grades: {needs: [{label: 活动至少 1 次, rules: [activity], times: 1}]}
            """;

    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;
    private MemberId ben;
    private MemberId carla;

    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.registeredWith(RULES);
        anna = yunxi.member();
        ben = yunxi.member();
        carla = yunxi.member();
        yunxi.member(yunxi.branch, Set.of("away"));
        yunxi.attended(anna, "2026-03-01");
        yunxi.read(ben, "2026-03-01");
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void who_has_no_star_is_named_with_what_is_missing() {
        get(scene.office(), PREVIEW)
                .statusCode(200)
                .body("graded", equalTo(3))
                .body("exempt", equalTo(1))
                .body("closed", nullValue())
                .body("grades[?(@.grade.stars == 0)].members", contains(2))
                .body("starless", hasSize(2))
                .body(of(ben) + "missing", contains("0.00"))
                .body(of(ben) + "unmet[0]", contains(containsString("活动至少 1 次")))
                .body(of(carla) + "missing", contains("5.00"))
                .body(of(carla) + "total", contains("55.00"));
    }

    @Test
    void it_is_read_page_by_page() {
        String next = get(scene.office(), PREVIEW + "&limit=1")
                .body("starless", hasSize(1))
                .body("next", notNullValue())
                .path("next");
        get(scene.office(), PREVIEW + "&limit=1&cursor=" + next)
                .statusCode(200)
                .body("starless", hasSize(1))
                .body("next", nullValue());
        get(scene.office(), PREVIEW + "&cursor=x").statusCode(400);
    }

    @Test
    void after_the_closing_it_says_what_was_frozen() {
        TestClock.shared().set(TownshipStory.at("2027-01-06"));
        yunxi.closeRequested("2026", "2027-01-06");
        scene.awaitRead();

        get(scene.office(), PREVIEW)
                .statusCode(200)
                .body("closed.closedAt", notNullValue())
                .body("closed.hash", notNullValue())
                .body("graded", equalTo(3))
                .body("starless[*].missing", contains(nullValue(), nullValue()));
    }

    @Test
    void the_office_alone_asks_and_for_a_cycle_that_is_judged() {
        get(scene.secretary(), PREVIEW).statusCode(403);
        get(scene.member(anna), PREVIEW).statusCode(403);
        get(scene.office(), "/api/rating/closing-preview").statusCode(400);
        get(scene.office(), "/api/rating/closing-preview?cycle=2019").statusCode(404);
    }

    private static String of(MemberId member) {
        return "starless[?(@.member == '" + member + "')].";
    }
}
