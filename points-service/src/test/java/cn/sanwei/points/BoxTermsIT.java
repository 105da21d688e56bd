package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static cn.sanwei.points.BoxTown.ANSWER;
import static cn.sanwei.points.BoxTown.REASON;
import static cn.sanwei.points.BoxTown.refused;
import static cn.sanwei.points.BoxTown.step;
import static cn.sanwei.points.BoxTown.suggestion;
import static cn.sanwei.points.BoxTown.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days of the box are the township's to promise, within bounds. */
@QuarkusTest
@WithTestResource(RealParts.class)
class BoxTermsIT {
    private static final String TERMS = "/box/terms";

    @BeforeEach
    void it_is_a_tuesday() {
        TestClock.shared().set(Instant.parse("2026-03-10T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_township_that_has_said_nothing_promises_what_the_platform_proposes() {
        BoxTown box = new BoxTown();

        box.town
                .office()
                .get(TERMS)
                .statusCode(200)
                .body("version", equalTo(0))
                .body("acknowledge", equalTo(2))
                .body("answer", equalTo(10))
                .body("extension", equalTo(10))
                .body("reopen", equalTo(10))
                .body("setAt", nullValue())
                .body("bounds.answer.least", equalTo(3))
                .body("bounds.answer.most", equalTo(30))
                .body("history", empty());
        box.resident().get("/box/form").body("daysToAcknowledge", equalTo(2)).body("daysToAnswer", equalTo(10));
    }

    @Test
    void what_is_written_afterwards_is_promised_the_new_days_and_what_was_promised_stays() {
        BoxTown box = new BoxTown();
        String before = writes(box.resident(), suggestion());

        set(box.town.office(), 0, terms(1, 5, 3, 7)).statusCode(200).body("version", equalTo(1));
        box.resident().get("/box/form").body("daysToAcknowledge", equalTo(1)).body("daysToAnswer", equalTo(5));
        box.resident()
                .post("/box", suggestion())
                .statusCode(201)
                .body("acknowledgeBy", equalTo("2026-03-11"))
                .body("due", equalTo("2026-03-17"));

        box.town.office().get("/box/" + before).body("due", equalTo("2026-03-12"));
        step(box.town.office(), before, "acknowledge", Map.of()).statusCode(200);
        box.town.office().get("/box/" + before).body("due", equalTo("2026-03-24"));
    }

    @Test
    void each_step_promises_the_days_that_hold_when_it_is_taken() {
        BoxTown box = new BoxTown();
        String entry = writes(box.resident(), suggestion());
        set(box.town.office(), 0, terms(1, 5, 3, 7)).statusCode(200);

        step(box.town.office(), entry, "extend", REASON).statusCode(200);
        step(box.town.office(), entry, "acknowledge", Map.of()).statusCode(200);
        box.town.office().get("/box/" + entry).body("due", equalTo("2026-03-27"));
        step(box.town.office(), entry, "answer", ANSWER).statusCode(200);
        box.resident().get("/box/mine").body("items[0].contentUntil", equalTo("2026-03-19"));
        set(box.town.office(), 1, terms(1, 3, 3, 7)).statusCode(200);
        box.resident().get("/box/mine").body("items[0].contentUntil", equalTo("2026-03-19"));
        step(box.resident(), entry, "reopen", Map.of("text", "太少。")).statusCode(200);
        box.town.office().get("/box/" + entry).body("due", equalTo("2026-03-13"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 10, 10, acknowledge",
        "6, 10, 10, 10, acknowledge",
        "2, 2, 10, 10, answer",
        "2, 31, 10, 10, answer",
        "2, 10, 0, 10, extension",
        "2, 10, 21, 10, extension",
        "2, 10, 10, 4, reopen",
        "2, 10, 10, 31, reopen"
    })
    void nobody_is_put_off_beyond_the_bounds(int acknowledge, int answer, int extension, int reopen, String field) {
        BoxTown box = new BoxTown();

        refused(set(box.town.office(), 0, terms(acknowledge, answer, extension, reopen)), 400, "malformed")
                .body("errors[*].field", hasItem(field));
        box.town.office().get(TERMS).body("version", equalTo(0));
    }

    @Test
    void nobody_is_acknowledged_after_he_had_to_be_answered() {
        BoxTown box = new BoxTown();

        refused(set(box.town.office(), 0, terms(5, 4, 10, 10)), 422, "acknowledged-after-the-answer")
                .body("errors[*].field", contains("acknowledge"));
        set(box.town.office(), 0, terms(5, 5, 10, 10)).statusCode(200);
    }

    @Test
    void the_second_of_two_officials_is_shown_what_the_first_said() {
        BoxTown box = new BoxTown();
        set(box.town.office(), 0, terms(1, 5, 3, 7)).statusCode(200);

        refused(set(box.town.secondOffice(), 0, terms(3, 15, 10, 10)), 412, "stale-version")
                .body("current.version", equalTo(1))
                .body("current.answer", equalTo(5));
        set(box.town.secondOffice(), 0, terms(1, 5, 3, 7)).statusCode(200).body("version", equalTo(1));
        set(box.town.secondOffice(), 1, terms(3, 15, 10, 10)).statusCode(200).body("version", equalTo(2));
        box.town.office().get(TERMS).body("history[*].answer", contains(15, 5));
    }

    @Test
    void a_second_click_is_told_what_the_first_was_also_when_somebody_has_changed_it_since() {
        BoxTown box = new BoxTown();
        set(box.town.office(), 0, terms(1, 5, 3, 7), "k").statusCode(200).body("version", equalTo(1));
        set(box.town.secondOffice(), 1, terms(3, 15, 10, 10)).statusCode(200);

        set(box.town.office(), 0, terms(1, 5, 3, 7), "k")
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("version", equalTo(1));
        refused(set(box.town.office(), 2, terms(1, 6, 3, 7), "k"), 422, "key-reused");
        box.town.office().get(TERMS).body("version", equalTo(2)).body("answer", equalTo(15));
    }

    @Test
    void what_was_stopped_in_between_changed_nothing_and_goes_through_with_the_same_key() {
        BoxTown box = new BoxTown();
        try (Stopped stopped = new Stopped("box_terms", "true", box.town)) {
            refused(set(box.town.office(), 0, terms(1, 5, 3, 7), "k"), 503, "away");
        }
        box.town.office().get(TERMS).body("version", equalTo(0)).body("answer", equalTo(10));

        set(box.town.office(), 0, terms(1, 5, 3, 7), "k").statusCode(200).body("version", equalTo(1));
    }

    @Test
    void of_two_officials_at_once_one_wins_and_the_other_is_told() {
        BoxTown box = new BoxTown();

        assertThat(atOnce(
                        () -> set(box.town.office(), 0, terms(1, 5, 3, 7)),
                        () -> set(box.town.secondOffice(), 0, terms(3, 15, 10, 10))))
                .extracting(answer -> answer.statusCode())
                .containsExactlyInAnyOrder(200, 412);
        box.town.office().get(TERMS).body("version", equalTo(1));
    }

    @Test
    void they_are_the_offices_to_say_and_each_townships_own() {
        BoxTown box = new BoxTown();
        set(box.town.office(), 0, terms(1, 5, 3, 7)).statusCode(200);

        set(box.town.secretary(), 1, terms(2, 10, 10, 10)).statusCode(403);
        set(box.resident(), 1, terms(2, 10, 10, 10)).statusCode(403);
        box.resident().get(TERMS).statusCode(403);
        box.town.secretary().get(TERMS).statusCode(200).body("answer", equalTo(5));
        new BoxTown().town.office().get(TERMS).body("answer", equalTo(10));
    }

    private static Answer set(Api api, int seen, Map<String, Integer> terms) {
        return set(api, seen, terms, UUID.randomUUID().toString());
    }

    private static Answer set(Api api, int seen, Map<String, Integer> terms, String key) {
        return api.request().ifMatch("\"" + seen + "\"").key(key).json(terms).post("/api/points" + TERMS);
    }

    private static Map<String, Integer> terms(int acknowledge, int answer, int extension, int reopen) {
        return Map.of("acknowledge", acknowledge, "answer", answer, "extension", extension, "reopen", reopen);
    }
}
