package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
                .body(line(scene.cora) + "mark", equalTo("late"))
                .body(line(scene.cora) + "guest", equalTo(true))
                .body("members.findAll { !it.guest }.member", hasSize(3));

        scene.post(scene.secretary, ACTIVITIES + "/" + activity + "/close", "{}")
                .statusCode(200);
        sheet(activity)
                .body("members", hasSize(4))
                .body("members.findAll { it.guest }.member", containsInAnyOrder(scene.cora.toString()));
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
        sheet(activity).body(line(scene.cora) + "mark", equalTo("present"));
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

    private ValidatableResponse sheet(String activity) {
        return scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/attendance")
                .statusCode(200);
    }

    private ValidatableResponse withdraw(String token, String activity, MemberId member) {
        return scene.post(
                token, ACTIVITIES + "/" + activity + "/attendance/withdrawals", "{\"members\": [\"" + member + "\"]}");
    }

    private static String line(MemberId member) {
        return "members.find { it.member == '" + member + "' }.";
    }
}
