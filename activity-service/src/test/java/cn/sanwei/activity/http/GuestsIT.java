package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static cn.sanwei.activity.http.Scene.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who came and was not expected: written down beside the others, and taken off again where it was a mistake. */
@QuarkusTest
@WithTestResource(RealParts.class)
class GuestsIT {
    Scene scene;

    @BeforeEach
    void township() {
        scene = Scene.known();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_member_of_another_branch_who_came_is_on_the_sheet_and_stays_there_when_it_is_closed() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);

        scene.mark(scene.secretary, activity, scene.anna, "present", scene.cora, "late")
                .statusCode(200)
                .body("events", hasSize(2));
        sheet(activity)
                .body("members", hasSize(4))
                .body("counts.expected", equalTo(4))
                .body(line(scene.cora) + "mark", contains("late"))
                .body(line(scene.cora) + "guest", contains(true))
                .body("members[?(@.guest == false)].member", hasSize(3));

        scene.post(scene.secretary, ACTIVITIES + "/" + activity + "/close", "{}")
                .statusCode(200);
        sheet(activity)
                .body("members", hasSize(4))
                .body("members[?(@.guest == true)].member", containsInAnyOrder(scene.cora.toString()));
    }

    @Test
    void a_guest_by_mistake_is_withdrawn_whoever_is_expected_is_not() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);
        scene.mark(scene.secretary, activity, scene.anna, "present", scene.cora, "present")
                .statusCode(200);

        withdraw(scene.secretary, activity, scene.anna)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:expected-keeps-mark"))
                .body("member", equalTo(scene.anna.toString()));
        withdraw(scene.otherSecretary, activity, scene.cora).statusCode(403);
        withdraw(scene.annaToken, activity, scene.cora).statusCode(403);
        sheet(activity).body("members", hasSize(4));

        withdraw(scene.secretary, activity, scene.cora).statusCode(200).body("events", hasSize(1));
        sheet(activity).body("members", hasSize(3));
        withdraw(scene.secretary, activity, scene.cora).statusCode(200).body("events", empty());
        scene.mark(scene.secretary, activity, scene.cora, "present").statusCode(200);
        sheet(activity).body(line(scene.cora) + "mark", contains("present"));
    }

    @Test
    void two_people_at_once_withdraw_a_guest_once() {
        String activity = withGuest();

        List<CompletableFuture<List<String>>> both = Stream.of(scene.secretary, scene.office)
                .map(token -> CompletableFuture.supplyAsync(() ->
                        withdraw(token, activity, scene.cora).statusCode(200).<List<String>>path("events")))
                .toList();

        assertThat(both.stream().flatMap(each -> each.join().stream())).hasSize(1);
        sheet(activity).body("members", hasSize(3));
    }

    @Test
    void a_repetition_that_comes_late_takes_no_mark_off_that_was_made_since() {
        String activity = withGuest();
        withdraw(scene.secretary, activity, scene.cora, "k").statusCode(200).body("events", hasSize(1));
        scene.mark(scene.secretary, activity, scene.cora, "late").statusCode(200);

        withdraw(scene.secretary, activity, scene.cora, "k")
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("events", hasSize(1));
        withdraw(scene.secretary, activity, scene.anna, "k")
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));
        sheet(activity).body(line(scene.cora) + "mark", contains("late"));
    }

    @Test
    void nobody_takes_off_his_own_mark_and_none_before_there_are_any() {
        String activity = scene.acknowledged("theme-day");
        TestClock.shared().set(AFTER);

        withdraw(scene.secretary, activity, scene.secretaryMember)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:own-attendance"));
        TestClock.shared().set(BEFORE);
        withdraw(scene.secretary, scene.filed("theme-day"), scene.cora)
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:wrong-state"));
    }

    @Test
    void what_is_no_withdrawal_is_malformed_and_another_townships_is_not_found() {
        String activity = scene.published("theme-day");
        String path = ACTIVITIES + "/" + activity + "/attendance/withdrawals";

        scene.post(scene.secretary, path, "{\"members\": []}")
                .statusCode(400)
                .body("errors[0].field", equalTo("members"));
        scene.post(scene.secretary, path, "{\"members\": [\"x\"]}").statusCode(400);
        try (Scene other = Scene.known()) {
            other.post(other.secretary, path, "{\"members\": [\"" + other.cora + "\"]}")
                    .statusCode(404);
            TestClock.shared().set(AFTER);
            scene.mark(scene.secretary, activity, other.cora, "present")
                    .statusCode(422)
                    .body("type", equalTo("urn:sanwei:refusal:not-expected"));
        }
    }

    private Answer sheet(String activity) {
        return scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/attendance")
                .statusCode(200);
    }

    /** Over, and cora of the other branch is on its sheet. */
    private String withGuest() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);
        scene.mark(scene.secretary, activity, scene.cora, "present").statusCode(200);
        return activity;
    }

    private Answer withdraw(String token, String activity, MemberId member) {
        return withdraw(token, activity, member, UUID.randomUUID().toString());
    }

    private Answer withdraw(String token, String activity, MemberId member, String key) {
        String path = ACTIVITIES + "/" + activity + "/attendance/withdrawals";
        return scene.post(token, path, "{\"members\": [\"" + member + "\"]}", key);
    }

    private static String line(MemberId member) {
        return "members[?(@.member == '" + member + "')].";
    }
}
