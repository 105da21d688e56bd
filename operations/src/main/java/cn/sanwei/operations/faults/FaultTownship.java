package cn.sanwei.operations.faults;

import cn.sanwei.contracts.Days;
import cn.sanwei.operations.demo.DemoIds;
import cn.sanwei.operations.http.Api;
import cn.sanwei.operations.http.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A township that exists only to be broken: one branch, its members, and activities that wait for their marks. */
final class FaultTownship {
    static final String OFFICE = "qinghe-office";
    static final String SECRETARY = "qinghe-committee";
    private static final String ID = "qinghe";
    private static final int MEMBERS = 60;
    private static final Duration ROSTER_WITHIN = Duration.ofSeconds(60);
    static final String RULE_BOOK = """
            id: qinghe
            title: 演练用细则
            version: 1
            counts-from: %d-01-01
            rules:
              - id: attended
                label: 参加活动
                micro: points
                fact: activity-attended
                points: 0.50
                caps:
                  - {points: 20, per: day}
            """;

    private final Api api;
    private final int activities;

    FaultTownship(Api api, int activities) {
        this.api = api;
        this.activities = activities;
    }

    int marks() {
        return activities * MEMBERS;
    }

    static UUID branch() {
        return DemoIds.branch(ID, 1);
    }

    static UUID activity(int number) {
        return DemoIds.of("faults/activity/" + number);
    }

    /** The first are those of the demo accounts. */
    static UUID member(int number) {
        return DemoIds.member(ID, 10 + number);
    }

    static int members() {
        return MEMBERS;
    }

    void enter() throws InterruptedException {
        int year = Days.of(Instant.now()).getYear();
        String since = year - 1 + "-01-01";
        command(
                "admin",
                "/api/points/townships",
                Map.of(
                        "township", ID,
                        "county", "lanchuan",
                        "name", "青禾镇",
                        "countyName", "澜川县",
                        "code", "990101102",
                        "from", since,
                        "labels", Map.of()));
        UUID committee = DemoIds.committee(ID, 1);
        command(
                OFFICE,
                "/api/points/organisations",
                Map.of(
                        "organisation",
                        committee,
                        "name",
                        "演练党委",
                        "level",
                        "committee",
                        "sector",
                        "village",
                        "from",
                        since));
        command(
                OFFICE,
                "/api/points/organisations",
                Map.of(
                        "organisation",
                        branch(),
                        "parent",
                        committee,
                        "name",
                        "演练党支部",
                        "level",
                        "branch",
                        "sector",
                        "village",
                        "from",
                        since));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = 0; number < MEMBERS; number++) {
            rows.add(Map.of(
                    "member", member(number),
                    "organisation", branch(),
                    "name", "演练" + (char) ('一' + number),
                    "status", "full",
                    "categories", List.of(),
                    "posts", List.of(),
                    "from", since));
        }
        command(OFFICE, "/api/points/members/imports", Map.of("rows", rows));
        command(OFFICE, "/api/points/rule-books", Map.of("ruleBook", ID, "source", RULE_BOOK.formatted(year - 1)));
        Instant begun = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        for (int number = 0; number < activities; number++) {
            String path = "/api/activity/activities/" + activity(number);
            whenTheRosterHasArrived(
                    SECRETARY, "/api/activity/activities", filing(activity(number), "演练 " + number, begun));
            command(OFFICE, path + "/acknowledgement", Map.of());
            command(SECRETARY, path + "/publication", Map.of());
        }
    }

    static Map<String, Object> filing(UUID activity, String title, Instant begun) {
        return Map.of(
                "activity",
                activity,
                "organisation",
                branch(),
                "kind",
                "theme-day",
                "theme",
                "general",
                "title",
                title,
                "content",
                "演练。",
                "place",
                "会议室",
                "startsAt",
                begun,
                "endsAt",
                begun.plusSeconds(3600));
    }

    /** activity-service hears of organisations through the topic, a moment after points-service has them. */
    private void whenTheRosterHasArrived(String account, String path, Map<String, Object> body)
            throws InterruptedException {
        long deadline = System.nanoTime() + ROSTER_WITHIN.toNanos();
        while (true) {
            try {
                command(account, path, body);
                return;
            } catch (Refused refused) {
                if (refused.status() != 404 || System.nanoTime() > deadline) {
                    throw refused;
                }
                Thread.sleep(200); // the same command is the question whether it has arrived
            }
        }
    }

    private void command(String account, String path, Map<String, Object> body) throws InterruptedException {
        api.command(account, path, "faults-" + UUID.randomUUID(), body);
    }
}
