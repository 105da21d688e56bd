package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static cn.sanwei.activity.http.Scene.BEFORE;
import static cn.sanwei.activity.http.Scene.STARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Store;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.TestTopics;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ActivityRefusalsIT {
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
    void a_secretary_files_for_his_organisation_and_those_below_only() {
        refused(file(scene.otherSecretary, "theme-day"), 403, "not-your-organisation");
        scene.post(scene.committeeSecretary, ACTIVITIES, Scene.body(scene.group, "group-meeting", STARTS))
                .statusCode(201);
        scene.post(scene.office, ACTIVITIES, Scene.body(scene.branch, "theme-day", STARTS))
                .statusCode(201);
        refused(file(scene.annaToken, "theme-day"), 403, "wrong-role");
        String unknown = Scene.body(scene.branch, "theme-day", STARTS)
                .replace(scene.branch.toString(), UUID.randomUUID().toString());
        refused(scene.post(scene.secretary, ACTIVITIES, unknown), 404, "not-found");
    }

    @Test
    void times_and_kinds_that_cannot_be_are_refused_in_words() {
        String backwards = Scene.body(scene.branch, "theme-day", STARTS)
                .replace("\"endsAt\": \"" + STARTS.plus(Duration.ofHours(2)), "\"endsAt\": \"" + STARTS);
        refused(scene.post(scene.secretary, ACTIVITIES, backwards), 422, "impossible-times");
        refused(fileAt(Duration.ofDays(-61)), 422, "filed-too-late");
        refused(fileAt(Duration.ofDays(367)), 422, "filed-too-early");
        refused(file(scene.secretary, "group-meeting"), 422, "not-held-here");
        String volunteers = Scene.body(scene.branch, "members-meeting", STARTS)
                .replace("\"kind\"", "\"expects\": \"volunteers\", \"kind\"");
        refused(scene.post(scene.secretary, ACTIVITIES, volunteers), 422, "not-for-this-kind");
        fileAt(Duration.ofDays(-59)).statusCode(201);
    }

    @Test
    void nobody_acknowledges_his_own_filing_and_only_the_office_does() {
        String own = scene.post(scene.office, ACTIVITIES, Scene.body(scene.branch, "theme-day", STARTS))
                .path("id");
        refused(scene.post(scene.office, ACTIVITIES + "/" + own + "/acknowledgement", "{}"), 422, "own-filing");
        refused(scene.post(scene.office, ACTIVITIES + "/" + own + "/return", "{\"reason\":\"补\"}"), 422, "own-filing");
        String colleague = Tokens.with("township-office")
                .in(scene.township.id())
                .subject("colleague")
                .sign();
        scene.post(colleague, ACTIVITIES + "/" + own + "/acknowledgement", "{}").statusCode(200);
        String other = scene.filed("theme-day");
        refused(scene.post(scene.secretary, ACTIVITIES + "/" + other + "/acknowledgement", "{}"), 403, "wrong-role");
    }

    @Test
    void a_command_in_the_wrong_state_names_the_state() {
        String path = ACTIVITIES + "/" + scene.filed("theme-day");
        refused(scene.post(scene.secretary, path + "/publication", "{}"), 409, "wrong-state")
                .body("state", equalTo("filed"));
        refused(scene.post(scene.annaToken, path + "/sign-ups", "{}"), 409, "wrong-state");
        refused(scene.post(scene.annaToken, path + "/sign-ups/withdrawal", "{}"), 409, "wrong-state");
        refused(scene.post(scene.secretary, path + "/completion", "{}"), 409, "wrong-state");
        refused(scene.post(scene.secretary, path + "/close", "{}"), 409, "wrong-state");
        TestClock.shared().set(AFTER);
        refused(
                scene.mark(scene.secretary, path.substring(ACTIVITIES.length() + 1), scene.anna, "present"),
                409,
                "wrong-state");
    }

    @Test
    void a_secretary_does_not_mark_himself_and_who_stands_above_does() {
        String activity = scene.published("theme-day");
        TestClock.shared().set(AFTER);
        refused(
                scene.mark(scene.secretary, activity, scene.anna, "present", scene.secretaryMember, "present"),
                422,
                "own-attendance");
        scene.get(scene.secretary, ACTIVITIES + "/" + activity).body("counts.present", equalTo(0));
        scene.mark(scene.committeeSecretary, activity, scene.secretaryMember, "present")
                .statusCode(200);
    }

    @Test
    void marks_that_cannot_be_are_refused_and_nothing_of_the_list_is_kept() {
        String activity = scene.published("theme-day");
        refused(scene.mark(scene.secretary, activity, scene.anna, "present"), 422, "too-early-to-mark");
        TestClock.shared().set(STARTS);
        refused(scene.mark(scene.secretary, activity, scene.anna, "absent"), 422, "not-over-yet");
        refused(scene.mark(scene.secretary, activity, scene.anna, "made-up"), 422, "not-time-for-make-up");
        MemberId stranger = new MemberId(UUID.randomUUID());
        refused(scene.mark(scene.secretary, activity, scene.ben, "present", stranger, "present"), 422, "not-expected")
                .body("member", equalTo(stranger.toString()));
        refused(
                        scene.mark(scene.secretary, activity, scene.ben, "present", scene.cora, "leave"),
                        422,
                        "guest-only-comes")
                .body("member", equalTo(scene.cora.toString()));
        refused(scene.mark(scene.secretary, activity, scene.ben, "present", scene.ben, "late"), 422, "marked-twice");
        refused(scene.mark(scene.otherSecretary, activity, scene.anna, "present"), 403, "not-your-organisation");
        refused(scene.mark(scene.annaToken, activity, scene.ben, "present"), 403, "wrong-role");
        refused(scene.post(scene.secretary, ACTIVITIES + "/" + activity + "/close", "{}"), 422, "not-over-yet");
        scene.get(scene.secretary, ACTIVITIES + "/" + activity).body("counts.unmarked", equalTo(3));
    }

    @Test
    void signing_up_is_for_oneself_or_ones_own_members_and_for_who_may_come() {
        String path = ACTIVITIES + "/" + scene.published("theme-day");
        String cora = "{\"onBehalfOf\":\"" + scene.cora + "\"}";
        refused(scene.post(scene.secretary, path + "/sign-ups", cora), 403, "not-your-member");
        refused(scene.post(scene.coraToken, path + "/sign-ups", "{}"), 422, "not-expected");
        refused(scene.post(scene.annaToken, path + "/sign-ups/withdrawal", "{}"), 422, "not-signed-up");
        refused(scene.post(scene.office, path + "/sign-ups", "{}"), 403, "no-member");
        scene.post(scene.annaToken, path + "/sign-ups", "{}").statusCode(200);
        scene.post(scene.annaToken, path + "/sign-ups", "{}").statusCode(200).body("events", empty());
        TestClock.shared().set(STARTS);
        refused(scene.post(scene.annaToken, path + "/sign-ups/withdrawal", "{}"), 422, "already-started");
        TestClock.shared().set(AFTER);
        refused(scene.post(scene.benToken, path + "/sign-ups", "{}"), 422, "already-over");
    }

    @Test
    void another_townships_activity_is_not_found() {
        String activity = scene.published("theme-day");
        String path = ACTIVITIES + "/" + activity;
        try (Scene stranger = Scene.known()) {
            refused(stranger.get(stranger.office, path), 404, "not-found");
            refused(stranger.get(stranger.office, path + "/attendance"), 404, "not-found");
            refused(stranger.get(stranger.office, path + "/code"), 404, "not-found");
            refused(stranger.post(stranger.annaToken, path + "/sign-ups", "{}"), 404, "not-found");
            refused(stranger.checkIn(stranger.annaToken, activity, "22222222"), 404, "not-found");
            refused(stranger.post(stranger.office, path + "/close", "{}"), 404, "not-found");
            stranger.get(stranger.office, ACTIVITIES).body("items", empty());
        }
    }

    @Test
    void without_a_good_token_nothing_is_answered() {
        Request.anonymous().get(ACTIVITIES).statusCode(401);
        Stream.of(
                        Tokens.with("township-office")
                                .in(scene.township.id())
                                .expired()
                                .sign(),
                        Tokens.with("township-office")
                                .in(scene.township.id())
                                .forged()
                                .sign(),
                        Tokens.with("township-office")
                                .in(scene.township.id())
                                .forAudience("elsewhere")
                                .sign())
                .forEach(token -> refused(scene.get(token, ACTIVITIES), 401, "not-signed-in"));
        refused(scene.get(Tokens.county("lanchuan"), ACTIVITIES), 403, "wrong-role");
    }

    @Test
    void a_second_click_makes_no_second_event_and_a_key_is_its_callers_own() {
        UUID activity = UUID.randomUUID();
        String body = Scene.body(scene.branch, "theme-day", STARTS)
                .replace("{\"organisation\"", "{\"activity\": \"" + activity + "\", \"organisation\"");
        String key = UUID.randomUUID().toString();
        String first = scene.post(scene.secretary, ACTIVITIES, body, key)
                .statusCode(201)
                .asString();
        String again = scene.post(scene.secretary, ACTIVITIES, body, key)
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .asString();
        assertThat(again).isEqualTo(first).contains(activity.toString());
        refused(scene.post(scene.office, ACTIVITIES, body, key), 409, "already-filed");
        refused(scene.post(scene.secretary, ACTIVITIES, body.replace("邻里", "社区"), key), 422, "key-reused");
        assertThat(TestTopics.read(Store.ACTIVITY, scene.township.township(), events -> !events.isEmpty()))
                .hasSize(1);
    }

    @Test
    void a_stale_version_is_412() {
        String activity = scene.filed("theme-day");
        Request.with(scene.office)
                .key("k1")
                .ifMatch("\"7\"")
                .json("{}")
                .post(ACTIVITIES + "/" + activity + "/acknowledgement")
                .statusCode(412)
                .body("type", equalTo("urn:sanwei:refusal:stale-version"));
    }

    @Test
    void what_is_malformed_is_answered_with_every_field_and_nothing_is_stored() {
        String good = Scene.body(scene.branch, "theme-day", STARTS);
        malformed(scene.post(scene.secretary, ACTIVITIES, "{}"))
                .body(
                        "errors[*].field",
                        hasItems("organisation", "kind", "title", "content", "place", "startsAt", "endsAt"));
        malformed(scene.post(scene.secretary, ACTIVITIES, good.replace("theme-day", "party")))
                .body("errors[*].field", hasItem("kind"));
        malformed(scene.post(scene.secretary, ACTIVITIES, good.replace("党群服务中心", "长".repeat(101))))
                .body("errors[*].field", hasItem("place"));
        malformed(scene.post(scene.secretary, ACTIVITIES, good.replace(STARTS.toString(), "tomorrow")))
                .body("errors[*].field", hasItem("startsAt"));
        malformed(scene.post(scene.secretary, ACTIVITIES, good.replace("neighbours", "Nachbarn!")))
                .body("errors[*].field", hasItem("theme"));
        String activity = scene.published("theme-day");
        malformed(scene.mark(scene.secretary, activity, scene.anna, "there"))
                .body("errors[*].field", hasItem("marks[0].mark"));
        malformed(scene.mark(scene.secretary, activity)).body("errors[*].field", hasItem("marks"));
        String many = IntStream.range(0, 501)
                .mapToObj(i -> "{\"member\":\"%s\",\"mark\":\"present\"}".formatted(UUID.randomUUID()))
                .collect(Collectors.joining(",", "{\"marks\":[", "]}"));
        malformed(scene.post(scene.secretary, ACTIVITIES + "/" + activity + "/attendance", many))
                .body("errors[*].field", hasItem("marks"));
        malformed(scene.checkIn(scene.annaToken, activity, "SHORT")).body("errors[*].field", hasItem("code"));
        malformed(scene.get(scene.office, ACTIVITIES + "?organisation=x"));
        malformed(scene.get(scene.office, ACTIVITIES + "?state=lost"));
        malformed(scene.get(scene.office, ACTIVITIES + "/x"));
        scene.get(scene.office, ACTIVITIES).body("items.length()", equalTo(1));
    }

    private Answer file(String token, String kind) {
        return scene.post(token, ACTIVITIES, Scene.body(scene.branch, kind, STARTS));
    }

    private Answer fileAt(Duration fromNow) {
        return scene.post(scene.secretary, ACTIVITIES, Scene.body(scene.branch, "theme-day", BEFORE.plus(fromNow)));
    }

    private static Answer malformed(Answer response) {
        return refused(response, 400, "malformed");
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
