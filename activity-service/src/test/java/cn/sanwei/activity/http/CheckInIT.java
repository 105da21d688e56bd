package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static cn.sanwei.activity.http.Scene.STARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class CheckInIT {
    @Inject
    EventStore store;

    Scene scene;
    String activity;

    @BeforeEach
    void published() {
        scene = Scene.known();
        activity = scene.published("theme-day");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_code_changes_every_ten_seconds_and_says_how_long_it_is_good() {
        at(STARTS);
        String first = scene.code(activity);
        at(STARTS.plusSeconds(9));
        assertThat(scene.code(activity)).isEqualTo(first);
        at(STARTS.plusSeconds(10));
        scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/code")
                .body("code", not(equalTo(first)))
                .body("validUntil", equalTo(STARTS.plusSeconds(30).toString()))
                .body("everySeconds", equalTo(10))
                .header("Cache-Control", containsString("no-store"));
    }

    @Test
    void the_code_of_the_slot_before_is_good_and_the_one_before_that_is_not() {
        at(STARTS);
        String code = scene.code(activity);
        at(STARTS.plusSeconds(20));
        refused(scene.checkIn(scene.annaToken, activity, code), 422, "wrong-code");
        at(STARTS.plusSeconds(19));
        scene.checkIn(scene.annaToken, activity, code).statusCode(200);
    }

    @Test
    void check_in_is_open_from_half_an_hour_before_to_the_end() {
        Instant opens = STARTS.minus(Duration.ofMinutes(30));
        at(opens.minusSeconds(1));
        refused(scene.checkIn(scene.annaToken, activity, scene.code(activity)), 422, "check-in-not-open");
        at(STARTS.plus(Duration.ofHours(2)));
        refused(scene.checkIn(scene.annaToken, activity, scene.code(activity)), 422, "already-over");
        at(opens);
        scene.checkIn(scene.annaToken, activity, scene.code(activity)).statusCode(200);
        mark(scene.anna, "present");
    }

    @Test
    void whoever_comes_more_than_ten_minutes_in_is_late() {
        at(STARTS.plus(Duration.ofMinutes(11)));
        scene.checkIn(scene.benToken, activity, scene.code(activity).toLowerCase())
                .statusCode(200);
        mark(scene.ben, "late");
    }

    @Test
    void a_stranger_to_the_branch_is_not_expected() {
        at(STARTS);
        refused(scene.checkIn(scene.coraToken, activity, scene.code(activity)), 422, "not-expected");
        String nobody = Tokens.member(scene.township.id(), UUID.randomUUID());
        refused(scene.checkIn(nobody, activity, scene.code(activity)), 403, "not-on-roster");
        String withoutMember = Tokens.with("member").in(scene.township.id()).sign();
        refused(scene.checkIn(withoutMember, activity, "22222222"), 403, "no-member");
    }

    @Test
    void ten_wrong_codes_in_ten_minutes_are_enough() {
        at(STARTS);
        for (int i = 0; i < 10; i++) {
            refused(scene.checkIn(scene.annaToken, activity, "22222222"), 422, "wrong-code");
        }
        refused(scene.checkIn(scene.annaToken, activity, scene.code(activity)), 429, "too-many-attempts")
                .header("Retry-After", equalTo("600"));
        scene.checkIn(scene.benToken, activity, scene.code(activity)).statusCode(200);
        at(STARTS.plus(Duration.ofMinutes(10)));
        scene.checkIn(scene.annaToken, activity, scene.code(activity)).statusCode(200);
    }

    @Test
    void a_burst_of_guesses_from_many_connections_is_bounded_too() throws Exception {
        at(STARTS);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 20; i++) {
                answers.add(clients.submit(() ->
                        scene.checkIn(scene.annaToken, activity, "22222222").statusCode()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses.stream().filter(s -> s == 422)).hasSize(10);
        assertThat(statuses.stream().filter(s -> s == 429)).hasSize(10);
    }

    @Test
    void a_whole_branch_checks_in_at_once() throws Exception {
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            members.add(scene.township.member(scene.branch));
        }
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> expected() == 33);
        at(STARTS);
        String code = scene.code(activity);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(15)) {
            for (MemberId member : members) {
                String token = Tokens.member(scene.township.id(), member.value());
                answers.add(clients.submit(
                        () -> scene.checkIn(token, activity, code).statusCode()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/attendance")
                .body("counts.present", equalTo(30))
                .body("members", hasSize(33));
    }

    @Test
    void the_same_click_twice_is_one_check_in() {
        at(STARTS);
        String key = UUID.randomUUID().toString();
        String body = "{\"code\":\"" + scene.code(activity) + "\"}";
        String path = ACTIVITIES + "/" + activity + "/check-ins";
        String first =
                scene.post(scene.annaToken, path, body, key).statusCode(200).asString();
        at(AFTER);
        String again = scene.post(scene.annaToken, path, body, key)
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .asString();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void only_who_leads_shows_the_code_and_only_while_it_is_published() {
        String path = ACTIVITIES + "/" + activity + "/code";
        refused(scene.get(scene.annaToken, path), 403, "not-your-organisation");
        refused(scene.get(scene.otherSecretary, path), 403, "not-your-organisation");
        scene.get(scene.office, path).statusCode(200);
        String waiting = scene.acknowledged("theme-day");
        refused(scene.get(scene.secretary, ACTIVITIES + "/" + waiting + "/code"), 409, "wrong-state");
        refused(scene.checkIn(scene.annaToken, waiting, "22222222"), 409, "wrong-state");
    }

    @Test
    void a_group_leader_shows_the_code_of_his_groups_meeting() {
        String meeting = scene.filed(scene.group, "group-meeting");
        scene.post(scene.office, ACTIVITIES + "/" + meeting + "/acknowledgement", "{}")
                .statusCode(200);
        scene.post(scene.secretary, ACTIVITIES + "/" + meeting + "/publication", "{}")
                .statusCode(200);
        String leader = Tokens.with("member")
                .in(scene.township.id())
                .as(scene.ben.value())
                .holding(scene.group.value(), "group-leader")
                .sign();
        scene.get(leader, ACTIVITIES + "/" + meeting + "/code").statusCode(200);
        refused(scene.get(leader, ACTIVITIES + "/" + activity + "/code"), 403, "not-your-organisation");
    }

    private int expected() {
        return scene.get(scene.secretary, ACTIVITIES + "/" + activity).path("counts.expected");
    }

    private void mark(MemberId member, String mark) {
        scene.get(scene.secretary, ACTIVITIES + "/" + activity + "/attendance")
                .body("members[?(@.member == '%s')].mark".formatted(member), contains(mark))
                .body("members[?(@.member == '%s')].route".formatted(member), contains("code"));
    }

    private static void at(Instant instant) {
        TestClock.shared().set(instant);
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
