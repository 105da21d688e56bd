package cn.sanwei.operations.demo;

import cn.sanwei.operations.demo.DemoTownship.Branch;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The end of the cycle before the running one. Its meetings were held on paper, and so was the publication of all
 * branches but two: of these one is still open to objections, and has one; in the other an objection was upheld.
 */
final class AwardStep {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int STILL_OPEN = 2;
    private final DemoApi api;
    private final DemoCalendar calendar;
    private final DemoTownship township;
    private final String cycle;

    AwardStep(DemoApi api, DemoCalendar calendar, DemoTownship township) {
        this.api = api;
        this.calendar = calendar;
        this.township = township;
        this.cycle = Integer.toString(calendar.closed());
    }

    Void enter() throws InterruptedException {
        api.command(township.office(), "/api/points/cycles/" + cycle + "/close", "close/" + township.id(), Map.of());
        Map<String, String> indicated = closedGrades();
        for (Branch branch : township.branches()) {
            award(branch, indicated);
            score(branch);
        }
        lateFact();
        return null;
    }

    /** The frozen grades, once the rating service has closed the cycle. */
    private Map<String, String> closedGrades() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<String, String> grades = new HashMap<>();
            boolean closed = true;
            String cursor = null;
            do {
                JsonNode page = api.get(
                        township.office(),
                        "/api/rating/rankings?cycle=" + cycle + "&limit=200"
                                + (cursor == null ? "" : "&cursor=" + cursor));
                for (JsonNode row : page.get("items")) {
                    // Of a branch that an earlier run has awarded it says so, and was closed too.
                    closed &= !row.get("state").asText().equals("open");
                    grades.put(
                            row.get("member").asText(),
                            row.get("exempt").asBoolean()
                                    ? ""
                                    : row.at("/indicated/code").asText());
                }
                cursor = page.get("next").isNull() ? null : page.get("next").asText();
            } while (cursor != null);
            if (closed && grades.size() >= township.people().size()) {
                return grades;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the cycle " + cycle + " of " + township.id() + " was not closed");
            }
            Thread.sleep(500); // the closing is published to integrators, not to whoever asked for it
        }
    }

    private void award(Branch branch, Map<String, String> indicated) throws InterruptedException {
        String path = "/api/points/branches/" + branch.id();
        List<Map<String, Object>> grades = new ArrayList<>();
        String lowered = null;
        for (DemoTownship.Person person : township.peopleOf(branch)) {
            String grade = indicated.get(person.id().toString());
            if (grade == null || grade.isEmpty()) {
                continue;
            }
            if (lowered == null && branch.number() == 3 && grade.equals("three-stars")) {
                lowered = person.id().toString();
                grades.add(Map.of(
                        "member",
                        person.id(),
                        "grade",
                        "two-stars",
                        "asIndicated",
                        false,
                        "reason",
                        "支部大会认为全年请假较多，评为二星。"));
            } else {
                grades.add(Map.of("member", person.id(), "grade", grade, "asIndicated", true));
            }
        }
        api.command(
                township.secretary(),
                path + "/meeting-results",
                "meeting/" + branch.id(),
                Map.of("cycle", cycle, "grades", grades));
        String result = path + "/meeting-results/" + cycle;
        if (branch.number() == STILL_OPEN) {
            api.command(township.office(), result + "/confirm", Map.of());
            objection(path, grades.getFirst().get("member"), "认为年度出勤少记了一次，请核对。");
            return;
        }
        api.command(
                township.office(),
                result + "/confirm",
                Map.of("heldFrom", calendar.paperUntil().minusDays(16), "heldUntil", calendar.paperUntil()));
        if (lowered != null) {
            String objection = objection(path, lowered, "请假均为住院，附病历，请求按积分评定。");
            api.command(
                    township.office(),
                    "/api/points/objections/" + objection + "/answer",
                    Map.of("upheld", true, "grade", "three-stars", "answer", "经核查病历属实，异议成立，按积分评为三星。"));
        }
        api.command(township.office(), path + "/awards/" + cycle, Map.of());
    }

    private String objection(String path, Object member, String text) throws InterruptedException {
        return api.command(
                        township.id() + "-member",
                        path + "/objections",
                        Map.of("cycle", cycle, "member", member, "text", text))
                .get("id")
                .asText();
    }

    private void score(Branch branch) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(branch.id().getLeastSignificantBits());
        String path = "/api/points/organisations/" + branch.id();
        for (String part : List.of("points-work", "year-end-target")) {
            int tenths = 10 * (55 + random.nextInt(44)) + random.nextInt(10);
            for (Map.Entry<String, Integer> sheet : township.scorers().entrySet()) {
                api.command(
                        township.office(),
                        path + "/scores",
                        "score/" + DemoIds.of(path + "/" + part + "/" + sheet.getKey()),
                        Map.of(
                                "cycle",
                                cycle,
                                "part",
                                part,
                                "score",
                                BigDecimal.valueOf(tenths + sheet.getValue(), 1).toPlainString(),
                                "name",
                                sheet.getKey(),
                                "onPaper",
                                true));
            }
        }
        if (!township.gradesBranches()) {
            return;
        }
        api.command(township.office(), path + "/awards/" + cycle + "/branch", Map.of());
    }

    /** What arrives after the closing is a correction beside the frozen figures. */
    private void lateFact() throws InterruptedException {
        String step = "late/" + township.id();
        api.command(
                township.office(),
                "/api/points/imports",
                step,
                Map.of(
                        "import",
                        DemoIds.of(step),
                        "facts",
                        List.of(new PastYear.Row(
                                township.people().get(1).id(),
                                "activity-attended",
                                DemoCalendar.at(LocalDate.of(calendar.closed(), 12, 18), 19, 5),
                                Map.of("hours", new BigDecimal("1.5")),
                                Map.of("kind", "theme-day", "mark", "made-up")))));
    }
}
