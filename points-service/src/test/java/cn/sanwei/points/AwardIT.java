package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class AwardIT {
    private static final String TERMS =
            "objection-days: 5\nbranches: {weights: {points-work: 0.5, year-end-target: 0.5}}\n";

    /** A Wednesday: five working days later is the Wednesday after. */
    @BeforeEach
    void the_cycle_is_over() {
        TestClock.shared().set(Instant.parse("2026-01-07T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_cycle_is_closed_once_when_it_is_over_and_by_a_rule_book() {
        Town town = Town.withMembers(1);
        refused(town.office().post("/cycles/2025/close", Map.of()), 422, "no-rule-book");
        town.publishRuleBook(TERMS);

        refused(town.office().post("/cycles/2026/close", Map.of()), 409, "cycle-still-running");
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        refused(town.office().post("/cycles/2025/close", Map.of()), 409, "cycle-already-closed");
        town.office().post("/cycles/25/close", Map.of()).statusCode(400);
        refused(town.member(0).post("/cycles/2025/close", Map.of()), 403, "wrong-role");
    }

    @Test
    void from_the_meeting_to_the_board_in_the_steps_of_different_people() {
        Town town = closed(2);
        record(town.secretary(), town, "three-stars", "none").statusCode(201);
        state(town, "recorded");

        town.office()
                .post(result(town) + "/confirm", Map.of())
                .statusCode(200)
                .body("events", hasSize(2))
                .body("until", equalTo("2026-01-14"));
        refused(award(town), 409, "publication-runs");
        TestClock.shared().set(Instant.parse("2026-01-14T15:59:59Z"));
        refused(award(town), 409, "publication-runs");
        TestClock.shared().set(Instant.parse("2026-01-14T16:00:00Z"));
        award(town).statusCode(201).body("events", hasSize(2)).body("boardUntil", equalTo("2027-01-15"));
        state(town, "awarded");
        refused(award(town), 409, "wrong-state");
    }

    @Test
    void the_board_shows_masked_names_of_those_with_a_star_to_everybody() {
        TestClock.shared().reset();
        Town town = closed(2);
        record(town.secretary(), town, "three-stars", "none").statusCode(201);
        confirmOnPaper(town).statusCode(200);
        award(town).statusCode(201);

        Api.nobody()
                .get("/public/board-names/" + town.id + "/2025")
                .statusCode(200)
                .body("items[*].id", contains(town.members.getFirst().toString()))
                .body("items[*].name", contains("张*甲"))
                .body("items[*].organisationName", contains("第一党支部"));
        Api.nobody().get("/public/board-names/" + town.id + "/2024").body("items", hasSize(0));
    }

    @Test
    void who_is_erased_is_on_no_board() {
        TestClock.shared().reset();
        Town town = closed(2);
        record(town.secretary(), town, "three-stars", "none").statusCode(201);
        confirmOnPaper(town).statusCode(200);
        award(town).statusCode(201);
        String member = "/members/" + town.members.getFirst();

        town.office().post(member + "/leaving", Map.of("from", "2026-01-01")).statusCode(200);
        town.office().post(member + "/erasure", Map.of()).statusCode(200);
        Api.nobody().get("/public/board-names/" + town.id + "/2025").body("items", hasSize(0));
    }

    @Test
    void a_list_that_is_not_whole_is_refused_with_everything_that_is_wrong() {
        Town town = closed(3);
        List<Map<String, Object>> grades = List.of(
                grade(town.members.get(0), "five-stars", true),
                grade(town.members.get(1), "two-stars", false),
                grade(UUID.randomUUID(), "none", true));

        refused(post(town.secretary(), town, grades), 422, "grades-wrong")
                .body("errors[*].field", containsInAnyOrder("grade", "reason", "member", "grades"));
        refused(post(town.secretary(), town, List.of()), 400, "malformed");
    }

    @Test
    void another_grade_than_the_points_show_is_kept_with_its_reason() {
        Town town = closed(2);
        Map<String, Object> lowered = new HashMap<>(grade(town.members.get(0), "two-stars", false));
        lowered.put("reason", "支部大会认为全年请假较多。");

        post(town.secretary(), town, List.of(lowered, grade(town.members.get(1), "none", true)))
                .statusCode(201);
        String reason = "grades[?(@.member == '" + town.members.get(0) + "')].reason";
        town.secretary().get(result(town)).body(reason, contains("支部大会认为全年请假较多。"));
    }

    @Test
    void what_is_returned_says_why_and_is_recorded_anew() {
        Town town = closed(2);
        record(town.secretary(), town, "three-stars", "none").statusCode(201);
        refused(record(town.secretary(), town, "none", "none"), 409, "wrong-state");

        town.office()
                .post(result(town) + "/return", Map.of("reason", "请补充会议记录。"))
                .statusCode(200);
        town.secretary()
                .get(result(town))
                .body("state", equalTo("returned"))
                .body("returnReason", equalTo("请补充会议记录。"))
                .body("grades[*].grade", containsInAnyOrder("three-stars", "none"));
        refused(town.office().post(result(town) + "/confirm", Map.of()), 409, "wrong-state");
        record(town.secretary(), town, "none", "none").statusCode(201);
        town.secretary().get(result(town)).body("returnReason", nullValue());
    }

    @Test
    void who_recorded_does_not_check_also_not_in_the_office() {
        Town town = closed(1);
        record(town.office(), town, "three-stars").statusCode(201);

        refused(town.office().post(result(town) + "/confirm", Map.of()), 403, "checked-by-recorder");
        town.secondOffice().post(result(town) + "/confirm", Map.of()).statusCode(200);
    }

    @Test
    void a_secretary_records_for_his_own_branch_only_and_the_office_alone_checks() {
        Town town = closed(1);
        UUID other = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(other, town.committee, "第二党支部", "branch"));

        refused(
                record(Api.secretary(town.id, town.members.getFirst(), other), town, "none"),
                403,
                "not-your-organisation");
        record(town.secretary(), town, "none").statusCode(201);
        refused(town.secretary().post(result(town) + "/confirm", Map.of()), 403, "wrong-role");
        town.office()
                .post(
                        "/branches/" + town.committee + "/meeting-results",
                        Map.of("cycle", "2025", "grades", List.of(grade(town.members.getFirst(), "none", true))))
                .statusCode(404);
    }

    @Test
    void a_publication_on_paper_is_declared_only_when_it_was_held_and_long_enough() {
        Town town = closed(1);
        record(town.secretary(), town, "none").statusCode(201);
        String confirm = result(town) + "/confirm";

        refused(town.office().post(confirm, Map.of("heldFrom", "2026-01-01")), 400, "malformed");
        refused(held(town, "2026-01-06", "2026-01-01"), 422, "publication-turned-around");
        refused(held(town, "2025-12-01", "2026-01-07"), 422, "publication-not-held-yet");
        refused(held(town, "2026-01-01", "2026-01-06"), 422, "publication-too-short");
        held(town, "2025-12-30", "2026-01-06").statusCode(200).body("until", equalTo("2026-01-06"));
        award(town).statusCode(201);
    }

    @Test
    void an_objection_is_answered_by_another_and_changes_what_is_awarded() {
        TestClock.shared().reset();
        Town town = closed(2);
        record(town.secretary(), town, "none", "none").statusCode(201);
        refused(object(town.member(0), town, town.members.get(0)), 409, "wrong-state");
        confirmOnPaper(town).statusCode(200);

        String objection = object(town.member(0), town, town.members.get(0))
                .statusCode(201)
                .path("id");
        refused(award(town), 409, "objections-unanswered");
        town.office()
                .get("/objections?cycle=2025")
                .body("items[*].text", contains("少记了一次。"))
                .body("items[0].upheld", nullValue());
        town.member(1).get("/objections?cycle=2025").body("items", hasSize(0));
        town.member(0).get("/objections?cycle=2025").body("items", hasSize(1));
        refused(answer(town.office(), objection, true, null), 422, "grade-needed");
        refused(answer(town.office(), objection, false, "none"), 422, "grade-without-upholding");
        refused(answer(town.office(), objection, true, "five-stars"), 422, "grade-unknown");
        answer(town.office(), objection, true, "two-stars").statusCode(200);
        refused(answer(town.office(), objection, false, null), 409, "objection-already-answered");
        award(town).statusCode(201);
        Api.nobody()
                .get("/public/board-names/" + town.id + "/2025")
                .body("items[*].id", contains(town.members.get(0).toString()));
        refused(object(town.member(0), town, town.members.get(0)), 409, "wrong-state");
    }

    @Test
    void nobody_answers_his_own_objection_and_one_on_paper_is_the_members() {
        Town town = closed(2);
        record(town.secretary(), town, "none", "none").statusCode(201);
        town.office().post(result(town) + "/confirm", Map.of()).statusCode(200);

        String own = object(town.office(), town, town.members.get(0)).path("id");
        refused(answer(town.office(), own, false, null), 403, "answered-by-objector");
        answer(town.secondOffice(), own, false, null).statusCode(200);
        Map<String, Object> onPaper = Map.of(
                "cycle", "2025", "member", town.members.get(1), "text", "书面异议。", "onBehalfOf", town.members.get(1));
        String paper = town.office()
                .post("/branches/" + town.branch + "/objections", onPaper)
                .statusCode(201)
                .path("id");
        answer(town.office(), paper, false, null).statusCode(200);
        refused(town.member(0).post("/branches/" + town.branch + "/objections", onPaper), 403, "not-your-organisation");
        town.office()
                .post("/objections/" + UUID.randomUUID() + "/answer", answer(false, null))
                .statusCode(404);
        refused(object(town.member(0), town, UUID.randomUUID()), 422, "member-not-in-result");
    }

    @Test
    void of_two_who_award_at_once_one_does_and_a_second_click_is_the_first_ones_answer() {
        TestClock.shared().reset();
        Town town = closed(2);
        record(town.secretary(), town, "none", "none").statusCode(201);
        confirmOnPaper(town).statusCode(200);
        String path = "/branches/" + town.branch + "/awards/2025";
        refused(town.secretary().post(path, Map.of()), 403, "wrong-role");

        List<Integer> answers = atOnce(
                () -> code(town.office().post(path, Map.of(), "k")),
                () -> code(town.secondOffice().post(path, Map.of(), "k")));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        Api first = answers.getFirst() == 201 ? town.office() : town.secondOffice();
        first.post(path, Map.of(), "k").statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(Database.count("event", "township = '" + town.id + "' and type like '%member-stars-awarded%'"))
                .isEqualTo(2);
    }

    @Test
    void of_who_objects_and_who_awards_at_once_only_one_is_heard() {
        TestClock.shared().reset();
        Town town = closed(2);
        record(town.secretary(), town, "none", "none").statusCode(201);
        confirmOnPaper(town).statusCode(200);

        List<Integer> answers =
                atOnce(() -> code(object(town.member(1), town, town.members.get(1))), () -> code(award(town)));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void an_organisation_is_graded_by_the_declared_weights_when_both_scores_are_in() {
        TestClock.shared().reset();
        Town town = closed(0);
        String path = "/organisations/" + town.branch;
        refused(town.office().post(path + "/awards/2025/branch", Map.of()), 422, "scores-missing")
                .body("missing", contains("points-work", "year-end-target"));
        score(town, "points-work", "70.00").statusCode(201);
        score(town, "points-work", "95.50").statusCode(201);
        score(town, "year-end-target", "84.50").statusCode(201);

        refused(
                        town.office().post(path + "/awards/2025/branch", Map.of("grade", "two-stars")),
                        422,
                        "grade-does-not-follow")
                .body("follows", equalTo("three-stars"));
        town.office()
                .post(path + "/awards/2025/branch", Map.of("grade", "three-stars"))
                .statusCode(201)
                .body("grade", equalTo("three-stars"));
        refused(score(town, "points-work", "10.00"), 409, "organisation-already-graded");
        Api.nobody().get("/public/board-names/" + town.id + "/2025").body("items[*].name", contains("第一党支部"));
    }

    @Test
    void a_score_is_between_none_and_a_hundred_with_two_places() {
        Town town = closed(0);

        score(town, "points-work", "100.01").statusCode(400).body("errors[*].field", contains("score"));
        score(town, "points-work", "-0.01").statusCode(400);
        score(town, "points-work", "1.001").statusCode(400);
        score(town, "other", "1").statusCode(400).body("errors[*].field", contains("part"));
        town.office()
                .post(
                        "/organisations/" + UUID.randomUUID() + "/scores",
                        Map.of("cycle", "2025", "part", "points-work", "score", "1"))
                .statusCode(404);
    }

    private static Town closed(int members) {
        Town town = Town.withMembers(members);
        town.publishRuleBook(TERMS);
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        return town;
    }

    private static Answer record(Api api, Town town, String... grades) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < grades.length; i++) {
            list.add(grade(town.members.get(i), grades[i], true));
        }
        return post(api, town, list);
    }

    private static Answer post(Api api, Town town, List<Map<String, Object>> grades) {
        return api.post("/branches/" + town.branch + "/meeting-results", Map.of("cycle", "2025", "grades", grades));
    }

    private static Map<String, Object> grade(UUID member, String grade, boolean asIndicated) {
        return Map.of("member", member, "grade", grade, "asIndicated", asIndicated);
    }

    private static String result(Town town) {
        return "/branches/" + town.branch + "/meeting-results/2025";
    }

    private static void state(Town town, String state) {
        town.secretary().get(result(town)).statusCode(200).body("state", equalTo(state));
    }

    private static Answer held(Town town, String from, String until) {
        return town.office().post(result(town) + "/confirm", Map.of("heldFrom", from, "heldUntil", until));
    }

    private static Answer confirmOnPaper(Town town) {
        return held(town, "2026-01-08", "2026-01-20");
    }

    private static Answer award(Town town) {
        return town.office().post("/branches/" + town.branch + "/awards/2025", Map.of());
    }

    private static Answer object(Api api, Town town, UUID member) {
        return api.post(
                "/branches/" + town.branch + "/objections",
                Map.of("cycle", "2025", "member", member, "text", "少记了一次。"));
    }

    private static Answer answer(Api api, String objection, boolean upheld, String grade) {
        return api.post("/objections/" + objection + "/answer", answer(upheld, grade));
    }

    private static Map<String, Object> answer(boolean upheld, String grade) {
        Map<String, Object> answer = new HashMap<>(Map.of("upheld", upheld, "answer", "已核查。"));
        if (grade != null) {
            answer.put("grade", grade);
        }
        return answer;
    }

    private static int code(Answer answer) {
        return answer.statusCode();
    }

    private static Answer score(Town town, String part, String score) {
        return town.office()
                .post(
                        "/organisations/" + town.branch + "/scores",
                        Map.of("cycle", "2025", "part", part, "score", score));
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
