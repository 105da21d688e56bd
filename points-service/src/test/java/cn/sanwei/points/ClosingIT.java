package cn.sanwei.points;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ClosingIT {
    private static final Map<String, Object> REASON = Map.of("reason", "第三季度志愿服务时长漏录一批。");

    @BeforeEach
    void the_cycle_is_over() {
        TestClock.shared().set(Instant.parse("2026-01-07T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void quarters_are_closed_in_order_each_once_and_only_when_they_are_over() {
        Town town = Town.withMembers(1);
        refused(post(town, "/cycles/2025/quarters/1/close"), 422, "no-rule-book");
        town.publishRuleBook("");
        TestClock.shared().set(Instant.parse("2025-06-30T15:59:59Z"));

        refused(post(town, "/cycles/2025/quarters/2/close"), 409, "quarter-not-next")
                .body("next", equalTo(1));
        post(town, "/cycles/2025/quarters/1/close")
                .statusCode(201)
                .body("id", equalTo("2025"))
                .body("events", hasSize(1));
        refused(post(town, "/cycles/2025/quarters/1/close"), 409, "quarter-already-closed");
        refused(post(town, "/cycles/2025/quarters/2/close"), 409, "quarter-still-running");
        TestClock.shared().set(Instant.parse("2025-06-30T16:00:00Z"));
        post(town, "/cycles/2025/quarters/2/close").statusCode(201);
        town.member(0)
                .get("/cycles/2025")
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("quartersClosed", equalTo(2))
                .body("version", equalTo(2));
    }

    @Test
    void there_are_four_quarters_and_the_office_alone_closes_and_opens_them() {
        Town town = closed();

        post(town, "/cycles/2025/quarters/0/close").statusCode(404);
        post(town, "/cycles/2025/quarters/5/close").statusCode(404);
        refused(town.member(0).post("/cycles/2025/quarters/1/close", Map.of()), 403, "wrong-role");
        refused(town.secretary().post("/cycles/2025/reopen", REASON), 403, "wrong-role");
        refused(town.secretary().post("/cycles/2025/quarters/1/reopen", REASON), 403, "wrong-role");
    }

    @Test
    void a_quarter_is_opened_again_with_a_reason_that_everybody_there_reads_and_in_its_order() {
        Town town = Town.withMembers(1);
        town.publishRuleBook("");
        post(town, "/cycles/2025/quarters/1/close").statusCode(201);
        post(town, "/cycles/2025/quarters/2/close").statusCode(201);

        refused(town.office().post("/cycles/2025/quarters/3/reopen", REASON), 409, "quarter-not-closed");
        refused(town.office().post("/cycles/2025/quarters/1/reopen", REASON), 409, "quarter-not-last")
                .body("last", equalTo(2));
        town.office().post("/cycles/2025/quarters/2/reopen", REASON).statusCode(200);
        town.member(0)
                .get("/cycles/2025")
                .body("quartersClosed", equalTo(1))
                .body("reopenings[*].quarter", contains(2))
                .body("reopenings[*].reason", contains(REASON.get("reason")))
                .body("reopenings[0].by", nullValue());
        town.office().get("/cycles/2025").body("reopenings[0].by", equalTo(town.id + "-office"));
        post(town, "/cycles/2025/quarters/2/close").statusCode(201);
    }

    @Test
    void without_a_reason_nothing_is_opened_again() {
        Town town = closed();

        refused(town.office().post("/cycles/2025/reopen", Map.of()), 400, "malformed");
        refused(town.office().post("/cycles/2025/reopen", Map.of("reason", " ")), 400, "malformed");
        refused(town.office().post("/cycles/2025/reopen", Map.of("reason", "因".repeat(501))), 400, "malformed");
        town.office().get("/cycles/2025").body("state", equalTo("closed")).body("reopenings", empty());
    }

    @Test
    void a_closed_cycle_is_opened_again_and_until_it_is_closed_again_no_result_is_recorded() {
        Town town = closed();
        refused(post(town, "/cycles/2025/quarters/1/close"), 409, "cycle-already-closed");

        town.office().post("/cycles/2025/reopen", REASON).statusCode(200).body("version", equalTo(2));
        refused(town.office().post("/cycles/2025/reopen", REASON), 409, "cycle-not-closed");
        refused(record(town), 409, "cycle-not-closed");
        post(town, "/cycles/2025/close").statusCode(201);
        record(town).statusCode(201);
        town.office()
                .get("/cycles/2025")
                .body("state", equalTo("closed"))
                .body("reopenings[*].quarter", contains(nullValue()));
    }

    @Test
    void results_under_way_are_returned_first_also_published_ones() {
        Town town = closed();
        record(town).statusCode(201);
        refused(town.office().post("/cycles/2025/reopen", REASON), 409, "results-under-way")
                .body("branches", contains(town.branch.toString()));
        String result = "/branches/" + town.branch + "/meeting-results/2025";
        town.office().post(result + "/confirm", Map.of()).statusCode(200);
        refused(town.office().post("/cycles/2025/reopen", REASON), 409, "results-under-way");

        town.office().post(result + "/return", REASON).statusCode(200);
        town.office().post("/cycles/2025/reopen", REASON).statusCode(200);
    }

    @Test
    void a_cycle_stays_closed_once_members_or_a_branch_were_awarded_for_it() {
        Town members = closed();
        record(members).statusCode(201);
        members.office()
                .post("/branches/" + members.branch + "/meeting-results/2025/confirm", Map.of())
                .statusCode(200);
        TestClock.shared().set(Instant.parse("2026-02-07T02:00:00Z"));
        members.office()
                .post("/branches/" + members.branch + "/awards/2025", Map.of())
                .statusCode(201);
        refused(members.office().post("/cycles/2025/reopen", REASON), 409, "awards-stand")
                .body("organisations", contains(members.branch.toString()));

        Town branch = closed();
        String path = "/organisations/" + branch.branch;
        for (String part : List.of("points-work", "year-end-target")) {
            branch.office()
                    .post(path + "/scores", Map.of("cycle", "2025", "part", part, "score", "85.00"))
                    .statusCode(201);
        }
        branch.office().post(path + "/awards/2025/branch", Map.of()).statusCode(201);
        refused(branch.office().post("/cycles/2025/reopen", REASON), 409, "awards-stand");
    }

    @Test
    void another_township_knows_nothing_of_it() {
        Town town = closed();
        town.office().post("/cycles/2025/reopen", REASON).statusCode(200);

        Town other = Town.registered();
        other.office()
                .get("/cycles/2025")
                .statusCode(200)
                .body("version", equalTo(0))
                .body("reopenings", empty());
        refused(other.office().post("/cycles/2025/reopen", REASON), 409, "cycle-not-closed");
    }

    @Test
    void a_retry_gets_the_first_answer_and_opens_nothing_twice() {
        Town town = closed();
        String key = UUID.randomUUID().toString();

        town.office().post("/cycles/2025/reopen", REASON, key).statusCode(200);
        town.office()
                .post("/cycles/2025/reopen", REASON, key)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("version", equalTo(2));
        town.office().get("/cycles/2025").body("reopenings", hasSize(1));
    }

    @Test
    void a_version_that_reaches_into_the_past_says_what_it_folds_again_and_what_it_corrects() {
        Town town = closed();

        town.office()
                .post("/rule-books", Map.of("ruleBook", town.id, "source", Town.ruleBook(town.id, 2, "")))
                .statusCode(201)
                .body("past.from", equalTo("2025-01-01"))
                .body("past.folded", contains("2026"))
                .body("past.corrected", contains("2025"));
        String later = Town.ruleBook(town.id, 3, "")
                .replace("2025-01-01", "2026-01-07")
                .replace("replaces: 2\n", "");
        town.office()
                .post("/rule-books", Map.of("ruleBook", town.id, "source", later))
                .statusCode(201)
                .body("past", nullValue());
    }

    private static Town closed() {
        Town town = Town.withMembers(1);
        town.publishRuleBook("branches: {weights: {points-work: 0.5, year-end-target: 0.5}}\n");
        post(town, "/cycles/2025/close").statusCode(201);
        return town;
    }

    private static Answer post(Town town, String path) {
        return town.office().post(path, Map.of());
    }

    private static Answer record(Town town) {
        Map<String, Object> grade =
                Map.of("member", town.members.getFirst(), "grade", "three-stars", "asIndicated", true);
        return town.secretary()
                .post(
                        "/branches/" + town.branch + "/meeting-results",
                        Map.of("cycle", "2025", "grades", List.of(grade)));
    }

    private static Answer refused(Answer answer, int status, String slug) {
        return answer.statusCode(status).body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
