package cn.sanwei.points;

import static cn.sanwei.points.BoxTown.ANSWER;
import static cn.sanwei.points.BoxTown.REASON;
import static cn.sanwei.points.BoxTown.refused;
import static cn.sanwei.points.BoxTown.step;
import static cn.sanwei.points.BoxTown.steps;
import static cn.sanwei.points.BoxTown.suggestion;
import static cn.sanwei.points.BoxTown.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class BoxIT {
    /** As the town names its third member. */
    private static final String THIRD = "张卫" + (char) ('甲' + 2);

    private static final Map<String, Object> NOT_CONTENT = Map.of("text", "每季度一次太少。");

    @BeforeEach
    void it_is_a_tuesday() {
        TestClock.shared().set(Instant.parse("2026-03-10T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_resident_writes_is_acknowledged_answered_not_content_and_answered_for_good() {
        BoxTown box = new BoxTown();
        Api office = box.town.office();
        Answer written = box.resident()
                .post("/box", suggestion())
                .statusCode(201)
                .body("receipt", equalTo("2026-0001"))
                .body("acknowledgeBy", equalTo("2026-03-12"))
                .body("due", equalTo("2026-03-24"))
                .body("events", empty());
        String entry = written.path("id");
        office.get("/box")
                .body("items[*].entry", contains(entry))
                .body("items[0].state", equalTo("filed"))
                .body("items[0].due", equalTo("2026-03-12"))
                .body("items[0].daysLeft", equalTo(2))
                .body("items[0].excerpt", equalTo(BoxTown.TEXT));
        office.get("/box/counts").body("toAcknowledge", equalTo(1)).body("overdue", equalTo(0));

        step(office, entry, "acknowledge", Map.of()).statusCode(200).body("state", equalTo("acknowledged"));
        refused(step(office, entry, "acknowledge", Map.of()), 409, "wrong-state")
                .body("state", equalTo("acknowledged"));
        office.get("/box/counts").body("toAnswer", equalTo(1)).body("daysLeft", equalTo(14));
        step(office, entry, "answer", ANSWER).statusCode(200);
        box.resident()
                .get("/box/mine")
                .body("items[0].state", equalTo("answered"))
                .body("items[0].mine", equalTo(true))
                .body("items[0].steps[*].kind", contains("filed", "acknowledged", "answered"))
                .body("items[0].steps[2].text", equalTo("从下月起每季度安排一次。"))
                .body("items[0].contentUntil", equalTo("2026-03-24"))
                .body("items[0].mayReopen", equalTo(true))
                .body("items[0].due", nullValue());

        step(box.resident(), entry, "reopen", NOT_CONTENT).statusCode(200).body("version", equalTo(4));
        refused(step(box.resident(), entry, "reopen", NOT_CONTENT), 409, "wrong-state");
        office.get("/box/" + entry)
                .body("state", equalTo("reopened"))
                .body("due", equalTo("2026-03-24"))
                .body("mayHandOver", equalTo(false))
                .body("steps[3].text", equalTo("每季度一次太少。"));
        step(office, entry, "answer", Map.of("text", "改为每月一次。")).statusCode(200);
        box.resident()
                .get("/box/mine")
                .body("items[0].state", equalTo("settled"))
                .body("items[0].mayReopen", equalTo(false))
                .body("items[0].contentUntil", nullValue());
        refused(step(box.resident(), entry, "reopen", NOT_CONTENT), 409, "wrong-state");
        assertThat(Database.count("event", "cast(payload as text) like '%" + entry + "%'"))
                .as("nothing of it is an event")
                .isZero();
    }

    @Test
    void a_branch_that_was_handed_an_entry_extends_and_answers_it_or_gives_it_back() {
        BoxTown box = new BoxTown();
        String entry = writes(box.town.member(2), suggestion());
        box.town.secretary().get("/box").body("items", empty());
        box.town.secretary().get("/box/" + entry).statusCode(404);
        step(box.town.office(), entry, "hand-over", Map.of("organisation", box.town.branch))
                .statusCode(200);
        refused(
                step(box.town.office(), entry, "hand-over", Map.of("organisation", box.town.branch)),
                409,
                "handed-over-already");
        box.town
                .secretary()
                .get("/box/" + entry)
                .body("text", equalTo(BoxTown.TEXT))
                .body("name", equalTo(THIRD))
                .body("mayAnswer", equalTo(true))
                .body("mayReturn", equalTo(true))
                .body("mayHandOver", equalTo(false));
        box.town.secretary().get("/box/counts").body("toAnswer", equalTo(1));
        box.town.office().get("/box/counts").body("toAnswer", equalTo(0));
        box.neighbour().get("/box/" + entry).statusCode(404);
        step(box.neighbour(), entry, "answer", ANSWER).statusCode(404);
        refused(step(box.town.secretary(), entry, "acknowledge", Map.of()), 403, "wrong-role");

        step(box.town.secretary(), entry, "return", REASON).statusCode(200);
        box.town.secretary().get("/box/" + entry).statusCode(404);
        step(box.town.secretary(), entry, "answer", ANSWER).statusCode(404);
        refused(step(box.town.office(), entry, "return", REASON), 409, "wrong-state");
        box.handOver(entry, box.second);
        step(box.neighbour(), entry, "extend", REASON).statusCode(200);
        refused(step(box.neighbour(), entry, "extend", REASON), 409, "extended-already");
        box.town
                .member(2)
                .get("/box/mine")
                .body("items[0].due", equalTo("2026-04-07"))
                .body("items[0].organisationName", equalTo("第二党支部"))
                .body("items[0].steps[*].kind", contains("filed", "handed-over", "handed-over", "extended"))
                .body("items[0].steps[1].text", nullValue())
                .body("items[0].steps[3].text", equalTo("需要向三个支部了解情况。"));
        step(box.neighbour(), entry, "answer", ANSWER).statusCode(200);
        assertThat(steps(box.town.office(), "/box/" + entry))
                .containsExactly("filed", "handed-over", "returned", "handed-over", "extended", "answered");
        step(box.town.member(2), entry, "reopen", NOT_CONTENT).statusCode(200);
        refused(step(box.neighbour(), entry, "answer", ANSWER), 409, "wrong-state");
        refused(step(box.town.office(), entry, "hand-over", Map.of("organisation", box.second)), 409, "wrong-state");
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
    }

    @Test
    void a_branch_never_learns_who_wished_not_to_be_known_there() {
        BoxTown box = new BoxTown();
        String entry = writes(box.town.member(2), BoxTown.shielded());
        refused(
                step(box.town.office(), entry, "hand-over", Map.of("organisation", box.town.branch)),
                422,
                "wording-missing");
        box.town.office().get("/box/" + entry).body("name", equalTo(THIRD)).body("contact", equalTo("13800002222"));
        box.handOver(entry, box.town.branch);
        Api committee = Api.secretary(box.town.id, UUID.randomUUID(), box.town.committee);
        for (Api branch : List.of(box.town.secretary(), committee)) {
            branch.get("/box/" + entry)
                    .body("name", nullValue())
                    .body("member", nullValue())
                    .body("contact", nullValue())
                    .body("text", equalTo("有人建议主题党日放在周末。"));
            branch.get("/box").body("items[0].name", nullValue()).body("items[0].excerpt", equalTo("有人建议主题党日放在周末。"));
        }
        step(box.town.secretary(), entry, "answer", ANSWER).statusCode(200);
        step(box.town.member(2), entry, "reopen", NOT_CONTENT).statusCode(200);
        box.town.secretary().get("/box/" + entry).body("steps[3].text", nullValue());
        box.town.office().get("/box/" + entry).body("steps[3].text", equalTo("每季度一次太少。"));
        box.town.member(2).get("/box/mine").body("items[0].text", equalTo(BoxTown.TEXT));
    }

    @Test
    void whom_a_complaint_concerns_neither_gets_nor_sees_it_whatever_else_he_is() {
        BoxTown box = new BoxTown();
        String entry = writes(box.town.member(2), box.aboutTheLeader());
        refused(
                step(box.town.office(), entry, "hand-over", Map.of("organisation", box.town.branch, "wording", "x")),
                422,
                "handed-to-whom-it-concerns");
        Api official = Api.with(cn.sanwei.testing.Tokens.with("township-office", "branch-secretary")
                .in(box.town.id)
                .as(box.town.members.getFirst())
                .holding(box.town.branch, "secretary")
                .sign());
        official.get("/box").body("items", empty());
        official.get("/box/counts").body("toAcknowledge", equalTo(0));
        official.get("/box/" + entry).statusCode(404);
        for (String done : List.of("acknowledge", "publication/take-back", "erasure")) {
            step(official, entry, done, Map.of()).statusCode(404);
        }
        step(official, entry, "answer", ANSWER).statusCode(404);
        box.handOver(entry, box.town.committee);
        Api both = Api.with(cn.sanwei.testing.Tokens.with("branch-secretary")
                .in(box.town.id)
                .holding(box.town.branch, "deputy")
                .holding(box.town.committee, "deputy")
                .sign());
        both.get("/box/" + entry).statusCode(404);
        step(both, entry, "answer", ANSWER).statusCode(404);
        step(Api.secretary(box.town.id, UUID.randomUUID(), box.town.committee), entry, "answer", ANSWER)
                .statusCode(200);

        Map<String, Object> ofNothing = suggestion();
        ofNothing.put("concernsLeader", true);
        refused(box.town.member(2).post("/box", ofNothing), 422, "leader-of-nothing");
    }

    @Test
    void nobody_answers_himself() {
        BoxTown box = new BoxTown();
        String own = writes(box.town.secretary(), suggestion());
        box.handOver(own, box.town.branch);
        box.town.secretary().get("/box/" + own).body("mayAnswer", equalTo(false));
        box.town.secretary().get("/box/counts").body("toAnswer", equalTo(0));
        refused(step(box.town.secretary(), own, "answer", ANSWER), 403, "answered-by-the-author");
    }

    @Test
    void what_is_late_is_shown_as_late_to_the_office_as_well_and_is_not_moved_any_more() {
        BoxTown box = new BoxTown();
        String entry = writes(box.town.member(2), suggestion());
        box.handOver(entry, box.town.branch);
        TestClock.shared().advance(Duration.ofMinutes(1));
        String unread = writes(box.resident(), suggestion());
        TestClock.shared().set(Instant.parse("2026-03-13T02:00:00Z"));
        box.town
                .office()
                .get("/box/counts")
                .body("toAcknowledge", equalTo(1))
                .body("toAnswer", equalTo(0))
                .body("overdue", equalTo(1));
        TestClock.shared().set(Instant.parse("2026-03-25T02:00:00Z"));
        box.town.office().get("/box/counts").body("toAnswer", equalTo(1)).body("overdue", equalTo(2));
        box.town.office().get("/box?overdue=true").body("items[*].entry", contains(unread, entry));
        box.town.office().get("/box?overdue=false").body("items", empty());
        box.town.office().get("/box?state=handed-over&kind=suggestion").body("items[*].daysLeft", contains(-1));
        refused(step(box.town.secretary(), entry, "extend", REASON), 409, "extended-too-late");
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        TestClock.shared().set(Instant.parse("2026-04-09T02:00:00Z"));
        refused(step(box.town.member(2), entry, "reopen", NOT_CONTENT), 409, "not-content-too-late");
        box.town.member(2).get("/box/mine").body("items[0].mayReopen", equalTo(false));
    }

    @Test
    void the_offices_holidays_move_what_is_promised() {
        BoxTown box = new BoxTown();
        box.town
                .office()
                .post("/calendars/2026", Map.of("holidays", List.of("2026-03-12"), "worked", List.of("2026-03-14")))
                .statusCode(200);
        box.resident()
                .post("/box", suggestion())
                .statusCode(201)
                .body("acknowledgeBy", equalTo("2026-03-13"))
                .body("due", equalTo("2026-03-24"));
    }

    @Test
    void so_many_entries_for_one_person_and_a_withdrawn_one_makes_room_tomorrow() {
        BoxTown box = new BoxTown();
        for (int written = 0; written < 4; written++) {
            writes(box.resident(), suggestion());
        }
        String last = writes(box.resident(), suggestion());
        box.resident().get("/box/form").body("entries", equalTo(5)).body("most", equalTo(5));
        refused(box.resident().post("/box", suggestion()), 429, "too-many-entries")
                .body("most", equalTo(5));
        writes(box.resident("another"), suggestion());
        step(box.resident(), last, "withdraw", Map.of()).statusCode(200);
        refused(step(box.resident(), last, "withdraw", Map.of()), 409, "wrong-state");
        refused(box.resident().post("/box", suggestion()), 429, "too-many-entries");
        TestClock.shared().set(Instant.parse("2026-03-11T02:00:00Z"));
        box.resident().post("/box", suggestion()).statusCode(201).body("receipt", matchesPattern("2026-0007"));
    }

    @Test
    void a_letter_is_typed_in_by_the_office_which_acts_for_its_author() {
        BoxTown box = new BoxTown();
        Map<String, Object> letter = suggestion();
        letter.putAll(Map.of("onPaper", true, "onBehalfOf", box.town.members.get(2)));
        refused(box.resident().post("/box", letter), 403, "office-only");
        refused(box.town.office().post("/box", suggestion()), 403, "for-members-and-residents");
        String entry = writes(box.town.office(), letter);
        box.town
                .member(2)
                .get("/box/mine")
                .body("items[*].entry", contains(entry))
                .body("items[0].onPaper", equalTo(true));
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        box.town.office().get("/box/" + entry).body("mayReopen", equalTo(true)).body("name", equalTo(THIRD));
        step(box.town.office(), entry, "reopen", NOT_CONTENT).statusCode(200);
        step(box.town.office(), entry, "withdraw", Map.of()).statusCode(200);
        letter.put("onPaper", false);
        refused(box.town.member(1).post("/box", letter), 400, "malformed");
        letter.putAll(Map.of("onPaper", true, "onBehalfOf", UUID.randomUUID()));
        box.town.office().post("/box", letter).statusCode(404);
        letter.remove("onBehalfOf");
        writes(box.town.office(), letter);
    }

    @Test
    void the_form_offers_what_one_may_write_about() {
        BoxTown box = new BoxTown();
        box.resident()
                .get("/box/form")
                .body("organisations[*].name", hasItem("第二党支部"))
                .body("organisations", hasSize(3))
                .body("entries", equalTo(0))
                .body("daysToAnswer", equalTo(10));
        refused(box.town.office().get("/box/form"), 403, "wrong-role");
    }

    @Test
    void what_is_malformed_is_refused() {
        BoxTown box = new BoxTown();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("kind", "joke"),
                Map.of("area", "weather"),
                Map.of("text", "  "),
                Map.of("text", "长".repeat(2001)),
                Map.of("contact", "9".repeat(101)))) {
            Map<String, Object> body = suggestion();
            body.putAll(wrong);
            refused(box.resident().post("/box", body), 400, "malformed");
        }
        Map<String, Object> elsewhere = suggestion();
        elsewhere.put("about", UUID.randomUUID());
        box.resident().post("/box", elsewhere).statusCode(404);
        String entry = writes(box.resident(), suggestion());
        refused(step(box.town.office(), entry, "answer", Map.of("text", " ")), 400, "malformed");
        refused(step(box.town.office(), entry, "hand-over", Map.of()), 400, "malformed");
        step(box.town.office(), entry, "hand-over", Map.of("organisation", UUID.randomUUID()))
                .statusCode(404);
        box.town.office().get("/box?state=lost").statusCode(400);
        box.town.office().get("/box?kind=joke").statusCode(400);
        box.resident().postRaw("/box", "{}").statusCode(400);
        step(box.town.office(), UUID.randomUUID().toString(), "answer", ANSWER).statusCode(404);
        box.resident().get("/box").statusCode(403).body("detail", containsString(""));
        refused(step(box.resident(), entry, "answer", ANSWER), 403, "wrong-role");
        refused(Api.with(cn.sanwei.testing.Tokens.county("lanchuan")).post("/box", suggestion()), 403, "wrong-role");
    }
}
