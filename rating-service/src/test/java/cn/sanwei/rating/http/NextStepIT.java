package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is missing to the next star, where more than the total decides it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class NextStepIT {
    private static final String ME = "/api/rating/standings/me";
    private static final String RULES = """
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 1}
              - {id: activity, label: 活动, fact: activity-attended, points: 5}
              - {id: missed, label: 缺席, fact: activity-missed, effect: {at-most: one-star}}
            """;
    private final Scene scene = new Scene();
    private final TownshipStory yunxi = scene.yunxi;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_condition_that_is_not_met_is_said_beside_points_that_are_there() {
        MemberId anna = member("""
                base: 80
                grades: {needs: [{label: 活动至少 2 次, rules: [activity], times: 2}]}
                """);
        yunxi.attended(anna, "2026-03-06");
        scene.awaitRead();

        get(scene.member(anna), ME)
                .statusCode(200)
                .body("total", equalTo("85.00"))
                .body("indicated.code", equalTo("none"))
                .body("next.code", equalTo("one-star"))
                .body("next.missing", equalTo("0.00"))
                .body("next.unmet", contains("“一星”要求“活动至少 2 次”至少 2 次，现为 1 次"));
    }

    @Test
    void parts_are_weighed_before_it_is_said_how_much_is_missing() {
        MemberId anna = member("""
                parts:
                  - {id: daily, label: 日常, rules: rest, base: 70, weight: 0.5}
                """);
        yunxi.attended(anna, "2026-03-06");
        scene.awaitRead();

        get(scene.member(anna), ME)
                .body("total", equalTo("37.50"))
                .body("next.code", equalTo("one-star"))
                .body("next.missing", equalTo("22.50"))
                .body("next.unmet", empty());
    }

    @Test
    void whole_number_bands_with_rounding_ask_for_less() {
        MemberId anna = member("""
                base: 75
                grades:
                  rounding: half-up
                  bands:
                    - {code: two-stars, label: 二星, stars: 2, from: 80}
                    - {code: one-star, label: 一星, stars: 1, from: 60, to: 79}
                    - {code: none, label: 未评星, to: 59}
                """);
        yunxi.read(anna, "2026-03-06");
        scene.awaitRead();

        get(scene.member(anna), ME)
                .body("next.code", equalTo("two-stars"))
                .body("next.from", equalTo("80.00"))
                .body("next.missing", equalTo("3.50"));
    }

    @Test
    void bands_of_his_own_status_are_the_ones_that_count() {
        MemberId anna = member("""
                base: 60
                grades:
                  bands:
                    - {code: one-star, label: 一星, stars: 1, from: 60}
                    - {code: none, label: 未评星}
                  by:
                    - categories: [retired]
                      bands: [{code: one-star, label: 一星, stars: 1, from: 50}, {code: none, label: 未评星}]
                """);
        MemberId old = yunxi.member(yunxi.branch, Set.of("retired"));
        yunxi.read(anna, "2026-03-06");
        scene.awaitRead();

        get(scene.member(anna), ME).body("indicated.code", equalTo("one-star")).body("next", nullValue());
        get(scene.member(old), ME).body("indicated.code", equalTo("one-star")).body("next", nullValue());
    }

    @Test
    void what_befell_a_colleague_is_in_the_next_step_and_in_the_places() {
        yunxi.registeredWith("""
                base: 80
                rules:
                  - {id: missed, label: 缺席, fact: activity-missed, points: -2}
                  - {id: team, label: 支部有人缺席, fact: colleague-scored, when: {attributes: {rule: missed}}, points: -5}
                """);
        MemberId anna = yunxi.member();
        MemberId ben = yunxi.member();
        yunxi.publish(yunxi.attendance(ben, AttendanceMark.ABSENT, "2026-03-07"));
        scene.awaitRead();

        get(scene.member(anna), ME).body("total", equalTo("75.00")).body("next.missing", equalTo("5.00"));
        get(scene.office(), "/api/rating/quotas").body("items[*].total", contains("78.00", "75.00"));
        get(scene.member(anna), "/api/rating/quotas/me").body("items[*].total", contains("75.00"));
    }

    @Test
    void nothing_is_promised_above_an_effect_or_in_a_closed_cycle() {
        MemberId anna = member("base: 75\n");
        yunxi.read(anna, "2026-03-06");
        scene.awaitRead();
        get(scene.member(anna), ME).body("next.code", equalTo("two-stars")).body("next.missing", equalTo("4.00"));

        yunxi.publish(yunxi.attendance(anna, AttendanceMark.ABSENT, "2026-03-07"));
        scene.awaitRead();
        get(scene.member(anna), ME).body("indicated.code", equalTo("one-star")).body("next", nullValue());

        MemberId ben = yunxi.member();
        yunxi.closeRequested("2026", "2027-01-05");
        scene.awaitRead();
        get(scene.member(ben), ME).body("state", equalTo("closed")).body("next", nullValue());
    }

    private MemberId member(String more) {
        yunxi.registeredWith(more + RULES);
        return yunxi.member();
    }
}
