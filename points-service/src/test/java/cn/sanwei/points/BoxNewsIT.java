package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static cn.sanwei.points.BoxTown.ANSWER;
import static cn.sanwei.points.BoxTown.REASON;
import static cn.sanwei.points.BoxTown.refused;
import static cn.sanwei.points.BoxTown.step;
import static cn.sanwei.points.BoxTown.suggestion;
import static cn.sanwei.points.BoxTown.writes;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever wrote into the box is told that something came of it, and that a day passed without anything. */
@QuarkusTest
@WithTestResource(RealParts.class)
class BoxNewsIT {
    private static final String NEWS = "/box/news";

    @BeforeEach
    void it_is_a_tuesday() {
        at("2026-03-10T02:00:00Z");
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void an_answer_is_news_until_its_author_has_looked() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        box.resident().get(NEWS).statusCode(200).body("items", empty());

        step(box.town.office(), entry, "acknowledge", Map.of()).statusCode(200);
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        box.resident()
                .get(NEWS)
                .body("items[*].entry", contains(entry))
                .body("items[0].receipt", equalTo("2026-0001"))
                .body("items[0].kind", equalTo("answered"))
                .body("items[0].contentUntil", equalTo("2026-03-24"))
                .body("items[0].overdue", equalTo(false));
        box.resident().get("/box/mine").body("items[0].news", equalTo(true));

        seen(box.resident(), entry, 3).statusCode(200);
        box.resident().get(NEWS).body("items", empty());
        box.resident().get("/box/mine").body("items[0].news", equalTo(false));
    }

    @Test
    void what_came_after_one_looked_is_news_though_one_says_so_late() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        step(box.town.office(), entry, "acknowledge", Map.of()).statusCode(200);
        step(box.town.office(), entry, "extend", REASON).statusCode(200);

        seen(box.resident(), entry, 2).statusCode(200);
        box.resident()
                .get(NEWS)
                .body("items[*].kind", contains("extended"))
                .body("items[0].due", equalTo("2026-04-07"));
        seen(box.resident(), entry, 99).statusCode(200);
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        box.resident().get(NEWS).body("items[*].kind", contains("answered"));
        seen(box.resident(), entry, 1).statusCode(200);
        box.resident().get(NEWS).body("items[*].kind", contains("answered"));
    }

    @Test
    void a_day_that_passes_without_anything_is_news_once() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        at("2026-03-12T02:00:00Z");
        box.resident().get(NEWS).body("items", empty());
        seen(box.resident(), entry, 1).statusCode(200);

        at("2026-03-13T02:00:00Z");
        box.resident()
                .get(NEWS)
                .body("items[*].entry", contains(entry))
                .body("items[0].overdue", equalTo(true))
                .body("items[0].due", equalTo("2026-03-12"))
                .body("items[0].kind", nullValue());
        seen(box.resident(), entry, 1).statusCode(200);
        box.resident().get(NEWS).body("items", empty());

        step(box.town.office(), entry, "acknowledge", Map.of()).statusCode(200);
        seen(box.resident(), entry, 2).statusCode(200);
        at("2026-03-25T02:00:00Z");
        box.resident().get(NEWS).body("items[0].overdue", equalTo(true)).body("items[0].due", equalTo("2026-03-24"));
    }

    @Test
    void what_one_does_oneself_is_no_news() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        seen(box.resident(), entry, 2).statusCode(200);

        step(box.resident(), entry, "reopen", Map.of("text", "太少。")).statusCode(200);
        box.resident().get(NEWS).body("items", empty());
    }

    @Test
    void what_stays_between_office_and_branch_is_no_news() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), BoxTown.shielded());
        box.handOver(entry, box.second);
        seen(box.resident(), entry, 2).statusCode(200);

        step(box.neighbour(), entry, "return", REASON).statusCode(200);
        box.resident().get(NEWS).body("items", empty());
    }

    @Test
    void a_member_hears_of_the_letter_that_the_office_typed_in_for_him() {
        BoxTown box = new BoxTown();
        Map<String, Object> letter = suggestion();
        letter.putAll(Map.of("onPaper", true, "onBehalfOf", box.town.members.get(2)));
        String entry = writes(box.town.office(), letter);
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);

        box.town.member(2).get(NEWS).body("items[*].entry", contains(entry));
        box.town.member(1).get(NEWS).body("items", empty());
        seen(box.town.member(2), entry, 2).statusCode(200);
        box.town.member(2).get(NEWS).body("items", empty());
    }

    @Test
    void nobody_looks_for_another_and_nobody_else_knows_whether_he_has() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);

        seen(box.resident("other"), entry, 2).statusCode(404);
        seen(box.town.office(), entry, 2).statusCode(403);
        seen(new BoxTown().resident(), entry, 2).statusCode(404);
        box.town.office().get(NEWS).statusCode(403);
        Api.nobody().get(NEWS).statusCode(401);
        box.resident().get(NEWS).body("items[*].entry", contains(entry));
        box.town.office().get("/box/" + entry).body("news", equalTo(false)).body("$", not(hasKey("seenVersion")));
    }

    @Test
    void two_devices_that_look_at_once_and_a_second_click_leave_the_later_version_seen() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        step(box.town.office(), entry, "acknowledge", Map.of()).statusCode(200);
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);

        atOnce(() -> seen(box.resident(), entry, 3), () -> seen(box.resident(), entry, 2))
                .forEach(answer -> answer.statusCode(200));
        box.resident().get(NEWS).body("items", empty());
        Map<String, Object> body = Map.of("entries", List.of(Map.of("entry", entry, "version", 3)));
        box.resident().post("/box/seen", body, "k").statusCode(200);
        box.resident().post("/box/seen", body, "k").statusCode(200).header("Idempotent-Replayed", "true");
        refused(
                box.resident().post("/box/seen", Map.of("entries", List.of(Map.of("entry", entry, "version", 2))), "k"),
                422,
                "key-reused");
    }

    @Test
    void of_what_was_erased_there_is_no_news() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        step(box.town.office(), entry, "erasure", Map.of()).statusCode(200);

        box.resident().get(NEWS).statusCode(200).body("items", empty());
        box.resident().get("/box/mine").body("items[0].news", equalTo(false));
    }

    @Test
    void one_that_is_not_ones_own_spoils_the_whole() {
        BoxTown box = new BoxTown();
        String own = writes(box.resident(), suggestion());
        String foreign = writes(box.resident("other"), suggestion());
        step(box.town.office(), own, "answer", ANSWER).statusCode(200);

        box.resident()
                .post(
                        "/box/seen",
                        Map.of(
                                "entries",
                                List.of(Map.of("entry", own, "version", 2), Map.of("entry", foreign, "version", 1))))
                .statusCode(404);
        box.resident().get(NEWS).body("items[*].entry", contains(own));
        refused(box.resident().post("/box/seen", Map.of("entries", List.of())), 400, "malformed");
        refused(seen(box.resident(), own, 0), 400, "malformed");
    }

    private static Answer seen(Api api, String entry, int version) {
        return api.post("/box/seen", Map.of("entries", List.of(Map.of("entry", entry, "version", version))));
    }

    private static void at(String instant) {
        TestClock.shared().set(Instant.parse(instant));
    }
}
