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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class QuarterSheetIT {
    @BeforeEach
    void the_first_quarter_is_over() {
        TestClock.shared().set(Instant.parse("2025-04-08T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_sheet_that_is_handed_back_is_a_notice_for_each_member_and_seen_when_he_says_so() {
        Town town = closed();
        feedBack(town.secretary(), town)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("events", hasSize(1));

        town.member(1)
                .get("/quarter-sheets/me")
                .statusCode(200)
                .body("items[*].quarter", contains(1))
                .body("items[0].cycle", equalTo("2025"))
                .body("items[0].lastDay", equalTo("2025-03-31"))
                .body("items[0].seenAt", nullValue());
        acknowledge(town.member(1), town, Map.of()).statusCode(200);
        acknowledge(town.member(1), town, Map.of()).statusCode(200);
        town.member(1).get("/quarter-sheets/me").body("items[0].seenAt", notNullValue());
        town.member(0).get("/quarter-sheets/me").body("items[0].seenAt", nullValue());

        town.secretary()
                .get("/quarter-sheets?cycle=2025")
                .statusCode(200)
                .body("items[*].members", contains(2))
                .body("items[*].seen", contains(1));
        readers(town.secretary(), town)
                .statusCode(200)
                .body("items[*].name", contains("张卫甲", "张卫申"))
                .body("items[*].onPaper", contains(nullValue(), equalTo(false)));
    }

    @Test
    void who_has_no_telephone_signs_on_paper_and_only_his_branch_says_so_for_him() {
        Town town = closed();
        feedBack(town.office(), town).statusCode(201);
        Map<String, Object> onPaper = Map.of("onBehalfOf", town.members.get(1));

        refused(acknowledge(town.member(0), town, onPaper), 403, "not-your-organisation");
        refused(acknowledge(town.office(), town, Map.of()), 403, "no-member");
        acknowledge(town.secretary(), town, onPaper).statusCode(200);
        readers(town.office(), town).body("items[*].onPaper", contains(nullValue(), equalTo(true)));
    }

    @Test
    void before_the_quarter_is_closed_and_a_second_time_nothing_is_handed_back() {
        Town town = Town.withMembers(2);
        refused(feedBack(town.office(), town), 422, "no-rule-book");
        town.publishRuleBook("");
        refused(feedBack(town.office(), town), 409, "quarter-not-closed");
        refused(acknowledge(town.member(0), town, Map.of()), 404, "not-found");
        town.office().post("/cycles/2025/quarters/1/close", Map.of()).statusCode(201);
        feedBack(town.office(), town).statusCode(201);
        refused(feedBack(town.secretary(), town), 409, "already-fed-back");
        town.office()
                .post("/branches/" + town.branch + "/quarter-sheets/2025/5/feed-back", Map.of())
                .statusCode(404);
    }

    @Test
    void a_quarter_that_is_opened_again_takes_the_notice_back_until_it_is_closed_and_handed_back_anew() {
        Town town = closed();
        feedBack(town.office(), town).statusCode(201);
        acknowledge(town.member(1), town, Map.of()).statusCode(200);

        town.office()
                .post("/cycles/2025/quarters/1/reopen", Map.of("reason", "漏录一批。"))
                .statusCode(200);
        town.member(1).get("/quarter-sheets/me").body("items", empty());
        refused(feedBack(town.office(), town), 409, "quarter-not-closed");
        readers(town.office(), town).body("items", empty());

        TestClock.shared().set(Instant.parse("2025-04-09T02:00:00Z"));
        town.office().post("/cycles/2025/quarters/1/close", Map.of()).statusCode(201);
        feedBack(town.office(), town).statusCode(201).body("version", equalTo(2));
        town.member(1).get("/quarter-sheets/me").body("items[*].seenAt", contains(nullValue()));
        town.office()
                .get("/quarter-sheets")
                .body("items[*].seen", contains(0, 1))
                .body("items[0].supersededAt", nullValue())
                .body("items[1].supersededAt", notNullValue());
    }

    @Test
    void the_same_click_twice_is_one_event() {
        Town town = closed();
        String key = UUID.randomUUID().toString();
        town.office().post(path(town) + "/feed-back", Map.of(), key).statusCode(201);
        town.office()
                .post(path(town) + "/feed-back", Map.of(), key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("version", equalTo(1));
    }

    @Test
    void an_organisation_without_members_of_its_own_is_told_nothing() {
        Town town = closed();
        refused(
                town.office().post("/branches/" + town.committee + "/quarter-sheets/2025/1/feed-back", Map.of()),
                422,
                "nobody-to-tell");
    }

    @Test
    void only_who_leads_the_branch_hands_back_and_sees_who_has_read() {
        Town town = closed();
        UUID other = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(other, town.committee, "第二党支部", "branch"));
        Api stranger = Api.secretary(town.id, UUID.randomUUID(), other);

        refused(feedBack(stranger, town), 403, "not-your-organisation");
        refused(feedBack(town.member(1), town), 403, "wrong-role");
        feedBack(town.office(), town).statusCode(201);
        refused(readers(stranger, town), 403, "not-your-organisation");
        refused(readers(town.member(1), town), 403, "wrong-role");
        refused(town.member(1).get("/quarter-sheets"), 403, "wrong-role");
        stranger.get("/quarter-sheets").statusCode(200).body("items", empty());
        refused(town.office().get("/quarter-sheets/me"), 403, "wrong-role");
        town.office().get("/quarter-sheets?limit=0").statusCode(400);
        town.office().get("/quarter-sheets?cursor=x").statusCode(400);
    }

    @Test
    void another_townships_branch_is_not_found() {
        Town town = closed();
        Town other = closed();
        feedBack(town.office(), town).statusCode(201);

        refused(feedBack(other.office(), town), 404, "not-found");
        refused(readers(other.office(), town), 404, "not-found");
        refused(acknowledge(other.member(0), town, Map.of()), 404, "not-found");
        other.office().get("/quarter-sheets").body("items", empty());
    }

    private static Town closed() {
        Town town = Town.withMembers(2);
        town.publishRuleBook("");
        town.office().post("/cycles/2025/quarters/1/close", Map.of()).statusCode(201);
        return town;
    }

    private static String path(Town town) {
        return "/branches/" + town.branch + "/quarter-sheets/2025/1";
    }

    private static Answer feedBack(Api who, Town town) {
        return who.post(path(town) + "/feed-back", Map.of());
    }

    private static Answer acknowledge(Api who, Town town, Map<String, Object> body) {
        return who.post(path(town) + "/acknowledge", body);
    }

    private static Answer readers(Api who, Town town) {
        return who.get(path(town) + "/readers");
    }

    private static Answer refused(Answer answer, int status, String slug) {
        return answer.statusCode(status).body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
