package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class WaysIT {
    private static final String WAYS = "/api/rating/standings/";

    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;

    /** Anna has 75 on 20 November, and has read her two articles of that day. */
    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
        anna = yunxi.member();
        yunxi.fulfilled(anna, "2026-03-06");
        yunxi.fulfilled(anna, "2026-03-07");
        yunxi.read(anna, "2026-03-08");
        yunxi.read(anna, "2026-03-09");
        yunxi.read(anna, "2026-03-10");
        yunxi.read(anna, "2026-11-20");
        yunxi.read(anna, "2026-11-20");
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_member_sees_what_one_more_of_each_rule_would_bring_today_caps_considered() {
        get(scene.member(anna), WAYS + "me/ways")
                .statusCode(200)
                .body("member", equalTo(anna.toString()))
                .body("cycle", equalTo("2026"))
                .body("total", equalTo("75.00"))
                .body("next.code", equalTo("two-stars"))
                .body("next.missing", equalTo("5.00"))
                .body("oneMore[*].rule", contains("reading", "activity", "wish"))
                .body("oneMore[*].brings", contains("0.00", "5.00", "10.00"))
                .body("oneMore[*].grade.code", contains("one-star", "two-stars", "two-stars"));
    }

    @Test
    void the_nearest_way_to_the_next_star_comes_first() {
        get(scene.member(anna), WAYS + "me/ways")
                .body("ways[*].rule", contains("activity", "wish", "reading"))
                .body("ways[0].times", equalTo(1))
                .body("ways[0].reached", equalTo("2026-11-20"));
    }

    @Test
    void what_was_asked_is_no_fact() {
        get(scene.member(anna), WAYS + "me/ways").statusCode(200);

        get(scene.member(anna), WAYS + "me").body("total", equalTo("75.00"));
    }

    @Test
    void who_is_exempt_has_gains_and_no_way() {
        MemberId away = yunxi.member(yunxi.branch, Set.of("away"));
        scene.awaitRead();

        get(scene.member(away), WAYS + "me/ways")
                .statusCode(200)
                .body("next", nullValue())
                .body("ways", empty());
    }

    @Test
    void in_a_closed_cycle_there_is_nothing_left_to_do() {
        yunxi.closeRequested("2026", "2027-01-05");
        scene.awaitRead();

        get(scene.member(anna), WAYS + "me/ways")
                .statusCode(200)
                .body("oneMore", empty())
                .body("ways", empty());
    }

    @Test
    void whose_ways_they_are_decides_who_may_see_them() {
        MemberId ben = yunxi.member();
        scene.awaitRead();

        get(scene.secretary(), WAYS + anna + "/ways").statusCode(200);
        get(scene.office(), WAYS + anna + "/ways").statusCode(200);
        get(scene.member(ben), WAYS + anna + "/ways").statusCode(403);
        get(Tokens.county(scene.county), WAYS + anna + "/ways").statusCode(403);
        get(Tokens.office(scene.qinghe.id), WAYS + anna + "/ways").statusCode(404);
        TestClock.shared().set(TownshipStory.at("2028-11-20"));
        get(scene.member(anna), WAYS + "me/ways").statusCode(404);
    }
}
