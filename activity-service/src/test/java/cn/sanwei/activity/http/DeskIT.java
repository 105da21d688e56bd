package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static cn.sanwei.activity.http.Scene.BEFORE;
import static cn.sanwei.activity.http.Scene.STARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk's pages stand on: a sheet that two people have before them, and lists of what waits. */
@QuarkusTest
@WithTestResource(RealParts.class)
class DeskIT {
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
    void whoever_marks_by_a_sheet_that_another_has_changed_is_refused_and_sees_what_was_done() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);
        int seen = version(activity);
        mark(scene.committeeSecretary, activity, seen, scene.anna, "leave").statusCode(200);

        mark(scene.secretary, activity, seen, scene.anna, "present")
                .statusCode(412)
                .body("type", equalTo("urn:sanwei:refusal:stale-version"));

        String line = "members[?(@.member == '" + scene.anna + "')].";
        scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/attendance")
                .body(line + "mark", contains("leave"))
                .body(line + "recordedAt", contains(AFTER.toString()));
        int now = version(activity);
        assertThat(now).isGreaterThan(seen);
        mark(scene.secretary, activity, now, scene.anna, "present").statusCode(200);
    }

    @Test
    void a_sheet_sent_again_because_no_answer_came_is_answered_as_before_although_its_version_is_over() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);
        int seen = version(activity);
        String key = UUID.randomUUID().toString();
        mark(scene.secretary, activity, seen, key, scene.anna, "present").statusCode(200);

        mark(scene.secretary, activity, seen, key, scene.anna, "present")
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"));

        assertThat(version(activity)).isEqualTo(seen + 1);
    }

    @Test
    void a_sheet_without_a_mark_has_neither_route_nor_time() {
        String activity = scene.published("theme-day");

        scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/attendance")
                .body("members", hasSize(3))
                .body("members[*].mark", everyItem(nullValue()))
                .body("members[*].recordedAt", everyItem(nullValue()));
    }

    @Test
    void a_version_that_is_no_number_is_malformed() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);

        Request.with(scene.secretary)
                .key()
                .ifMatch("three")
                .json(marks(scene.anna, "present"))
                .post(attendance(activity))
                .statusCode(400)
                .body("errors[0].field", equalTo("If-Match"));
    }

    @Test
    void a_list_of_what_one_leads_goes_down_the_tree_and_nowhere_else() {
        String own = scene.filed("theme-day");
        String below = scene.filed(scene.group, "group-meeting");
        String other = filed(scene.otherSecretary, scene.otherBranch, STARTS);

        led(scene.secretary).body("items[*].id", containsInAnyOrder(own, below));
        led(scene.otherSecretary).body("items[*].id", containsInAnyOrder(other));
        led(scene.committeeSecretary).body("items[*].id", containsInAnyOrder(own, below, other));
        led(scene.office).body("items[*].id", containsInAnyOrder(own, below, other));
        led(scene.annaToken).body("items", hasSize(0));
        led(Tokens.office("another-township")).body("items", hasSize(0));
    }

    @Test
    void a_list_of_what_is_over_has_nothing_that_still_goes_on() {
        String over = filed(scene.secretary, scene.branch, BEFORE.minus(Duration.ofDays(1)));
        String coming = scene.filed("theme-day");

        scene.get(scene.secretary, ACTIVITIES + "?led=true&over=true").body("items[*].id", containsInAnyOrder(over));
        TestClock.shared().set(STARTS.plus(Duration.ofHours(2)));
        scene.get(scene.secretary, ACTIVITIES + "?led=true&over=true")
                .body("items[*].id", containsInAnyOrder(over, coming));
    }

    private Answer led(String token) {
        return scene.get(token, ACTIVITIES + "?led=true").statusCode(200);
    }

    private String filed(String token, OrganisationId organisation, Instant startsAt) {
        return scene.post(token, ACTIVITIES, Scene.body(organisation, "theme-day", startsAt))
                .statusCode(201)
                .path("id");
    }

    private int version(String activity) {
        return scene.get(scene.secretary, attendance(activity)).path("version");
    }

    private Answer mark(String token, String activity, int version, MemberId member, String mark) {
        return mark(token, activity, version, UUID.randomUUID().toString(), member, mark);
    }

    private Answer mark(String token, String activity, int version, String key, MemberId member, String mark) {
        return Request.with(token)
                .key(key)
                .ifMatch("\"" + version + "\"")
                .json(marks(member, mark))
                .post(attendance(activity));
    }

    private static String attendance(String activity) {
        return ACTIVITIES + "/" + activity + "/attendance";
    }

    private static String marks(MemberId member, String mark) {
        return "{\"marks\":[{\"member\":\"%s\",\"mark\":\"%s\"}]}".formatted(member, mark);
    }
}
