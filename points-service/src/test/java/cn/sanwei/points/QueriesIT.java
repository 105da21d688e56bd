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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class QueriesIT {
    private static final Map<String, Object> EXPLAINED = Map.of("outcome", "explained", "text", "两起是同一户。");
    private static final Map<String, Object> CORRECTED = Map.of("outcome", "corrected", "text", "日期记错，已更正。");
    private static final Map<String, Object> APPEAL = Map.of("text", "是两户。");

    @BeforeEach
    void it_is_a_tuesday() {
        TestClock.shared().set(Instant.parse("2026-03-10T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void asked_answered_appealed_and_decided_by_others_each_in_its_days() {
        Town town = RecordTown.withBook(3);
        Answer asked = town.member(2).post("/queries", about(UUID.randomUUID())).statusCode(201);
        String query = asked.path("id");
        org.assertj.core.api.Assertions.assertThat(asked.<String>path("due")).isEqualTo("2026-03-17");
        town.secretary()
                .get("/queries/waiting")
                .body("items[*].query", contains(query))
                .body("items[0].text", equalTo("那天调解了两起。"))
                .body("items[0].mayAnswer", equalTo(true))
                .body("items[0].overdue", equalTo(false));
        town.secretary().get("/queries/counts").body("toAnswer", equalTo(1)).body("overdue", equalTo(0));
        post(town.secretary(), query, "answer", EXPLAINED).statusCode(200).body("version", equalTo(2));
        town.member(2)
                .get("/queries/mine")
                .body("items[0].state", equalTo("answered"))
                .body("items[0].answer", equalTo("两起是同一户。"))
                .body("items[0].appealUntil", equalTo("2026-03-17"))
                .body("items[0].mayAppeal", equalTo(true))
                .body("items[0].due", nullValue());
        refused(post(town.secretary(), query, "answer", EXPLAINED), 409, "wrong-state")
                .body("state", equalTo("answered"));

        post(town.member(2), query, "appeal", APPEAL).statusCode(200);
        refused(post(town.member(2), query, "appeal", APPEAL), 409, "wrong-state");
        town.office()
                .get("/queries/waiting")
                .body("items[0].mayDecide", equalTo(true))
                .body("items[0].due", equalTo("2026-03-24"));
        refused(post(town.secretary(), query, "decide", EXPLAINED), 403, "wrong-role");
        post(town.office(), query, "decide", EXPLAINED).statusCode(200);
        town.member(2)
                .get("/queries/" + query)
                .body("state", equalTo("decided"))
                .body("decision", equalTo("两起是同一户。"))
                .body("mayAppeal", equalTo(false));
    }

    @Test
    void an_entry_of_a_record_is_corrected_there_and_the_ledger_follows() {
        Town town = RecordTown.withBook(3);
        Api deputy = Api.secretary(town.id, town.members.get(1), town.branch);
        Answer sheet = town.secretary()
                .post(
                        "/record-sheets",
                        Map.of(
                                "organisation",
                                town.branch,
                                "rows",
                                List.of(mediation(town, "2026-03-06"), mediation(town, "2026-02-06"))))
                .statusCode(201);
        List<String> records = sheet.path("records");
        String of = "/record-sheets/" + sheet.path("id");
        String event = deputy.post(of + "/confirm", Map.of("records", records)).path("events[0]");
        String query = asks(town.member(2), UUID.fromString(event));
        town.secretary().get("/queries/" + query).body("entryRecord", equalTo(records.getFirst()));

        refused(post(town.secretary(), query, "answer", CORRECTED), 422, "correction-missing");
        town.secretary()
                .post(
                        of + "/records/" + records.getFirst() + "/correct",
                        Map.of("row", mediation(town, "2026-03-07"), "reason", "日期记错。"))
                .statusCode(200);
        Map<String, Object> named = new HashMap<>(EXPLAINED);
        named.put("record", records.get(1));
        refused(post(town.secretary(), query, "answer", named), 422, "correction-of-nothing");
        post(town.secretary(), query, "answer", CORRECTED).statusCode(200);
        deputy.post(of + "/confirm", Map.of("records", List.of(records.getFirst())))
                .statusCode(200);
        town.member(2)
                .get("/queries/mine")
                .body("items[0].outcome", equalTo("corrected"))
                .body("items[0].record", equalTo(records.getFirst()));
        town.member(2).get("/records").body("items[*].on", contains("2026-03-07", "2026-02-06"));
    }

    @Test
    void other_entries_are_corrected_in_the_attendance_or_by_a_record_of_the_same_member() {
        Town town = RecordTown.withBook(3);
        Map<String, Object> attendance = new HashMap<>(about(UUID.randomUUID()));
        attendance.put("eventType", "cn.sanwei.activity.attendance-recorded.v1");
        String first = town.member(2).post("/queries", attendance).path("id");
        post(town.secretary(), first, "answer", CORRECTED).statusCode(200);
        town.secretary().get("/queries/" + first).body("record", nullValue());

        Map<String, Object> reading = new HashMap<>(about(UUID.randomUUID()));
        reading.put("eventType", "cn.sanwei.points.article-read.v1");
        String second = town.member(2).post("/queries", reading).path("id");
        refused(post(town.secretary(), second, "answer", CORRECTED), 422, "correction-missing");
        String other = record(town, 1);
        String own = record(town, 2);
        refused(post(town.secretary(), second, "answer", naming(other)), 422, "correction-missing");
        post(town.secretary(), second, "answer", naming(own)).statusCode(200);
        town.member(2).get("/queries/" + second).body("record", equalTo(own));
    }

    @Test
    void a_leaders_query_goes_one_level_up_and_nobody_answers_himself() {
        Town town = RecordTown.withBook(3);
        RecordTown.holds(town, 0, "secretary");
        String query = asks(town.member(0), UUID.randomUUID());
        town.secretary().get("/queries/waiting").body("items", empty());
        refused(post(town.secretary(), query, "answer", EXPLAINED), 403, "not-your-organisation");
        Api committee = Api.secretary(town.id, UUID.randomUUID(), town.committee);
        committee.get("/queries/waiting").body("items[0].organisation", equalTo(town.committee.toString()));
        Api himself = Api.secretary(town.id, town.members.getFirst(), town.committee);
        refused(post(himself, query, "answer", EXPLAINED), 403, "answered-by-the-member");
        post(committee, query, "answer", EXPLAINED).statusCode(200);

        String another = asks(town.member(2), UUID.randomUUID());
        Api hisOwnLeader = Api.secretary(town.id, town.members.get(2), town.branch);
        refused(post(hisOwnLeader, another, "answer", EXPLAINED), 403, "answered-by-the-member");
    }

    @Test
    void who_answered_does_not_decide_the_appeal_against_it() {
        Town town = RecordTown.withBook(3);
        String query = asks(town.member(2), UUID.randomUUID());
        post(town.office(), query, "answer", EXPLAINED).statusCode(200);
        post(town.member(2), query, "appeal", APPEAL).statusCode(200);
        refused(post(town.office(), query, "decide", EXPLAINED), 403, "decided-by-answerer");
        town.office().get("/queries/waiting").body("items", empty());
        town.secondOffice().get("/queries/counts").body("toDecide", equalTo(1));
        post(town.secondOffice(), query, "decide", EXPLAINED).statusCode(200);
    }

    @Test
    void what_is_late_is_shown_as_late_and_one_level_up_and_an_appeal_that_is_late_is_refused() {
        Town town = RecordTown.withBook(3);
        Api committee = Api.secretary(town.id, UUID.randomUUID(), town.committee);
        String query = asks(town.member(2), UUID.randomUUID());
        committee.get("/queries/waiting").body("items", empty());
        town.office().get("/queries/waiting").body("items", empty());
        TestClock.shared().set(Instant.parse("2026-03-18T02:00:00Z"));
        committee.get("/queries/waiting").body("items[*].overdue", contains(true));
        town.office().get("/queries/counts").body("overdue", equalTo(1));
        town.office().get("/queries?overdue=true").body("items[*].query", contains(query));
        town.office().get("/queries?overdue=false").body("items", empty());
        post(committee, query, "answer", EXPLAINED).statusCode(200);
        TestClock.shared().set(Instant.parse("2026-03-26T02:00:00Z"));
        refused(post(town.member(2), query, "appeal", APPEAL), 409, "appeal-too-late");
        town.member(2).get("/queries/mine").body("items[0].mayAppeal", equalTo(false));
    }

    @Test
    void the_offices_holidays_move_what_is_due_from_then_on() {
        Town town = RecordTown.withBook(3);
        Map<String, Object> calendar = Map.of("holidays", List.of("2026-03-12"), "worked", List.of("2026-03-14"));
        refused(town.secretary().post("/calendars/2026", calendar), 403, "wrong-role");
        refused(
                town.office().post("/calendars/2026", Map.of("holidays", List.of("2026-03-14"), "worked", List.of())),
                400,
                "malformed");
        refused(town.office().post("/calendars/2025", calendar), 400, "malformed");
        town.office().post("/calendars/2026", calendar).statusCode(200);
        town.member(2)
                .get("/calendars/2026")
                .body("holidays", contains("2026-03-12"))
                .body("worked", contains("2026-03-14"));
        town.member(2)
                .post("/queries", about(UUID.randomUUID()))
                .statusCode(201)
                .body("due", equalTo("2026-03-17"));
        town.office()
                .post("/calendars/2026", Map.of("holidays", List.of("2026-03-12"), "worked", List.of()))
                .statusCode(200);
        town.member(2)
                .post("/queries", about(UUID.randomUUID()))
                .statusCode(201)
                .body("due", equalTo("2026-03-18"));
    }

    @Test
    void once_for_an_entry_on_paper_too_and_what_is_malformed_is_refused() {
        Town town = RecordTown.withBook(3);
        UUID entry = UUID.randomUUID();
        Map<String, Object> onPaper = new HashMap<>(about(entry));
        onPaper.put("onBehalfOf", town.members.get(2));
        refused(town.member(1).post("/queries", onPaper), 403, "not-your-organisation");
        String key = UUID.randomUUID().toString();
        String query =
                town.secretary().post("/queries", onPaper, key).statusCode(201).path("id");
        town.secretary()
                .post("/queries", onPaper, key)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(query));
        refused(town.member(2).post("/queries", about(entry)), 409, "already-asked");
        refused(post(town.member(1), query, "withdraw", Map.of()), 403, "not-your-organisation");
        post(town.member(2), query, "withdraw", Map.of()).statusCode(200);
        String again = asks(town.member(2), entry);
        refused(post(town.secretary(), again, "answer", Map.of("outcome", "ignored", "text", "x")), 400, "malformed");
        refused(post(town.secretary(), again, "answer", Map.of("outcome", "explained", "text", " ")), 400, "malformed");
        refused(town.office().post("/queries", about(entry)), 403, "no-member");
        Map<String, Object> without = new HashMap<>(about(entry));
        without.put("eventType", "nonsense");
        refused(town.member(2).post("/queries", without), 400, "malformed");
        town.office().get("/queries?state=lost").statusCode(400);
    }

    @Test
    void another_branch_or_township_finds_nothing_and_who_saw_an_older_state_is_told() {
        Town town = RecordTown.withBook(3);
        Town other = RecordTown.withBook(1);
        String query = asks(town.member(2), UUID.randomUUID());
        post(other.office(), query, "answer", EXPLAINED).statusCode(404);
        other.office().get("/queries/" + query).statusCode(404);
        other.office().get("/queries").body("items", empty());
        town.member(1).get("/queries/" + query).statusCode(404);
        UUID second = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(second, town.committee, "第二党支部", "branch"));
        Api neighbour = Api.secretary(town.id, UUID.randomUUID(), second);
        refused(post(neighbour, query, "answer", EXPLAINED), 403, "not-your-organisation");
        neighbour.get("/queries").body("items", empty());
        town.secretary()
                .request()
                .key()
                .ifMatch("\"2\"")
                .json(EXPLAINED)
                .post("/api/points/queries/" + query + "/answer")
                .statusCode(412);
    }

    @Test
    void who_is_erased_leaves_no_word_behind() {
        Town town = RecordTown.withBook(3);
        String query = asks(town.member(2), UUID.randomUUID());
        post(town.secretary(), query, "answer", EXPLAINED).statusCode(200);
        post(town.member(2), query, "appeal", APPEAL).statusCode(200);
        String member = "/members/" + town.members.get(2);
        town.office().post(member + "/leaving", Map.of("from", "2026-03-09")).statusCode(200);
        town.office().post(member + "/erasure", Map.of()).statusCode(200);
        town.office()
                .get("/queries/" + query)
                .body("text", equalTo(""))
                .body("answer", equalTo(""))
                .body("appeal", equalTo(""))
                .body("decision", nullValue())
                .body("filedAt", notNullValue());
        town.office().get("/queries").body("items", hasSize(1));
    }

    private static String record(Town town, int member) {
        Map<String, Object> row = mediation(town, "2026-03-05");
        row.put("member", town.members.get(member));
        return town.secondOffice()
                .post("/record-sheets", Map.of("organisation", town.branch, "rows", List.of(row)))
                .statusCode(201)
                .path("records[0]");
    }

    private static Map<String, Object> naming(String record) {
        Map<String, Object> body = new HashMap<>(CORRECTED);
        body.put("record", record);
        return body;
    }

    private static String asks(Api api, UUID entry) {
        return api.post("/queries", about(entry)).statusCode(201).path("id");
    }

    private static Map<String, Object> about(UUID entry) {
        return Map.of(
                "cycle",
                "2026",
                "entry",
                entry,
                "rule",
                "mediation",
                "eventType",
                "cn.sanwei.points.record-confirmed.v1",
                "label",
                "调解",
                "text",
                "那天调解了两起。");
    }

    private static Map<String, Object> mediation(Town town, String on) {
        return new HashMap<>(Map.of(
                "member",
                town.members.get(2),
                "fact",
                "deed-recorded",
                "on",
                on,
                "attributes",
                Map.of("kind", "mediation")));
    }

    private static Answer post(Api api, String query, String step, Object body) {
        return api.post("/queries/" + query + "/" + step, body);
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
