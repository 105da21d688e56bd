package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static cn.sanwei.activity.http.Scene.STARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.ActivityEvent.ActivityAcknowledged;
import cn.sanwei.contracts.ActivityEvent.ActivityClosed;
import cn.sanwei.contracts.ActivityEvent.ActivityFiled;
import cn.sanwei.contracts.ActivityEvent.ActivityPublished;
import cn.sanwei.contracts.ActivityEvent.ActivityReturned;
import cn.sanwei.contracts.ActivityEvent.AttendanceCorrected;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityEvent.MemberSignedUp;
import cn.sanwei.contracts.ActivityEvent.SignUpWithdrawn;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.Store;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.TestTopics;
import cn.sanwei.testing.TestTopics.Received;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ActivityPathIT {
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
    void an_activity_goes_from_its_filing_to_its_close_and_every_step_is_on_the_topic() {
        String activity = scene.filed("theme-day");
        String path = ACTIVITIES + "/" + activity;
        scene.post(scene.office, path + "/return", "{\"reason\":\"请补充地点\"}")
                .statusCode(200)
                .body("state", equalTo("returned"));
        scene.get(scene.secretary, path).body("returnReason", equalTo("请补充地点"));
        scene.post(scene.secretary, path + "/completion", "{\"place\":\"二楼会议室\"}")
                .statusCode(200)
                .body("state", equalTo("filed"));
        scene.post(scene.office, path + "/acknowledgement", "{}").statusCode(200);
        scene.post(scene.secretary, path + "/publication", "{}").statusCode(200);
        scene.post(scene.annaToken, path + "/sign-ups", "{}").statusCode(200);
        scene.post(scene.secretary, path + "/sign-ups/withdrawal", "{\"onBehalfOf\":\"" + scene.anna + "\"}")
                .statusCode(200);
        TestClock.shared().set(STARTS);
        scene.checkIn(scene.annaToken, activity, scene.code(activity)).statusCode(200);
        TestClock.shared().set(AFTER);
        scene.mark(scene.secretary, activity, scene.anna, "late").statusCode(200);
        scene.post(scene.secretary, path + "/close", "{}").statusCode(200).body("state", equalTo("closed"));

        List<Received> received =
                TestTopics.read(Store.ACTIVITY, scene.township.township(), events -> events.size() == 12);
        assertThat(received)
                .extracting(r -> r.event().getClass())
                .isEqualTo(List.of(
                        ActivityFiled.class,
                        ActivityReturned.class,
                        ActivityFiled.class,
                        ActivityAcknowledged.class,
                        ActivityPublished.class,
                        MemberSignedUp.class,
                        SignUpWithdrawn.class,
                        AttendanceRecorded.class,
                        AttendanceCorrected.class,
                        AttendanceRecorded.class,
                        AttendanceRecorded.class,
                        ActivityClosed.class));
        assertThat(((AttendanceCorrected) received.get(8).event()).corrects())
                .as("the correction names the event that it replaces")
                .isEqualTo(received.get(7).envelope().id());
        ActivityClosed closed = (ActivityClosed) received.get(11).event();
        assertThat(closed.expected())
                .as("Anna, Ben of the group, the secretary")
                .isEqualTo(3);
        assertThat(closed.late()).isEqualTo(1);
        assertThat(closed.absent()).isEqualTo(2);
        assertThat(received).allSatisfy(r -> assertThat(r.envelope().subject()).isEqualTo("activity/" + activity));
        scene.get(scene.secretary, path)
                .body("place", equalTo("二楼会议室"))
                .body("returnReason", nullValue())
                .body("counts.expected", equalTo(3))
                .body("counts.absent", equalTo(2))
                .body("counts.unmarked", equalTo(0));
    }

    @Test
    void paper_gives_the_same_points_as_the_code() {
        String byCode = scene.published("theme-day");
        String byHand = scene.published("theme-day");
        TestClock.shared().set(STARTS.plus(Duration.ofMinutes(5)));
        scene.checkIn(scene.annaToken, byCode, scene.code(byCode)).statusCode(200);
        TestClock.shared().set(AFTER);
        scene.mark(scene.secretary, byHand, scene.anna, "present").statusCode(200);

        List<AttendanceRecorded> marks = TestTopics.read(
                        Store.ACTIVITY,
                        scene.township.township(),
                        events -> events.stream()
                                        .filter(e -> e.event() instanceof AttendanceRecorded)
                                        .count()
                                == 2)
                .stream()
                .filter(r -> r.event() instanceof AttendanceRecorded)
                .map(r -> (AttendanceRecorded) r.event())
                .toList();
        AttendanceRecorded code = marks.get(0);
        AttendanceRecorded hand = marks.get(1);
        assertThat(code.route()).isEqualTo("code");
        assertThat(hand.route()).isEqualTo("hand");
        assertThat(List.of(
                        hand.member(),
                        hand.organisation(),
                        hand.kind(),
                        hand.theme(),
                        hand.mark(),
                        hand.hours(),
                        hand.occurredAt()))
                .isEqualTo(List.of(
                        code.member(),
                        code.organisation(),
                        code.kind(),
                        code.theme(),
                        code.mark(),
                        code.hours(),
                        code.occurredAt()));
        assertThat(code.occurredAt()).isEqualTo(STARTS);
        assertThat(code.mark()).isEqualTo(AttendanceMark.PRESENT);
        assertThat(code.hours()).isEqualByComparingTo("2");
    }

    @Test
    void the_sheet_lists_who_is_expected_and_what_became_of_each() {
        String activity = scene.published("members-meeting");
        String sheet = ACTIVITIES + "/" + activity + "/attendance";
        TestClock.shared().set(AFTER);
        scene.mark(scene.secretary, activity, scene.anna, "present", scene.ben, "leave")
                .statusCode(200);
        scene.get(scene.secretary, sheet)
                .statusCode(200)
                .body("counts.expected", equalTo(3))
                .body("counts.present", equalTo(1))
                .body("counts.leave", equalTo(1))
                .body("counts.unmarked", equalTo(1))
                .body("members", hasSize(3));
        scene.mark(scene.secretary, activity, scene.ben, "made-up").statusCode(200);
        scene.post(scene.office, ACTIVITIES + "/" + activity + "/close", "{}").statusCode(200);
        scene.get(scene.committeeSecretary, sheet)
                .body("counts.madeUp", equalTo(1))
                .body("counts.absent", equalTo(1))
                .body("members[?(@.member == '%s')].mark".formatted(scene.secretaryMember), contains("absent"));
        scene.mark(scene.office, activity, scene.secretaryMember, "present").statusCode(200);
        scene.get(scene.office, sheet).body("counts.present", equalTo(2)).body("counts.absent", equalTo(0));
    }

    @Test
    void a_committee_meeting_expects_the_committee_and_a_group_meeting_the_group() {
        String committee = scene.filed("branch-committee");
        scene.get(scene.secretary, ACTIVITIES + "/" + committee + "/attendance")
                .body("members[*].member", contains(scene.secretaryMember.toString()));
        String group = scene.filed(scene.group, "group-meeting");
        scene.get(scene.secretary, ACTIVITIES + "/" + group + "/attendance")
                .body("members[*].member", contains(scene.ben.toString()));
        String everyone = scene.filed("party-lecture");
        scene.get(scene.secretary, ACTIVITIES + "/" + everyone + "/attendance")
                .body(
                        "members[*].member",
                        containsInAnyOrder(
                                scene.anna.toString(), scene.ben.toString(), scene.secretaryMember.toString()));
    }

    @Test
    void a_volunteer_service_expects_who_signed_up_and_takes_others_who_came() {
        String activity = scene.published("volunteer-service");
        String path = ACTIVITIES + "/" + activity;
        scene.post(scene.annaToken, path + "/sign-ups", "{}").statusCode(200);
        scene.get(scene.secretary, path + "/attendance").body("members[*].member", contains(scene.anna.toString()));
        TestClock.shared().set(AFTER);
        scene.mark(scene.secretary, activity, scene.cora, "present").statusCode(200);
        scene.post(scene.secretary, path + "/close", "{}").statusCode(200);
        scene.get(scene.secretary, path)
                .body("counts.expected", equalTo(2))
                .body("counts.present", equalTo(1))
                .body("counts.absent", equalTo(1));
    }

    @Test
    void a_member_sees_what_is_coming_for_him_and_his_own_mark() {
        String activity = scene.published("theme-day");
        scene.published("branch-committee");
        String volunteers = scene.published("volunteer-service");
        scene.filed("theme-day");
        scene.post(scene.annaToken, ACTIVITIES + "/" + volunteers + "/sign-ups", "{}")
                .statusCode(200);

        scene.get(scene.annaToken, "/api/activity/mine")
                .statusCode(200)
                .body("items[*].activity.id", containsInAnyOrder(activity, volunteers))
                .body("items[?(@.activity.id == '%s')].signedUp".formatted(volunteers), contains(true))
                .body("items[?(@.activity.id == '%s')].expected".formatted(activity), contains(true));
        scene.get(scene.coraToken, "/api/activity/mine").body("items[*].activity.id", contains(volunteers));
        TestClock.shared().set(AFTER);
        scene.get(scene.annaToken, "/api/activity/mine").body("items", empty());
        scene.mark(scene.secretary, activity, scene.anna, "present").statusCode(200);
        scene.get(scene.annaToken, ACTIVITIES + "/" + activity)
                .body("mark", equalTo("present"))
                .body("title", equalTo("主题党日：走进邻里"))
                .body("leaderNote", nullValue());
    }

    @Test
    void what_is_not_published_is_seen_by_its_secretary_and_the_office_only() {
        String activity = scene.filed("theme-day");
        String path = ACTIVITIES + "/" + activity;
        scene.get(scene.annaToken, path).statusCode(404);
        scene.get(scene.otherSecretary, path).statusCode(404);
        scene.get(scene.office, path).statusCode(200).body("leaderNote", equalTo("请派一名志愿者带队"));
        scene.get(scene.annaToken, ACTIVITIES).body("items", empty());
        scene.get(scene.secretary, ACTIVITIES).body("items[*].id", contains(activity));
    }

    @Test
    void activities_are_listed_by_organisation_with_those_below_by_state_and_by_page() {
        String first = scene.filed("theme-day");
        String group = scene.filed(scene.group, "group-meeting");
        String published = scene.published("theme-day");
        scene.get(scene.office, ACTIVITIES + "?organisation=" + scene.committee).body("items", hasSize(3));
        scene.get(scene.office, ACTIVITIES + "?organisation=" + scene.group).body("items[*].id", contains(group));
        scene.get(scene.office, ACTIVITIES + "?organisation=" + scene.otherBranch)
                .body("items", empty());
        scene.get(scene.office, ACTIVITIES + "?state=filed").body("items[*].id", containsInAnyOrder(first, group));
        scene.get(scene.annaToken, ACTIVITIES).body("items[*].id", contains(published));
        String next = scene.get(scene.office, ACTIVITIES + "?limit=2")
                .body("items", hasSize(2))
                .body("next", notNullValue())
                .path("next");
        scene.get(scene.office, ACTIVITIES + "?limit=2&cursor=" + next)
                .body("items", hasSize(1))
                .body("next", nullValue());
    }
}
