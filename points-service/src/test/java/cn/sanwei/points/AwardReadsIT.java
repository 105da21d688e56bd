package cn.sanwei.points;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
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

/** What the pages of the end of a cycle are shown before somebody decides there. */
@QuarkusTest
@WithTestResource(RealParts.class)
class AwardReadsIT {
    private static final String CALENDAR = "/calendars/2026";

    @BeforeEach
    void the_cycle_is_over() {
        TestClock.shared().set(Instant.parse("2026-01-07T02:00:00Z"));
    }

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void a_result_says_who_is_graded_with_what_and_when_its_publication_would_end() {
        Town town = recorded();
        town.office().get(result(town)).body("objectionDays", equalTo(5)).body("wouldEnd", equalTo("2026-01-14"));

        keep(town, List.of("2026-01-09"), null).statusCode(200);
        town.secretary()
                .get(result(town))
                .body("wouldEnd", equalTo("2026-01-15"))
                .body("choices[*].code", contains("three-stars", "two-stars", "one-star", "none"))
                .body("roster[*].name", contains("张卫甲"))
                .body("roster[*].exempt", contains(false));
        confirm(town).statusCode(200).body("until", equalTo("2026-01-15"));
        keep(town, List.of(), null).statusCode(200);
        town.office().get(result(town)).body("until", equalTo("2026-01-15")).body("wouldEnd", nullValue());
    }

    @Test
    void another_branchs_result_and_another_townships_are_not_found() {
        Town town = recorded();
        UUID other = secondBranch(town);

        town.secretary().get("/branches/" + other + "/meeting-results/2025").statusCode(403);
        Town stranger = recorded();
        stranger.office().get(result(town)).statusCode(404);
        stranger.office().get("/awards?cycle=2025").body("items[*].name", contains("第一党支部"));
    }

    @Test
    void the_office_sees_where_every_branch_stands_and_a_secretary_his_own() {
        Town town = recorded();
        secondBranch(town);

        town.office()
                .get("/awards?cycle=2025")
                .statusCode(200)
                .body("items[*].name", contains("第二党支部", "第一党支部"))
                .body("items[*].state", contains("open", "recorded"))
                .body("items[*].members", contains(0, 1));
        town.secretary().get("/awards?cycle=2025").body("items[*].name", contains("第一党支部"));
        confirm(town).statusCode(200);
        town.secretary()
                .get("/awards?cycle=2025")
                .body("items[0].state", equalTo("published"))
                .body("items[0].until", equalTo("2026-01-14"))
                .body("items[0].over", equalTo(false))
                .body("items[0].openObjections", equalTo(0));
        TestClock.shared().set(Instant.parse("2026-01-14T16:00:00Z"));
        town.secretary().get("/awards?cycle=2025").body("items[0].over", equalTo(true));
        town.member(0).get("/awards?cycle=2025").statusCode(403);
        town.office().get("/awards").statusCode(400);
    }

    @Test
    void a_cycle_says_its_days_and_whether_its_closing_was_heard() {
        Town town = Town.withMembers(1);
        town.office().get("/cycles/2025").body("days", nullValue());
        town.publishRuleBook("");

        town.office()
                .get("/cycles/2026")
                .body("days.first", equalTo("2026-01-01"))
                .body("days.last", equalTo("2026-12-31"))
                .body("days.over", equalTo(false))
                .body("days.quarters[*].last", contains("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"))
                .body("days.quarters[*].over", contains(false, false, false, false));
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        town.office()
                .get("/cycles/2025")
                .body("days.over", equalTo(true))
                .body("state", equalTo("closed"))
                .body("heard", equalTo(false));
    }

    @Test
    void the_office_sees_the_board_as_everybody_would_before_anything_is_awarded() {
        Town town = recorded("two-stars", "none");

        town.office()
                .get("/board-preview?cycle=2025")
                .statusCode(200)
                .body("until", equalTo("2027-01-07"))
                .body("masked", equalTo(true))
                .body("branches[*].name", contains("第一党支部"))
                .body("branches[0].state", equalTo("recorded"))
                .body("branches[0].members[*].name", contains("张*甲"))
                .body("branches[0].members[*].grade.label", contains("二星"))
                .body("branches[0].withoutStar", equalTo(1));
        town.office()
                .post(result(town) + "/return", Map.of("reason", "请补会议记录。"))
                .statusCode(200);
        town.office().get("/board-preview?cycle=2025").body("branches", empty());
        town.secretary().get("/board-preview?cycle=2025").statusCode(403);
        town.office().get("/board-preview").statusCode(400);
        Town.withMembers(1).office().get("/board-preview?cycle=2025").statusCode(422);
    }

    @Test
    void a_member_sees_his_branchs_result_only_while_it_is_published() {
        Town town = recorded("two-stars", "none");
        String mine = "/publications/mine?cycle=2025";

        town.member(0)
                .get(mine)
                .statusCode(200)
                .body("state", equalTo("recorded"))
                .body("grades", empty());
        confirm(town).statusCode(200);
        town.member(0)
                .get(mine)
                .body("state", equalTo("published"))
                .body("branch", equalTo(town.branch.toString()))
                .body("until", equalTo("2026-01-14"))
                .body("grades[*].mine", contains(true, false))
                .body("grades[0].name", equalTo("张卫甲"))
                .body("grades[*].grade.label", contains("二星", "未评星"));
        town.member(1)
                .get(mine)
                .body("grades[*].mine", contains(true, false))
                .body("grades[*].grade.stars", contains(0, 2));

        Town stranger = Town.withMembers(1);
        stranger.member(0).get(mine).body("state", equalTo("open")).body("grades", empty());
        town.office().get(mine).statusCode(403);
        town.member(0).get("/publications/mine").statusCode(400);
    }

    @Test
    void a_year_of_the_calendar_is_not_replaced_over_a_change_that_was_not_seen() {
        Town town = Town.withMembers(1);
        String seen = town.office().get(CALENDAR).path("revision");
        keep(town, List.of("2026-01-01"), seen).statusCode(200);

        keep(town, List.of(), seen).statusCode(409).body("type", equalTo("urn:sanwei:refusal:calendar-changed"));
        String now = town.office()
                .get(CALENDAR)
                .body("holidays", contains("2026-01-01"))
                .path("revision");
        keep(town, List.of(), now).statusCode(200);
        town.office().get(CALENDAR).body("holidays", empty()).body("revision", equalTo(seen));
    }

    private static Town recorded() {
        return recorded("none");
    }

    /** @param grades of its members, as the points show them or not */
    private static Town recorded(String... grades) {
        Town town = Town.withMembers(grades.length);
        town.publishRuleBook("objection-days: 5\n");
        town.office().post("/cycles/2025/close", Map.of()).statusCode(201);
        town.secretary()
                .post(
                        "/branches/" + town.branch + "/meeting-results",
                        Map.of(
                                "cycle",
                                "2025",
                                "grades",
                                IntStream.range(0, grades.length)
                                        .mapToObj(i -> Map.of(
                                                "member", town.members.get(i), "grade", grades[i], "asIndicated", true))
                                        .toList()))
                .statusCode(201);
        return town;
    }

    private static UUID secondBranch(Town town) {
        UUID branch = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(branch, town.committee, "第二党支部", "branch"));
        return branch;
    }

    private static String result(Town town) {
        return "/branches/" + town.branch + "/meeting-results/2025";
    }

    private static Answer confirm(Town town) {
        return town.office().post(result(town) + "/confirm", Map.of());
    }

    private static Answer keep(Town town, List<String> holidays, String revision) {
        Map<String, Object> body = new HashMap<>(Map.of("holidays", holidays, "worked", List.of()));
        if (revision != null) {
            body.put("revision", revision);
        }
        return town.office().post(CALENDAR, body);
    }
}
