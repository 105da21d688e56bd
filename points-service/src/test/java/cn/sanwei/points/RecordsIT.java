package cn.sanwei.points;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RecordsIT {
    @BeforeEach
    void it_is_march() {
        TestClock.shared().set(Instant.parse("2026-03-10T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void one_writes_a_second_confirms_and_only_then_it_counts() {
        Town town = RecordTown.withBook(4);
        Sheet sheet = enter(town, town.secretary(), mediation(town, 2, "2026-03-06"), mediation(town, 3, "2026-03-06"));

        deputy(town)
                .get("/records/waiting")
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].mayDecide", equalTo(true))
                .body("items[0].document.title", equalTo("调解协议书"));
        town.secretary().get("/records/waiting").body("items", empty());
        town.member(2).get("/records").body("items", empty());
        deputy(town).get("/records/counts").body("toDecide", equalTo(2));
        String event = sheet.decide(deputy(town), "confirm", sheet.records.getFirst())
                .statusCode(200)
                .body("version", equalTo(3))
                .path("events[0]");

        town.member(2)
                .get("/records")
                .body("items[*].state", contains("confirmed"))
                .body("items[0].event", equalTo(event))
                .body("items[0].factLabel", equalTo("申报事项"))
                .body("items[0].time", nullValue())
                .body("items[0].mine", equalTo(false));
        town.member(2)
                .get("/records/of-event/" + event)
                .statusCode(200)
                .body("record.record", equalTo(sheet.records.getFirst()))
                .body("versions[*].state", contains("confirmed"));
        town.member(3).get("/records/of-event/" + event).statusCode(404);
        town.secretary()
                .get("/records?state=entered&organisation=" + town.branch)
                .body("items[*].record", contains(sheet.records.get(1)))
                .body("items[0].mine", equalTo(true));
    }

    @Test
    void fifty_rows_are_one_save_and_a_second_click_is_the_same() {
        Town town = RecordTown.withBook(3);
        Object[] rows = IntStream.range(0, 50)
                .mapToObj(i -> mediation(town, 2, "2026-02-" + (i % 28 + 1 < 10 ? "0" : "") + (i % 28 + 1), i / 28))
                .toArray();
        Map<String, Object> body = Map.of("organisation", town.branch, "rows", List.of(rows));
        String key = UUID.randomUUID().toString();
        List<String> first = town.secretary()
                .post("/record-sheets", body, key)
                .statusCode(201)
                .body("version", equalTo(50))
                .path("records");
        town.secretary()
                .post("/record-sheets", body, key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("records", equalTo(first));
        refused(town.secretary().post("/record-sheets", body), 422, "rows-wrong")
                .body("errors", hasSize(50))
                .body("errors[*].message", everyItem(containsString("已有相同的记分单")));
        List<Object> more = new java.util.ArrayList<>(List.of(rows));
        more.add(mediation(town, 2, "2026-03-01"));
        refused(
                town.secretary().post("/record-sheets", Map.of("organisation", town.branch, "rows", more)),
                400,
                "malformed");
        refused(
                town.secretary().post("/record-sheets", Map.of("organisation", town.branch, "rows", List.of())),
                400,
                "malformed");
        String next = deputy(town)
                .get("/records/waiting?limit=30")
                .body("items", hasSize(30))
                .path("next");
        deputy(town).get("/records/waiting?limit=30&cursor=" + next).body("items", hasSize(20));
    }

    @Test
    void whatever_is_wrong_with_a_sheet_is_said_by_row_and_nothing_of_it_is_kept() {
        Town town = RecordTown.withBook(3);
        Map<String, Object> future = mediation(town, 2, "2026-03-11");
        Map<String, Object> unknown = row(town.members.get(2), "deed-recorded", "2026-03-06", "dancing");
        Map<String, Object> himself = mediation(town, 0, "2026-03-06");
        Map<String, Object> stranger = row(UUID.randomUUID(), "deed-recorded", "2026-03-06", "mediation");
        Map<String, Object> uncited = row(town.members.get(2), "deduction-recorded", "2026-03-06", "discipline");
        refused(
                        town.secretary()
                                .post(
                                        "/record-sheets",
                                        Map.of(
                                                "organisation",
                                                town.branch,
                                                "rows",
                                                List.of(
                                                        mediation(town, 2, "2026-03-06"),
                                                        future,
                                                        unknown,
                                                        himself,
                                                        stranger,
                                                        uncited))),
                        422,
                        "rows-wrong")
                .body("errors[*].row", contains(2, 3, 4, 5, 6, 6))
                .body("errors[*].message", hasItem(containsString("可用的有 help、mediation")));
        town.secretary().get("/records").body("items", empty());
    }

    @Test
    void nobody_confirms_what_he_wrote_or_his_own_and_a_leaders_own_goes_up() {
        Town town = RecordTown.withBook(3);
        Sheet own = enter(town, town.secretary(), mediation(town, 2, "2026-03-06"));
        refused(own.decide(town.secretary(), "confirm"), 403, "reviewed-by-recorder");
        refused(own.decide(town.secretary(), "return"), 403, "reviewed-by-recorder");
        Api third = Api.secretary(town.id, town.members.get(2), town.branch);
        refused(own.decide(third, "confirm"), 403, "done-by-the-member").body("row", equalTo(1));
        refused(own.decide(third, "withdraw"), 403, "done-by-the-member");
        refused(own.decide(town.member(1), "confirm"), 403, "wrong-role");
        own.decide(deputy(town), "confirm").statusCode(200);
        refused(own.decide(deputy(town), "confirm"), 409, "wrong-state").body("state", equalTo("confirmed"));

        RecordTown.holds(town, 0, "secretary");
        Sheet leaders = enter(town, deputy(town), mediation(town, 0, "2026-03-06"));
        Api second = Api.secretary(town.id, town.members.get(2), town.branch);
        second.get("/records/waiting").body("items", empty());
        refused(leaders.decide(second, "confirm"), 403, "reviewed-above");
        Api committee = Api.secretary(town.id, UUID.randomUUID(), town.committee);
        committee.get("/records/waiting").body("items", hasSize(1));
        leaders.decide(committee, "confirm").statusCode(200);
    }

    @Test
    void what_was_returned_says_why_is_written_anew_and_waits_again() {
        Town town = RecordTown.withBook(3);
        Sheet sheet = enter(town, town.secretary(), mediation(town, 2, "2026-03-06"));
        refused(sheet.post(deputy(town), "return", Map.of("records", sheet.records)), 400, "malformed");
        sheet.decide(deputy(town), "return").statusCode(200);
        town.secretary()
                .get("/records?state=returned")
                .body("items[0].answer", equalTo("请补文号。"))
                .body("items[0].version", equalTo(2));
        town.secretary().get("/records/counts").body("returned", equalTo(1));
        refused(sheet.decide(deputy(town), "confirm"), 409, "wrong-state");

        Map<String, Object> again = new HashMap<>(mediation(town, 2, "2026-03-07"));
        again.remove("member");
        sheet.change(town.secretary(), "amend", Map.of("row", again)).statusCode(200);
        sheet.decide(deputy(town), "confirm").statusCode(200);
        town.member(2).get("/records").body("items[*].on", contains("2026-03-07"));
        town.office()
                .get("/records/" + sheet.records.getFirst())
                .body("versions[*].state", contains("confirmed", "returned"))
                .body("versions[1].answer", equalTo("请补文号。"));
        town.member(2).get("/records/" + sheet.records.getFirst()).body("versions", hasSize(1));
    }

    @Test
    void a_correction_counts_once_a_second_person_confirms_it_and_so_does_a_cancellation() {
        Town town = RecordTown.withBook(3);
        Sheet sheet = enter(town, town.secretary(), mediation(town, 2, "2026-03-06"));
        refused(sheet.change(town.secretary(), "cancel", Map.of("reason", "记错人。")), 409, "wrong-state");
        String first = sheet.decide(deputy(town), "confirm").path("events[0]");
        Map<String, Object> same = Map.of("row", mediation(town, 2, "2026-03-06"), "reason", "核对。");
        Map<String, Object> other = Map.of("row", mediation(town, 2, "2026-03-08"), "reason", "日期记错。");
        refused(sheet.change(town.secretary(), "correct", same), 422, "nothing-corrected");
        refused(
                sheet.change(Api.secretary(town.id, town.members.get(2), town.branch), "correct", other),
                403,
                "done-by-the-member");
        sheet.change(town.secretary(), "correct", other).statusCode(200);
        town.member(2)
                .get("/records")
                .body("items[0].on", equalTo("2026-03-06"))
                .body("items[0].event", equalTo(first));
        refused(sheet.decide(town.secretary(), "confirm"), 403, "reviewed-by-recorder");
        String second = sheet.decide(deputy(town), "confirm").path("events[0]");
        town.member(2)
                .get("/records")
                .body("items[0].on", equalTo("2026-03-08"))
                .body("items[0].event", equalTo(second));
        town.member(2)
                .get("/records/of-event/" + first)
                .body("record.event", equalTo(second))
                .body("versions[*].state", contains("confirmed", "replaced"));

        sheet.change(town.secretary(), "cancel", Map.of("reason", "登记了两次。")).statusCode(200);
        sheet.decide(deputy(town), "return").statusCode(200);
        town.member(2).get("/records").body("items[0].state", equalTo("confirmed"));
        sheet.change(town.secretary(), "cancel", Map.of("reason", "登记了两次，附说明。")).statusCode(200);
        sheet.decide(deputy(town), "confirm").statusCode(200);
        town.member(2)
                .get("/records")
                .body("items[0].state", equalTo("cancelled"))
                .body("items[0].why", equalTo("登记了两次，附说明。"))
                .body("items[0].on", equalTo("2026-03-08"))
                .body("items[0].event", nullValue());
    }

    @Test
    void who_saw_an_older_sheet_is_told_and_another_branch_or_township_finds_nothing() {
        Town town = RecordTown.withBook(3);
        Town other = RecordTown.withBook(1);
        Sheet sheet = enter(town, town.secretary(), mediation(town, 2, "2026-03-06"));
        deputy(town)
                .request()
                .key()
                .ifMatch("\"7\"")
                .json(Map.of("records", sheet.records))
                .post("/api/points/record-sheets/" + sheet.id + "/confirm")
                .statusCode(412);
        sheet.decide(other.office(), "confirm").statusCode(404);
        other.office().get("/records/" + sheet.records.getFirst()).statusCode(404);
        other.office().get("/records").body("items", empty());
        refused(
                other.secretary()
                        .post(
                                "/record-sheets",
                                Map.of("organisation", town.branch, "rows", List.of(mediation(town, 2, "2026-03-06")))),
                404,
                "not-found");
        refused(
                        other.secretary()
                                .post(
                                        "/record-sheets",
                                        Map.of(
                                                "organisation",
                                                other.branch,
                                                "rows",
                                                List.of(mediation(town, 2, "2026-03-06")))),
                        422,
                        "rows-wrong")
                .body("errors[*].message", contains("本镇（街道）没有这名党员"));

        UUID second = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(second, town.committee, "第二党支部", "branch"));
        Api neighbour = Api.secretary(town.id, UUID.randomUUID(), second);
        refused(sheet.decide(neighbour, "confirm"), 403, "not-your-organisation");
        refused(
                neighbour.post(
                        "/record-sheets",
                        Map.of("organisation", town.branch, "rows", List.of(mediation(town, 2, "2026-03-06")))),
                403,
                "not-your-organisation");
        neighbour.get("/records").body("items", empty());
        refused(sheet.decide(deputy(town), "confirm", UUID.randomUUID().toString()), 404, "not-found");
    }

    @Test
    void the_kinds_follow_the_book_in_force_and_lists_their_filters() {
        Town town = RecordTown.withBook(3);
        town.secretary()
                .get("/record-kinds?on=2026-03-06")
                .statusCode(200)
                .body("items[*].rule", contains("reading", "mediation", "help", "discipline"))
                .body("items[2].measure", equalTo("hours"))
                .body("items[3].deducts", equalTo(true))
                .body("items[3].decidedElsewhere", equalTo(true));
        town.secretary().get("/record-kinds?on=2024-01-01").body("items", empty());
        town.secretary().get("/record-kinds?on=1800-01-01").statusCode(400);
        enter(town, town.secretary(), mediation(town, 2, "2026-03-06"), mediation(town, 1, "2026-01-05"));
        Api office = town.office();
        office.get("/records?from=2026-03-01").body("items", hasSize(1));
        office.get("/records?until=2026-03-05").body("items[*].on", contains("2026-01-05"));
        office.get("/records?member=" + town.members.get(1)).body("items", hasSize(1));
        String name = office.get("/members/" + town.members.get(2)).path("name");
        office.get("/records?name=" + name).body("items[*].name", contains(name));
        office.get("/records?fact=donation-made").body("items", empty());
        office.get("/records?state=lost").statusCode(400);
        String next = office.get("/records?limit=1").path("next");
        office.get("/records?limit=1&cursor=" + next)
                .body("items[*].on", contains("2026-01-05"))
                .body("next", nullValue());
    }

    @Test
    void who_is_erased_leaves_no_paper_and_no_note_behind() {
        Town town = RecordTown.withBook(3);
        Sheet sheet = enter(town, town.secretary(), mediation(town, 2, "2026-03-06"));
        sheet.decide(deputy(town), "confirm").statusCode(200);
        String member = "/members/" + town.members.get(2);
        town.office().post(member + "/leaving", Map.of("from", "2026-03-09")).statusCode(200);
        town.office().post(member + "/erasure", Map.of()).statusCode(200);
        town.office()
                .get("/records")
                .body("items[0].document", nullValue())
                .body("items[0].note", nullValue())
                .body("items[0].event", notNullValue());
        refused(
                        town.secretary()
                                .post(
                                        "/record-sheets",
                                        Map.of(
                                                "organisation",
                                                town.branch,
                                                "rows",
                                                List.of(mediation(town, 2, "2026-03-09")))),
                        422,
                        "rows-wrong")
                .body("errors[*].message", hasItem(containsString("不在名册上")));
    }

    private record Sheet(String id, List<String> records) {
        Answer post(Api api, String step, Object body) {
            return api.post("/record-sheets/" + id + "/" + step, body);
        }

        Answer decide(Api api, String step) {
            return decide(api, step, records.getFirst());
        }

        Answer decide(Api api, String step, String record) {
            Map<String, Object> body = new HashMap<>(Map.of("records", List.of(record)));
            if (!step.equals("confirm")) {
                body.put("reason", "请补文号。");
            }
            return post(api, step, body);
        }

        Answer change(Api api, String step, Object body) {
            return api.post("/record-sheets/" + id + "/records/" + records.getFirst() + "/" + step, body);
        }
    }

    @SafeVarargs
    private static Sheet enter(Town town, Api api, Map<String, Object>... rows) {
        Answer answer = api.post("/record-sheets", Map.of("organisation", town.branch, "rows", List.of(rows)))
                .statusCode(201);
        return new Sheet(answer.path("id"), answer.path("records"));
    }

    private static Api deputy(Town town) {
        return Api.secretary(town.id, town.members.get(1), town.branch);
    }

    private static Map<String, Object> mediation(Town town, int member, String on) {
        Map<String, Object> row = row(town.members.get(member), "deed-recorded", on, "mediation");
        row.put("document", Map.of("title", "调解协议书"));
        row.put("note", "楼上漏水。");
        return row;
    }

    private static Map<String, Object> mediation(Town town, int member, String on, int hour) {
        Map<String, Object> row = mediation(town, member, on);
        row.put("time", "0" + hour + ":00");
        return row;
    }

    private static Map<String, Object> row(UUID member, String fact, String on, String kind) {
        return new HashMap<>(Map.of("member", member, "fact", fact, "on", on, "attributes", Map.of("kind", kind)));
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
