package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class WhatIfIT {
    private static final String DEAR_WISHES = TownshipStory.RULES
            .replace("fact: wish-fulfilled, points: 10", "fact: wish-fulfilled, points: 30")
            .replace("fact: activity-attended, points: 5", "fact: activity-attended, points: 3");

    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;
    private MemberId ben;
    private MemberId chen;

    /** Anna has 60, Ben 55, Chen 50, and who is away is not graded. */
    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
        anna = yunxi.member();
        ben = yunxi.member();
        chen = yunxi.member();
        yunxi.member(yunxi.branch, Set.of("away"));
        yunxi.fulfilled(anna, "2026-03-06");
        yunxi.attended(ben, "2026-03-06");
        TownshipStory qinghe = scene.qinghe.begun();
        qinghe.fulfilled(qinghe.member(), "2026-03-06");
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_office_sees_who_gains_who_loses_and_whose_grade_changes() {
        ask(scene.office(), version(2, "2026-01-02", DEAR_WISHES))
                .statusCode(200)
                .body("ruleBook", equalTo("rules"))
                .body("version", equalTo(2))
                .body("cycle", equalTo("2026"))
                .body("closed", equalTo(false))
                .body("reachesBack", equalTo(true))
                .body("otherCycles", empty())
                .body("members", equalTo(4))
                .body("gaining", equalTo(1))
                .body("losing", equalTo(1))
                .body("regraded", equalTo(1))
                .body("pointsBefore", equalTo("215.00"))
                .body("pointsAfter", equalTo("233.00"))
                .body("changes[*].member", contains(anna.toString(), ben.toString()))
                .body("changes[*].difference", contains("20.00", "-2.00"))
                .body("changes[0].before", equalTo("60.00"))
                .body("changes[0].gradeBefore.code", equalTo("one-star"))
                .body("changes[0].gradeAfter.code", equalTo("two-stars"))
                .body("grades[*].code", contains("two-stars", "one-star", "none"))
                .body("grades[*].before", contains(0, 1, 2))
                .body("grades[*].after", contains(1, 0, 2))
                .body("leftOut", equalTo(0));
    }

    @Test
    void what_happened_before_a_version_counts_is_scored_as_it_was() {
        ask(scene.office(), version(2, "2026-11-20", DEAR_WISHES))
                .statusCode(200)
                .body("reachesBack", equalTo(false))
                .body("gaining", equalTo(0))
                .body("losing", equalTo(0))
                .body("changes", empty());
    }

    @Test
    void points_that_could_not_be_summed_by_it_are_none_and_counted_apart() {
        String most = TownshipStory.MOST.replace("points: 6000", "points: 60000");

        ask(scene.office(), version(2, "2026-01-02", most))
                .statusCode(200)
                .body("notSummed", equalTo(1))
                .body("changes[*].member", contains(ben.toString()))
                .body("changes[0].after", equalTo("0.00"))
                .body("changes[0].gradeAfter", nullValue());
    }

    @Test
    void what_would_have_lapsed_by_today_is_lost() {
        String lapsing = TownshipStory.RULES.replace("points: 10", "points: 10, valid: {days: 1}");

        ask(scene.office(), version(2, "2026-01-02", lapsing))
                .statusCode(200)
                .body("losing", equalTo(1))
                .body("changes[*].member", contains(anna.toString()))
                .body("changes[*].difference", contains("-10.00"));
    }

    @Test
    void being_exempt_or_no_more_is_a_change_of_grade() {
        ask(scene.office(), version(2, "2026-01-02", TownshipStory.RULES.replace("any: [away]", "any: [retired]")))
                .statusCode(200)
                .body("regraded", equalTo(1))
                .body("changes", hasSize(1))
                .body("changes[0].difference", equalTo("0.00"))
                .body("changes[0].gradeBefore", nullValue())
                .body("changes[0].gradeAfter.code", equalTo("none"));
    }

    @Test
    void a_cycle_that_is_closed_says_so_and_others_that_would_be_reached_are_named() {
        yunxi.closeRequested("2026", "2027-01-05");
        yunxi.read(chen, "2027-01-06");
        scene.awaitRead();

        ask(scene.office(), Map.of("cycle", "2026", "source", source(2, "2026-01-02", DEAR_WISHES)))
                .statusCode(200)
                .body("closed", equalTo(true))
                .body("otherCycles", contains("2027"))
                .body("regraded", equalTo(1));
    }

    @Test
    void nothing_is_stored() {
        ask(scene.office(), version(2, "2026-01-02", DEAR_WISHES)).statusCode(200);

        get(scene.office(), "/api/rating/rule-book").statusCode(200).body("version", equalTo(1));
        get(scene.member(anna), "/api/rating/standings/me").body("total", equalTo("60.00"));
    }

    @Test
    void a_rule_book_that_could_not_be_published_is_refused_with_its_places() {
        ask(scene.office(), version(2, "2026-01-02", DEAR_WISHES.replace("points: 30", "points: 三十")))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:rule-book-wrong"))
                .body("errors", hasSize(1))
                .body("errors[0].line", equalTo(11));
        ask(scene.office(), version(1, "2026-01-01", DEAR_WISHES)).statusCode(422);
        ask(scene.office(), Map.of("source", "")).statusCode(400);
        ask(scene.office(), Map.of("source", "x".repeat(65_537))).statusCode(400);
        ask(scene.office(), Map.of("source", "a: b", "cycle", "26")).statusCode(400);
    }

    @Test
    void where_nothing_is_published_there_is_nothing_to_compare() {
        ask(Tokens.office("town-without-rules"), version(1, "2026-01-01", DEAR_WISHES))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:no-rule-book"));
    }

    @Test
    void the_office_alone_asks_and_of_its_own_township() {
        Map<String, Object> wanted = version(2, "2026-01-02", DEAR_WISHES);

        ask(scene.secretary(), wanted).statusCode(403);
        ask(scene.member(anna), wanted).statusCode(403);
        ask(Tokens.county(scene.county), wanted).statusCode(403);
        Request.anonymous().json(wanted).post("/api/rating/rule-book/what-if").statusCode(401);
        ask(Tokens.office(scene.qinghe.id), wanted)
                .statusCode(200)
                .body("members", equalTo(1))
                .body("changes[*].member", not(contains(anna.toString())));
    }

    @Test
    void what_was_tried_is_what_is_so_when_it_is_published() {
        List<String> tried =
                ask(scene.office(), version(2, "2026-01-02", DEAR_WISHES)).path("changes[*].after");
        yunxi.ruleBook(2, "2026-01-02", DEAR_WISHES);
        scene.awaitRead();

        assertThat(tried)
                .containsExactly(
                        get(scene.member(anna), "/api/rating/standings/me").path("total"),
                        get(scene.member(ben), "/api/rating/standings/me").path("total"));
    }

    private static Map<String, Object> version(int version, String countsFrom, String rules) {
        return Map.of("source", source(version, countsFrom, rules));
    }

    private static String source(int version, String countsFrom, String rules) {
        return "id: rules\ntitle: 细则\nversion: " + version + "\ncounts-from: " + countsFrom + "\n" + rules;
    }

    private static Answer ask(String token, Map<String, Object> body) {
        return Request.with(token).json(body).post("/api/rating/rule-book/what-if");
    }
}
