package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ScorersIT {
    private static final String WORK = "points-work";
    private static final String TARGET = "year-end-target";
    private static final String TERMS =
            "branches: {weights: {points-work: 0.5, year-end-target: 0.5}, scorers: {apart: 5, of-three: nearest}}\n";

    @BeforeEach
    void the_cycle_is_over() {
        TestClock.shared().set(Instant.parse("2026-01-07T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void two_scorers_make_one_score_and_who_gave_what_is_kept_in_no_event() {
        Town town = scored();

        own(town.office(), town, WORK, "84.00", "张敏")
                .statusCode(201)
                .body("events", empty())
                .body("stage", equalTo("second-missing"))
                .body("score", nullValue());
        scores(town)
                .body("branches[0].parts[0].stage", equalTo("second-missing"))
                .body("branches[0].parts[0].score", nullValue());
        own(town.secondOffice(), town, WORK, "87.01", "李国强")
                .statusCode(201)
                .body("events", hasSize(1))
                .body("stage", equalTo("complete"))
                .body("score", equalTo("85.51"));
        scores(town)
                .body("declared.apart", equalTo("5.00"))
                .body("branches[0].name", equalTo("第一党支部"))
                .body("branches[0].parts[0].score", equalTo("85.51"))
                .body("branches[0].parts[0].sheets[*].name", contains("张敏", "李国强"))
                .body("branches[0].parts[0].sheets[*].mine", contains(true, false))
                .body("branches[0].parts[0].sheets[*].score", contains("84.00", "87.01"));
        assertThat(Database.count("event", "township = '" + town.id + "' and cast(payload as text) like '%张敏%'"))
                .isZero();
    }

    @Test
    void where_they_are_apart_a_third_is_asked_and_until_then_nothing_is_graded() {
        Town town = scored();
        own(town.office(), town, WORK, "80", "张敏");
        own(town.secondOffice(), town, WORK, "90", "李国强")
                .body("stage", equalTo("third-missing"))
                .body("events", empty());
        agree(town, TARGET, "90");

        refused(award(town), 422, "scores-missing").body("missing", contains(WORK));
        paper(town.office(), town, WORK, "89", "王建国")
                .statusCode(201)
                .body("stage", equalTo("complete"))
                .body("score", equalTo("89.50"));
        refused(paper(town.office(), town, WORK, "89", "赵四"), 409, "scorers-complete");
        award(town).statusCode(201).body("grade", equalTo("two-stars"));
        refused(own(town.office(), town, WORK, "90", "张敏"), 409, "organisation-already-graded");
    }

    @Test
    void a_scorer_puts_his_sheet_right_and_the_one_before_stays_beside_it() {
        Town town = scored();
        agree(town, WORK, "80");
        agree(town, TARGET, "80");

        own(town.office(), town, WORK, "84", "张敏").body("score", equalTo("82.00"));
        scores(town)
                .body("branches[0].parts[0].sheets[*].score", contains("84.00", "80.00"))
                .body("branches[0].parts[0].sheets[*].corrections", contains(1, 0));
        own(town.office(), town, WORK, "60", "张敏").body("stage", equalTo("third-missing"));
        scores(town).body("branches[0].parts[0].score", nullValue());
        refused(award(town), 422, "scorers-missing").body("missing", contains(WORK));
        assertThat(Database.count("score_sheet", "township = '" + town.id + "' and part = '" + WORK + "'"))
                .isEqualTo(4);
    }

    @Test
    void one_person_is_one_scorer_and_a_third_comes_only_where_he_is_needed() {
        Town town = scored();
        own(town.office(), town, WORK, "80", "张敏");
        refused(paper(town.office(), town, WORK, "81", " 张敏 "), 409, "scorer-named-twice");
        paper(town.office(), town, WORK, "81", "李国强").statusCode(201);
        paper(town.secondOffice(), town, WORK, "82", "李国强").statusCode(201).body("score", equalTo("81.00"));

        refused(paper(town.office(), town, WORK, "80", "王建国"), 409, "third-scorer-not-needed");
        refused(paper(town.office(), town, WORK, "80", " "), 400, "malformed");
        refused(own(town.office(), town, TARGET, "80", " "), 400, "malformed")
                .body("errors[*].field", contains("name"));
        paper(town.office(), town, WORK, "100.01", "王建国").statusCode(400);
    }

    @Test
    void nobody_scores_the_branch_that_he_is_in_or_holds_a_post_in() {
        Town town = scored();
        Api clerk = Api.with(Tokens.with("township-office")
                .in(town.id)
                .as(town.members.getFirst())
                .sign());

        refused(own(clerk, town, WORK, "80", "张卫甲"), 403, "scores-own-branch");
        refused(paper(town.office(), town, WORK, "80", "张卫甲"), 403, "scores-own-branch");
        paper(town.office(), town, WORK, "80", "张卫甲（县委）").statusCode(201);
        UUID other = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(other, town.committee, "第二党支部", "branch"));
        clerk.post("/organisations/" + other + "/scores", body(WORK, "80", "张卫甲", false))
                .statusCode(201);
    }

    @Test
    void the_office_alone_scores_and_sees_who_gave_what() {
        Town town = scored();

        refused(own(town.secretary(), town, WORK, "80", "张敏"), 403, "wrong-role");
        refused(town.secretary().get("/branch-scores?cycle=2025"), 403, "wrong-role");
        town.office().get("/branch-scores").statusCode(400);
        Town stranger = scored();
        refused(own(stranger.office(), town, WORK, "80", "张敏"), 404, "not-found");
        stranger.office().get("/branch-scores?cycle=2025").body("branches[*].organisation", hasSize(2));
    }

    @Test
    void two_who_score_at_once_are_one_after_the_other() throws Exception {
        Town town = scored();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> answers = List.of(
                    both.submit(() -> own(town.office(), town, WORK, "80", "张敏")),
                    both.submit(() -> own(town.secondOffice(), town, WORK, "82", "李国强")));
            for (Future<Answer> answer : answers) {
                answer.get().statusCode(201);
            }
        }
        scores(town).body("branches[0].parts[0].score", equalTo("81.00"));
    }

    @Test
    void who_is_erased_is_no_scorers_name_any_more() {
        TestClock.shared().reset();
        Town town = scored();
        UUID other = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(other, town.committee, "第二党支部", "branch"));
        town.office()
                .post("/organisations/" + other + "/scores", body(WORK, "80", "张卫甲", true))
                .statusCode(201);
        String member = "/members/" + town.members.getFirst();

        town.office().post(member + "/leaving", Map.of("from", "2026-01-01")).statusCode(200);
        town.office().post(member + "/erasure", Map.of()).statusCode(200);
        assertThat(Database.count("score_sheet", "township = '" + town.id + "' and name <> ''"))
                .isZero();
    }

    private static Town scored() {
        Town town = Town.withMembers(1);
        town.publishRuleBook(TERMS);
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        return town;
    }

    private static void agree(Town town, String part, String score) {
        own(town.office(), town, part, score, "张敏").statusCode(201);
        own(town.secondOffice(), town, part, score, "李国强").statusCode(201);
    }

    private static Answer own(Api api, Town town, String part, String score, String name) {
        return api.post("/organisations/" + town.branch + "/scores", body(part, score, name, false));
    }

    private static Answer paper(Api api, Town town, String part, String score, String name) {
        return api.post("/organisations/" + town.branch + "/scores", body(part, score, name, true));
    }

    private static Map<String, Object> body(String part, String score, String name, boolean onPaper) {
        Map<String, Object> body = new HashMap<>(Map.of("cycle", "2025", "part", part, "score", score, "name", name));
        if (onPaper) {
            body.put("onPaper", true);
        }
        return body;
    }

    private static Answer scores(Town town) {
        return town.office().get("/branch-scores?cycle=2025").statusCode(200);
    }

    private static Answer award(Town town) {
        return town.office().post("/organisations/" + town.branch + "/awards/2025/branch", Map.of());
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
