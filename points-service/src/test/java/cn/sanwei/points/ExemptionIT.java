package cn.sanwei.points;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
class ExemptionIT {
    private static final String TERMS = "exempt: {by-approval: true}\n";
    private static final Map<String, String> REASON = Map.of("reason", "已康复并参加活动。");

    @BeforeEach
    void the_cycle_runs() {
        TestClock.shared().set(Instant.parse("2025-11-05T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void from_the_application_to_the_approval_in_the_steps_of_different_people() {
        Town town = town();
        String id = asks(town.member(1));

        post(town.secretary(), id, "endorse").statusCode(200).body("events", hasSize(1));
        post(town.office(), id, "approve")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("version", equalTo(3));
        town.member(1)
                .get("/exemptions?cycle=2025")
                .statusCode(200)
                .body("items[*].exemption", contains(id))
                .body("items[0].state", equalTo("approved"))
                .body("items[0].reason", equalTo("长期患病住院。"))
                .body("items[0].endorsedAt", notNullValue())
                .body("items[0].answer", nullValue());
    }

    @Test
    void the_same_click_twice_is_one_application_and_another_is_refused() {
        Town town = town();
        String key = UUID.randomUUID().toString();
        String first = town.member(1)
                .post("/exemptions", request(), key)
                .statusCode(201)
                .path("id");

        town.member(1)
                .post("/exemptions", request(), key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        refused(town.member(1).post("/exemptions", request()), 409, "exemption-under-way")
                .body("state", equalTo("requested"));
        post(town.secretary(), first, "endorse").statusCode(200);
        refused(post(town.secretary(), first, "endorse"), 409, "wrong-state").body("state", equalTo("endorsed"));
    }

    @Test
    void nobody_decides_for_himself_and_who_recorded_the_meeting_does_not_confirm() {
        Town town = town();
        String own = asks(town.secretary());
        refused(post(town.secretary(), own, "endorse"), 403, "decided-by-applicant");
        refused(post(town.secretary(), own, "refuse", REASON), 403, "decided-by-applicant");
        post(town.office(), own, "endorse").statusCode(200);
        refused(post(town.office(), own, "approve"), 403, "approved-by-endorser");
        post(town.secondOffice(), own, "approve").statusCode(200);
    }

    @Test
    void on_paper_the_branch_asks_for_its_member_and_no_other_branch_does() {
        Town town = town();
        UUID other = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(other, town.committee, "第二党支部", "branch"));
        Api stranger = Api.secretary(town.id, UUID.randomUUID(), other);
        Map<String, Object> onPaper = Map.of("cycle", "2025", "onBehalfOf", town.members.get(1), "reason", "长期患病住院。");

        refused(stranger.post("/exemptions", onPaper), 403, "not-your-organisation");
        refused(town.member(0).post("/exemptions", onPaper), 403, "not-your-organisation");
        String id =
                town.secretary().post("/exemptions", onPaper).statusCode(201).path("id");
        refused(post(stranger, id, "endorse"), 403, "not-your-organisation");
        refused(post(stranger, id, "withdraw", REASON), 403, "not-your-organisation");
        refused(post(town.member(1), id, "endorse"), 403, "wrong-role");
        refused(post(town.secretary(), id, "approve"), 403, "wrong-role");
        refused(post(town.member(0), id, "withdraw", REASON), 403, "not-your-organisation");
        post(town.member(1), id, "withdraw", REASON).statusCode(200);
        stranger.get("/exemptions?cycle=2025").body("items", empty());
        town.secretary()
                .get("/exemptions?cycle=2025&state=withdrawn")
                .body("items[0].answer", equalTo(REASON.get("reason")));
    }

    @Test
    void a_refusal_and_a_revocation_say_why_and_leave_the_way_open_to_ask_again() {
        Town town = town();
        String id = asks(town.member(1));
        refused(post(town.secretary(), id, "refuse", Map.of("reason", " ")), 400, "malformed");
        post(town.secretary(), id, "refuse", REASON).statusCode(200);
        refused(post(town.office(), id, "approve"), 409, "wrong-state");

        TestClock.shared().set(Instant.parse("2025-11-06T02:00:00Z"));
        String again = asks(town.member(1));
        post(town.secretary(), again, "endorse").statusCode(200);
        post(town.office(), again, "approve").statusCode(200);
        refused(post(town.member(1), again, "withdraw", REASON), 409, "wrong-state");
        refused(post(town.office(), again, "revoke", Map.of()), 400, "malformed");
        post(town.office(), again, "revoke", REASON).statusCode(200);
        town.office()
                .get("/exemptions?cycle=2025")
                .body("items[*].state", contains("refused", "revoked"))
                .body("items[*].answer", contains(REASON.get("reason"), REASON.get("reason")));
        asks(town.member(1));
    }

    @Test
    void who_is_exempt_by_approval_gets_no_star_and_need_not_be_in_the_result() {
        Town town = town();
        String id = asks(town.member(1));
        post(town.secretary(), id, "endorse").statusCode(200);
        post(town.office(), id, "approve").statusCode(200);
        TestClock.shared().set(Instant.parse("2026-01-07T02:00:00Z"));
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        refused(post(town.office(), id, "revoke", REASON), 409, "cycle-already-closed");
        refused(town.member(0).post("/exemptions", request()), 409, "cycle-already-closed");

        String results = "/branches/" + town.branch + "/meeting-results";
        Map<String, Object> secretary = grade(town.members.get(0), "three-stars");
        refused(
                        town.secretary()
                                .post(
                                        results,
                                        Map.of(
                                                "cycle",
                                                "2025",
                                                "grades",
                                                List.of(secretary, grade(town.members.get(1), "one-star")))),
                        422,
                        "grades-wrong")
                .body("errors[*].field", contains("grade"));
        town.secretary()
                .post(results, Map.of("cycle", "2025", "grades", List.of(secretary)))
                .statusCode(201);
    }

    @Test
    void without_a_rule_book_that_says_so_for_the_future_or_with_a_bad_body_nothing_is_asked() {
        Town town = Town.withMembers(1);
        refused(town.member(0).post("/exemptions", request()), 422, "no-rule-book");
        town.publishRuleBook("");
        refused(town.member(0).post("/exemptions", request()), 422, "not-by-approval");
        Town with = town();
        refused(with.member(0).post("/exemptions", Map.of("cycle", "2026", "reason", "预先申请。")), 422, "cycle-not-begun");
        refused(with.member(0).post("/exemptions", Map.of("cycle", "2025", "reason", "")), 400, "malformed");
        refused(with.member(0).post("/exemptions", Map.of("reason", "有事。")), 400, "malformed");
        refused(with.office().post("/exemptions", request()), 403, "no-member");
        with.member(0).get("/exemptions").statusCode(400);
        with.member(0).get("/exemptions?cycle=2025&state=lost").statusCode(400);
    }

    @Test
    void another_townships_application_is_not_found() {
        Town town = town();
        Town other = town();
        String id = asks(town.member(1));

        post(other.office(), id, "endorse").statusCode(404);
        post(other.office(), id, "approve").statusCode(404);
        post(other.office(), id, "revoke", REASON).statusCode(404);
        other.office().get("/exemptions?cycle=2025").body("items", empty());
        other.office()
                .post("/exemptions", Map.of("cycle", "2025", "onBehalfOf", town.members.get(1), "reason", "代为申请。"))
                .statusCode(404);
    }

    @Test
    void who_is_erased_leaves_no_reason_behind() {
        Town town = town();
        String id = asks(town.member(1));
        post(town.secretary(), id, "refuse", REASON).statusCode(200);
        String member = "/members/" + town.members.get(1);

        town.office().post(member + "/leaving", Map.of("from", "2025-11-01")).statusCode(200);
        refused(asking(town.member(1)), 422, "not-on-roster");
        town.office().post(member + "/erasure", Map.of()).statusCode(200);
        town.office()
                .get("/exemptions?cycle=2025")
                .body("items[0].reason", equalTo(""))
                .body("items[0].answer", equalTo(""));
    }

    private static Town town() {
        Town town = Town.withMembers(2);
        town.publishRuleBook(TERMS);
        return town;
    }

    private static Map<String, Object> request() {
        return Map.of("cycle", "2025", "reason", "长期患病住院。");
    }

    private static Answer asking(Api api) {
        return api.post("/exemptions", request());
    }

    private static String asks(Api api) {
        return asking(api).statusCode(201).path("id");
    }

    private static Answer post(Api api, String id, String step) {
        return post(api, id, step, Map.of());
    }

    private static Answer post(Api api, String id, String step, Object body) {
        return api.post("/exemptions/" + id + "/" + step, body);
    }

    private static Map<String, Object> grade(UUID member, String grade) {
        return Map.of("member", member, "grade", grade, "asIndicated", true);
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
