package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, quotas, rolling scores and branches' standings, each to whom it concerns, with how it was computed. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ListsIT {
    private static final String RULES = """
            base: 50
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 10}
              - {id: activity, label: 活动, fact: activity-attended, points: 10}
            branches: {weights: {points-work: 0.5, year-end-target: 0.5}}
            consequences:
              - {id: warning, label: 提醒谈话, per: quarter, of: members, below: 10}
              - {id: rectification, label: 列入整改名单, per: quarter, of: branches, below: 8}
              - {id: poor, label: 结对帮扶, per: cycle, of: members, grades: [none]}
              - {id: weak, label: 重点整顿, per: cycle, of: branches, below: 85}
            quotas:
              within: branch
              places: [{grade: three-stars, count: 1}]
              ties: [{rules: [activity]}, fewest-deductions]
              still-tied: out
            rolling: {months: 12}
            """;
    private static final String LISTS = "/api/rating/consequence-lists";
    private static final String QUOTAS = "/api/rating/quotas";
    private static final String ROLLING = "/api/rating/rolling-scores/";
    private static final String BRANCHES = "/api/rating/branch-standings";

    private final OrganisationId other = new OrganisationId(UUID.randomUUID());
    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;
    private MemberId ben;
    private MemberId carla;

    /** Anna and Ben have 90 each, Anna by more activities; Carla, in another branch, has 50. */
    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.registeredWith(RULES);
        yunxi.establish(other);
        anna = yunxi.member();
        ben = yunxi.member();
        carla = yunxi.member(other, Set.of());
        for (int day = 1; day <= 3; day++) {
            yunxi.attended(anna, "2026-03-0" + day);
            yunxi.attended(ben, "2026-03-0" + day);
        }
        yunxi.attended(anna, "2026-03-04");
        yunxi.read(ben, "2026-03-04");
        score("points-work", "90.00");
        score("year-end-target", "70.00");
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_lists_of_a_quarter_name_members_and_branches_with_the_reason_and_how_it_was_computed() {
        get(scene.office(), LISTS + "?quarter=1")
                .statusCode(200)
                .body("cycle", equalTo("2026"))
                .body("quarter", equalTo(1))
                .body("closed", equalTo(false))
                .body("ruleBook.version", equalTo(1))
                .body("asOf", notNullValue())
                .body("lists[*].id", contains("warning", "rectification"))
                .body("lists[*].of", contains("members", "branches"))
                .body("items[*].list", contains("rectification", "warning"))
                .body("items[*].subject", contains(other.toString(), carla.toString()))
                .body("items[*].organisation", contains(other.toString(), other.toString()))
                .body("items[1].points", equalTo("0.00"))
                .body("items[1].reason", equalTo("第 1 季度 0 分，不足 10 分"));
    }

    @Test
    void the_lists_of_the_cycle_go_by_totals_grades_and_the_branches_scores() {
        get(scene.office(), LISTS)
                .body("quarter", nullValue())
                .body("lists[*].id", contains("poor", "weak"))
                .body("items[*].list", contains("poor", "weak"))
                .body("items[*].subject", contains(carla.toString(), yunxi.branch.toString()))
                .body("items[*].points", contains("50.00", "80.00"));
    }

    @Test
    void a_secretary_sees_his_subtree_a_member_himself_and_nobody_else_anything() {
        get(scene.secretary(), LISTS + "?quarter=1").body("items", empty());
        get(scene.secretary(), LISTS).body("items[*].list", contains("weak"));
        get(scene.member(carla), LISTS + "/me?quarter=1").body("items[*].list", contains("warning"));
        get(scene.member(carla), LISTS + "/me").body("items[*].list", contains("poor"));
        get(scene.member(anna), LISTS + "/me?quarter=1").body("items", empty());

        for (String path : new String[] {LISTS, QUOTAS, BRANCHES}) {
            get(scene.member(anna), path).statusCode(403);
            get(Tokens.county(scene.county), path).statusCode(403);
        }
        get(Tokens.county(scene.county), ROLLING + anna).statusCode(403);
        get(scene.member(ben), ROLLING + anna).statusCode(403);
        get(scene.secretary(), ROLLING + carla).statusCode(403);
    }

    @Test
    void another_township_finds_nothing_of_this_one() {
        TownshipStory qinghe = scene.qinghe.begun();
        MemberId stranger = qinghe.member();
        qinghe.read(stranger, "2026-03-06");
        scene.awaitRead();

        get(Tokens.office(qinghe.id), ROLLING + anna).statusCode(404);
        get(Tokens.office(qinghe.id), LISTS).statusCode(200).body("items", empty());
        get(Tokens.office(qinghe.id), QUOTAS).body("items[*].member", contains(stranger.toString()));
        get(Tokens.office(qinghe.id), BRANCHES).body("items", empty());
        get(Tokens.member(qinghe.id, anna.value()), LISTS + "/me").statusCode(404);
    }

    @Test
    void who_has_no_place_in_a_grade_falls_to_the_next_and_is_told_why() {
        get(scene.office(), QUOTAS)
                .statusCode(200)
                .body("scheme.within", equalTo("branch"))
                .body("scheme.places[0].count", equalTo(1))
                .body("scheme.ties", contains("“活动”得分多的在前", "扣分少的在前"))
                .body("scheme.stillTied", equalTo("out"))
                .body("ruleBook.version", equalTo(1))
                .body("items", hasSize(3));
        get(scene.member(ben), QUOTAS + "/me")
                .body("items[*].member", contains(ben.toString()))
                .body("items[0].total", equalTo("90.00"))
                .body("items[0].byPoints.code", equalTo("three-stars"))
                .body("items[0].given.code", equalTo("two-stars"))
                .body("items[0].reason", containsString("名额 1 个"));
        get(scene.member(anna), QUOTAS + "/me")
                .body("items[0].given.code", equalTo("three-stars"))
                .body("items[0].reason", nullValue());
        get(scene.secretary(), QUOTAS).body("items", hasSize(2));
    }

    @Test
    void a_list_goes_on_page_by_page() {
        String next = get(scene.office(), QUOTAS + "?limit=2")
                .body("items[*].total", contains("90.00", "90.00"))
                .path("next");
        get(scene.office(), QUOTAS + "?limit=2&cursor=" + next)
                .body("items[*].member", contains(carla.toString()))
                .body("next", nullValue());
        next = get(scene.office(), LISTS + "?quarter=1&limit=1")
                .body("items[*].list", contains("rectification"))
                .path("next");
        get(scene.office(), LISTS + "?quarter=1&limit=1&cursor=" + next)
                .body("items[*].list", contains("warning"))
                .body("next", nullValue());
    }

    @Test
    void of_a_closed_cycle_and_a_closed_quarter_the_frozen_figures_stand() {
        yunxi.quarterCloseRequested("2026", 1, "2026-04-05");
        scene.awaitRead();
        late(carla, "2026-03-20", "2026-05-01");
        late(carla, "2026-03-21", "2026-05-01");
        scene.awaitRead();
        get(scene.office(), LISTS + "?quarter=1")
                .body("closed", equalTo(true))
                .body("asOf", equalTo("2026-04-05T04:00:00Z"))
                .body("items[*].list", contains("rectification", "warning"));

        yunxi.closeRequested("2026", "2027-01-05");
        scene.awaitRead();
        late(carla, "2026-12-20", "2027-01-06");
        scene.awaitRead();
        get(scene.office(), QUOTAS + "?cycle=2026")
                .body("closed", equalTo(true))
                .body("items[*].total", contains("90.00", "90.00", "70.00"));
    }

    @Test
    void a_closed_quarter_is_judged_on_the_day_of_its_closing_whatever_has_lapsed_since() {
        TownshipStory qinghe = scene.qinghe.registeredWith("""
                rules:
                  - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 10, valid: {months: 3}}
                consequences:
                  - {id: warning, label: 提醒谈话, per: quarter, of: members, below: 10}
                """);
        MemberId member = qinghe.member();
        qinghe.read(member, "2026-02-01");
        scene.awaitRead();
        get(Tokens.office(qinghe.id), LISTS + "?quarter=1").body("items[*].subject", contains(member.toString()));

        qinghe.quarterCloseRequested("2026", 1, "2026-04-05");
        scene.awaitRead();
        get(Tokens.office(qinghe.id), LISTS + "?quarter=1")
                .body("closed", equalTo(true))
                .body("items", empty());
    }

    @Test
    void a_rolling_score_counts_the_last_months_up_to_a_day() {
        get(scene.member(anna), ROLLING + "me")
                .statusCode(200)
                .body("first", equalTo("2025-11-21"))
                .body("last", equalTo("2026-11-20"))
                .body("total", equalTo("90.00"))
                .body("indicated.code", equalTo("three-stars"))
                .body("ruleBook.version", equalTo(1))
                .body("items[*].rule", contains("activity", "activity", "activity", "activity"));
        get(scene.office(), ROLLING + anna + "?at=2026-03-02")
                .body("total", equalTo("70.00"))
                .body("items[*].on", contains("2026-03-01", "2026-03-02"));
        String next = get(scene.secretary(), ROLLING + anna + "?limit=3")
                .body("items", hasSize(3))
                .path("next");
        get(scene.secretary(), ROLLING + anna + "?limit=3&cursor=" + next)
                .body("items[*].on", contains("2026-03-04"))
                .body("next", nullValue());
    }

    @Test
    void without_such_a_rule_in_the_book_nothing_rolls_and_no_list_is_there() {
        TownshipStory qinghe = scene.qinghe.begun();
        MemberId member = qinghe.member();
        qinghe.read(member, "2026-03-06");
        scene.awaitRead();

        get(Tokens.member(qinghe.id, member.value()), ROLLING + "me")
                .statusCode(404)
                .body("type", equalTo("urn:sanwei:refusal:not-rolling"));
        get(Tokens.office(qinghe.id), LISTS + "?quarter=1")
                .body("lists", empty())
                .body("items", empty());
        get(Tokens.office(qinghe.id), QUOTAS).body("scheme", nullValue()).body("items[0].reason", nullValue());
    }

    @Test
    void branches_are_shown_with_what_they_are_graded_by() {
        get(scene.office(), BRANCHES)
                .statusCode(200)
                .body("items[*].organisation", contains(yunxi.branch.toString()))
                .body("items[0].pointsWork", equalTo("90.00"))
                .body("items[0].yearEndTarget", equalTo("70.00"))
                .body("items[0].membersMean", nullValue())
                .body("items[0].score", equalTo("80.00"))
                .body("items[0].indicated.code", equalTo("two-stars"))
                .body("items[0].ruleBook.version", equalTo(1));
        get(scene.secretary(), BRANCHES).body("items", hasSize(1));
        get(Tokens.secretary(yunxi.id, UUID.randomUUID(), other.value()), BRANCHES)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LISTS + "?quarter=5",
                LISTS + "?quarter=0",
                LISTS + "?cycle=26",
                LISTS + "?cursor=abc",
                LISTS + "?limit=0",
                LISTS + "?limit=201",
                QUOTAS + "?cursor=abc",
                QUOTAS + "?limit=0",
                BRANCHES + "?cursor=abc",
                BRANCHES + "?limit=201",
                ROLLING + "00000000-0000-0000-0000-000000000001?at=yesterday",
                ROLLING + "00000000-0000-0000-0000-000000000001?at=2027-01-01",
                ROLLING + "00000000-0000-0000-0000-000000000001?at=1999-01-01",
                ROLLING + "00000000-0000-0000-0000-000000000001?cursor=abc",
            })
    void what_is_asked_wrongly_is_malformed(String path) {
        get(scene.office(), path).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void a_cycle_with_nobody_in_it_and_a_quarter_that_is_to_come_have_no_lists() {
        get(scene.office(), LISTS + "?cycle=2031").statusCode(404);
        get(scene.office(), QUOTAS + "?cycle=2031").statusCode(404);
        get(scene.office(), ROLLING + UUID.randomUUID()).statusCode(404);
        TestClock.shared().set(TownshipStory.at("2026-05-01"));
        get(scene.office(), LISTS + "?cycle=2026&quarter=3")
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:quarter-not-begun"));
    }

    private void score(String part, String score) {
        yunxi.publish(new PointsEvent.BranchScoreEntered(
                yunxi.branch, Cycle.of("2026"), part, Points.of(score), TownshipStory.at("2026-11-01")));
    }

    private void late(MemberId member, String when, String recorded) {
        scene.events.publish(
                yunxi.id, yunxi.attendance(member, AttendanceMark.PRESENT, when), TownshipStory.at(recorded));
    }
}
