package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.sanwei.points.domain.MemberAward;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees an objection, and how one is taken back. The first member of a town is its branch's secretary. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ObjectionsIT {
    private static final String LIST = "/objections?cycle=2025";
    private static final Map<String, Object> OWN = Map.of();
    private static final String ONE = "too-many-objections-of-one";

    @BeforeEach
    void the_cycle_is_over() {
        TestClock.shared().set(Instant.parse("2026-01-07T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_secretary_sees_what_he_entered_from_paper_with_its_answer_and_not_what_was_filed_past_him() {
        Town town = published(3);
        String paper = id(onPaper(town.secretary(), town, 1));
        String own = id(object(town.member(2), town, 1));
        id(onPaper(town.office(), town, 2));

        town.secretary()
                .get(LIST)
                .statusCode(200)
                .body("items[*].objection", contains(paper))
                .body("items[0].onPaper", equalTo(true))
                .body("items[0].mine", equalTo(false))
                .body("items[0].text", equalTo("少记了一次。"))
                .body("items[0].upheld", nullValue());
        answer(town.office(), paper).statusCode(200);
        town.secretary().get(LIST).body("items[0].upheld", equalTo(false)).body("items[0].answer", equalTo("已核查。"));
        town.member(2).get(LIST).body("items[?(@.objection == '" + own + "')].mine", contains(true));
        town.office().get(LIST).body("items", hasSize(3));
    }

    @Test
    void a_branch_sees_it_whoever_leads_it_and_so_does_the_committee_above_but_not_the_other_way_round() {
        Town town = published(3);
        UUID other = secondBranch(town);
        Api above = Api.secretary(town.id, UUID.randomUUID(), town.committee);
        String throughTheBranch = id(onPaper(town.secretary(), town, 1));
        String throughTheCommittee = id(onPaper(above, town, 2));

        Api.secretary(town.id, UUID.randomUUID(), town.branch)
                .get(LIST)
                .body("items[*].objection", contains(throughTheBranch));
        town.secretary().get(LIST).body("items[*].objection", contains(throughTheBranch));
        above.get(LIST).body("items[*].objection", containsInAnyOrder(throughTheBranch, throughTheCommittee));
        Api.secretary(town.id, UUID.randomUUID(), other).get(LIST).body("items", empty());
    }

    @Test
    void who_objected_takes_it_back_once_and_what_was_taken_back_holds_nothing_up() {
        Town town = published(2);
        String objection = id(object(town.member(1), town, 1));
        String key = UUID.randomUUID().toString();
        awards(town).body("items[0].openObjections", equalTo(1));

        withdraw(town.member(1), objection, OWN, key).statusCode(200).body("events", hasSize(1));
        withdraw(town.member(1), objection, OWN, key).statusCode(200).header("Idempotent-Replayed", "true");
        refused(withdraw(town.member(1), objection, signedOn("2026-01-07"), key), 422, "key-reused");
        refused(withdraw(town.member(1), objection, OWN), 409, "objection-already-withdrawn");
        refused(answer(town.office(), objection), 409, "objection-already-withdrawn");
        awards(town).body("items[0].openObjections", equalTo(0));
        town.member(1)
                .get(LIST)
                .body("items[0].withdrawnAt", notNullValue())
                .body("items[0].withdrawalPaper", nullValue())
                .body("items[0].upheld", nullValue());
        TestClock.shared().set(Instant.parse("2026-01-14T16:00:00Z"));
        town.office()
                .post("/branches/" + town.branch + "/awards/2025", Map.of())
                .statusCode(201);
        refused(withdraw(town.member(1), objection, OWN), 409, "wrong-state");
    }

    @Test
    void on_paper_it_is_taken_back_by_the_branch_that_had_entered_it_or_by_the_office_and_says_by_which_paper() {
        Town town = published(3);
        String throughTheBranch = id(onPaper(town.secretary(), town, 1));
        String toTheOffice = id(onPaper(town.office(), town, 2));
        TestClock.shared().set(Instant.parse("2026-01-09T02:00:00Z"));

        refused(withdraw(town.secretary(), throughTheBranch, OWN), 400, "malformed")
                .body("errors[*].field", contains("paper"));
        withdraw(town.secretary(), throughTheBranch, signedOn("2026-01-08")).statusCode(200);
        withdraw(town.office(), toTheOffice, signedOn("2026-01-09")).statusCode(200);
        town.member(1)
                .get(LIST)
                .body("items[0].withdrawalPaper", equalTo("撤回申请书，存支部档案"))
                .body("items[0].withdrawalDay", equalTo("2026-01-08"))
                .body(
                        "items[0].withdrawalRecorder",
                        equalTo(town.members.getFirst().toString()));
        town.member(2).get(LIST).body("items[0].withdrawalRecorder", nullValue());
    }

    @Test
    void the_paper_was_signed_after_the_objection_and_not_in_the_future_and_is_named() {
        Town town = published(2);
        String objection = id(onPaper(town.secretary(), town, 1));
        TestClock.shared().set(Instant.parse("2026-01-09T02:00:00Z"));

        refused(withdraw(town.secretary(), objection, signedOn("2026-01-06")), 422, "withdrawal-not-signed-then");
        refused(withdraw(town.secretary(), objection, signedOn("2026-01-10")), 422, "withdrawal-not-signed-then");
        refused(withdraw(town.secretary(), objection, paper("2026-01-08", " ")), 400, "malformed");
        refused(withdraw(town.secretary(), objection, paper("2026-01-08", "长".repeat(201))), 400, "malformed");
        refused(withdraw(town.secretary(), objection, Map.of("paper", Map.of("document", "书面"))), 400, "malformed");
        town.secretary().get(LIST).body("items[0].withdrawnAt", nullValue());
    }

    @Test
    void nobody_else_takes_an_objection_back_and_who_does_not_see_it_is_not_told_of_it() {
        Town town = published(3);
        String about = id(onPaper(town.secretary(), town, 0, 1));
        String hidden = id(object(town.member(2), town, 1));
        Map<String, Object> paper = signedOn("2026-01-07");

        refused(withdraw(town.secretary(), about, paper), 403, "withdrawn-by-concerned");
        refused(withdraw(town.member(1), hidden, OWN), 403, "not-the-objector");
        refused(withdraw(town.secretary(), hidden, paper), 404, "not-found");
        Api stranger = Api.secretary(town.id, UUID.randomUUID(), secondBranch(town));
        refused(withdraw(stranger, about, paper), 404, "not-found");
        refused(withdraw(published(1).office(), hidden, paper), 404, "not-found");
        refused(withdraw(town.office(), UUID.randomUUID().toString(), paper), 404, "not-found");
        Api county = Api.with(Tokens.county("lanchuan"));
        refused(withdraw(county, hidden, paper), 403, "wrong-role");
        withdraw(Api.nobody(), hidden, OWN).statusCode(401);
        answer(town.office(), hidden).statusCode(200);
        refused(withdraw(town.member(2), hidden, OWN), 409, "objection-already-answered");
    }

    @Test
    void the_same_click_twice_is_one_objection_and_after_the_award_none_is_heard() {
        Town town = published(2);
        String key = UUID.randomUUID().toString();
        String path = "/branches/" + town.branch + "/objections";
        String first = id(town.member(1).post(path, objection(town, 1), key));

        town.member(1)
                .post(path, objection(town, 1), key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        refused(town.member(1).post(path, objection(town, 0), key), 422, "key-reused");
        town.member(1).get(LIST).body("items", hasSize(1));
        refused(
                town.member(1).post("/branches/" + UUID.randomUUID() + "/objections", objection(town, 1)),
                404,
                "not-found");
        refused(published(1).member(0).post(path, objection(town, 1)), 404, "not-found");
        refused(town.member(1).post(path, Map.of("cycle", "2025", "text", "没有写是谁。")), 400, "malformed");
        answer(town.office(), first).statusCode(200);
        TestClock.shared().set(Instant.parse("2026-01-14T16:00:00Z"));
        // The declared period is the least: until something is awarded, an objection is heard.
        answer(town.office(), id(object(town.member(1), town, 1))).statusCode(200);
        town.office()
                .post("/branches/" + town.branch + "/awards/2025", Map.of())
                .statusCode(201);
        refused(object(town.member(1), town, 1), 409, "wrong-state").body("state", equalTo("awarded"));
    }

    @Test
    void nobody_fills_the_hearing_alone_nor_by_filing_and_taking_back_in_turns() {
        Town town = published(3);
        Api sameMember = Api.with(Tokens.with("member")
                .in(town.id)
                .as(town.members.get(1))
                .subject(town.id + "-another-account")
                .sign());
        Api resident = Api.with(Tokens.with("resident")
                .in(town.id)
                .subject(town.id + "-resident")
                .sign());
        String branch = "/branches/" + town.branch + "/objections";
        String withdrawn = id(town.member(1).post(branch, objection(town, 1), "first"));
        withdraw(town.member(1), withdrawn, OWN).statusCode(200);
        answer(town.office(), id(object(sameMember, town, 1))).statusCode(200);
        for (int i = 2; i < MemberAward.MOST_OBJECTIONS_OF_ONE; i++) {
            object(town.member(1), town, i % 3).statusCode(201);
        }

        refused(object(town.member(1), town, 1), 409, ONE).body("detail", startsWith("您对本次公示提出的异议已达 10 件"));
        refused(object(sameMember, town, 2), 409, ONE);
        String again = id(town.member(1).post(branch, objection(town, 1), "first"));
        assertThat(again).as("a late retry is no eleventh").isEqualTo(withdrawn);
        object(town.member(2), town, 1).statusCode(201);
        object(resident, town, 1).statusCode(201);
        onPaper(town.secretary(), town, 1).statusCode(201);
        town.member(1).get(LIST).body("items[?(@.mine == true)]", hasSize(MemberAward.MOST_OBJECTIONS_OF_ONE + 1));
    }

    @Test
    void of_two_who_are_one_and_file_the_last_that_he_may_at_once_one_is_heard() {
        Town town = published(1);
        for (int i = 1; i < MemberAward.MOST_OBJECTIONS_OF_ONE; i++) {
            object(town.member(0), town, 0).statusCode(201);
        }

        List<Answer> answers = atOnce(() -> object(town.member(0), town, 0), () -> object(town.member(0), town, 0));

        assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(201, 409);
        town.member(0).get(LIST).body("items", hasSize(MemberAward.MOST_OBJECTIONS_OF_ONE));
    }

    @Test
    void a_branch_enters_papers_for_all_its_members_and_each_of_them_has_his_share() {
        Town town = published(MemberAward.MOST_OBJECTIONS_OF_ONE + 1);
        for (int member = 0; member < town.members.size(); member++) {
            onPaper(town.secretary(), town, member).statusCode(201);
        }
        for (int i = 1; i < MemberAward.MOST_OBJECTIONS_OF_ONE; i++) {
            onPaper(town.office(), town, 1).statusCode(201);
        }

        refused(onPaper(town.secretary(), town, 1), 409, ONE).body("detail", startsWith("这名党员对本次公示的书面异议已登记 10 件"));
        refused(onPaper(town.office(), town, 2, 1), 409, ONE);
        onPaper(town.secretary(), town, 2).statusCode(201);
        object(town.member(1), town, 1).statusCode(201);
    }

    @Test
    void a_publication_that_begins_anew_hears_everybody_anew() {
        Town town = published(1);
        for (int i = 0; i < MemberAward.MOST_OBJECTIONS_OF_ONE; i++) {
            withdraw(town.member(0), id(object(town.member(0), town, 0)), OWN).statusCode(200);
        }
        refused(object(town.member(0), town, 0), 409, ONE);

        publishedAnew(town);

        object(town.member(0), town, 0).statusCode(201);
    }

    @Test
    void an_id_that_another_objection_has_is_taken_wherever_that_one_was_filed() {
        Town town = published(2);
        Map<String, Object> body = new HashMap<>(objection(town, 1));
        body.put("objection", id(object(town.member(1), town, 1)));
        String path = "/branches/" + town.branch + "/objections";
        Town other = published(1);
        Map<String, Object> elsewhere = new HashMap<>(objection(other, 0));
        elsewhere.put("objection", body.get("objection"));

        refused(town.member(1).post(path, body), 409, "objection-already-filed");
        refused(
                other.member(0).post("/branches/" + other.branch + "/objections", elsewhere),
                409,
                "objection-already-filed");
        other.office().get(LIST).body("items", empty());
        other.office().get("/awards?cycle=2025").body("items[0].openObjections", equalTo(0));

        answer(town.office(), body.get("objection").toString()).statusCode(200);
        publishedAnew(town);
        refused(town.member(1).post(path, body), 409, "objection-already-filed");
        awards(town).body("items[0].openObjections", equalTo(0));
    }

    @Test
    void of_who_takes_it_back_and_who_answers_it_at_once_one_is_told_that_the_other_was_faster() {
        Town town = published(2);
        String objection = id(object(town.member(1), town, 1));

        List<Answer> answers =
                atOnce(() -> withdraw(town.member(1), objection, OWN), () -> answer(town.office(), objection));

        assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(200, 409);
        boolean withdrawn = answers.getFirst().statusCode() == 200;
        town.office()
                .get(LIST)
                .body("items[0].withdrawnAt", withdrawn ? notNullValue() : nullValue())
                .body("items[0].upheld", withdrawn ? nullValue() : equalTo(false));
        awards(town).body("items[0].openObjections", equalTo(0));
    }

    @Test
    void a_withdrawal_that_was_stopped_in_between_left_nothing_and_goes_through_with_the_same_key() {
        Town town = published(2);
        String objection = id(object(town.member(1), town, 1));
        String key = UUID.randomUUID().toString();

        try (Stopped stopped = new Stopped("objection", "new.withdrawn_at is not null", town)) {
            refused(withdraw(town.member(1), objection, OWN, key), 503, "away");
        }
        awards(town).body("items[0].openObjections", equalTo(1));
        withdraw(town.member(1), objection, OWN, key).statusCode(200).body("events", hasSize(1));
        awards(town).body("items[0].openObjections", equalTo(0));
    }

    @Test
    void who_is_erased_leaves_no_paper_behind() {
        Town town = published(2);
        String objection = id(onPaper(town.secretary(), town, 1));
        withdraw(town.secretary(), objection, signedOn("2026-01-07")).statusCode(200);
        String member = "/members/" + town.members.get(1);

        town.office().post(member + "/leaving", Map.of("from", "2026-01-01")).statusCode(200);
        town.office().post(member + "/erasure", Map.of()).statusCode(200);
        town.office()
                .get(LIST)
                .body("items[0].text", equalTo(""))
                .body("items[0].withdrawalPaper", equalTo(""))
                .body("items[0].withdrawalDay", equalTo("2026-01-07"));
    }

    private static Town published(int members) {
        Town town = Town.withMembers(members);
        town.publishRuleBook("objection-days: 5\n");
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        publish(town);
        return town;
    }

    private static void publishedAnew(Town town) {
        town.office()
                .post("/branches/" + town.branch + "/meeting-results/2025/return", Map.of("reason", "请补充会议记录。"))
                .statusCode(200);
        publish(town);
    }

    private static void publish(Town town) {
        List<Map<String, Object>> grades = town.members.stream()
                .map(member -> Map.<String, Object>of("member", member, "grade", "none", "asIndicated", true))
                .toList();
        String results = "/branches/" + town.branch + "/meeting-results";
        town.secretary()
                .post(results, Map.of("cycle", "2025", "grades", grades))
                .statusCode(201);
        town.office().post(results + "/2025/confirm", Map.of()).statusCode(200);
    }

    private static UUID secondBranch(Town town) {
        UUID branch = UUID.randomUUID();
        town.office()
                .post("/organisations", Town.organisation(branch, town.committee, "第二党支部", "branch"))
                .statusCode(201);
        return branch;
    }

    private static Map<String, Object> objection(Town town, int about) {
        return Map.of("cycle", "2025", "member", town.members.get(about), "text", "少记了一次。");
    }

    private static Answer object(Api api, Town town, int about) {
        return api.post("/branches/" + town.branch + "/objections", objection(town, about));
    }

    /** Of a member about himself, typed in by somebody else. */
    private static Answer onPaper(Api api, Town town, int member) {
        return onPaper(api, town, member, member);
    }

    private static Answer onPaper(Api api, Town town, int about, int objector) {
        Map<String, Object> body = new HashMap<>(objection(town, about));
        body.put("onBehalfOf", town.members.get(objector));
        return api.post("/branches/" + town.branch + "/objections", body);
    }

    private static String id(Answer response) {
        return response.statusCode(201).path("id");
    }

    private static Answer awards(Town town) {
        return town.office().get("/awards?cycle=2025").statusCode(200);
    }

    private static Answer withdraw(Api api, String objection, Object body) {
        return withdraw(api, objection, body, UUID.randomUUID().toString());
    }

    private static Answer withdraw(Api api, String objection, Object body, String key) {
        return api.post("/objections/" + objection + "/withdraw", body, key);
    }

    private static Map<String, Object> signedOn(String day) {
        return paper(day, "撤回申请书，存支部档案");
    }

    private static Map<String, Object> paper(String day, String document) {
        return Map.of("paper", Map.of("signedOn", day, "document", document));
    }

    private static Answer answer(Api api, String objection) {
        return api.post("/objections/" + objection + "/answer", Map.of("upheld", false, "answer", "已核查。"));
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
