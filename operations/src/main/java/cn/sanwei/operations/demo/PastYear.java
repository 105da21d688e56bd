package cn.sanwei.operations.demo;

import cn.sanwei.contracts.Days;
import cn.sanwei.operations.demo.DemoTownship.Branch;
import cn.sanwei.operations.demo.DemoTownship.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What the township's old ledger says of the past months, fact by fact, as its bulk import takes it. */
final class PastYear {
    private static final String[] CATEGORIES = {"theory", "policy", "history", "practice"};
    private static final String[] WISHES = {"goods", "service", "company", "study", "health"};

    private final DemoTownship township;
    private final DemoCalendar calendar;
    private final SplittableRandom random;

    PastYear(DemoTownship township, DemoCalendar calendar, long seed) {
        this.township = township;
        this.calendar = calendar;
        this.random = new SplittableRandom(seed * 31 + township.id().hashCode());
    }

    /** One row of an import. */
    record Row(
            UUID member,
            String fact,
            Instant occurredAt,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (YearMonth month : calendar.imported()) {
            for (Branch branch : township.branches()) {
                List<Person> people = township.peopleOf(branch);
                meeting(rows, people, month, "theme-day", 19, new BigDecimal("1.5"));
                if (month.getMonthValue() % 3 == 2) {
                    meeting(rows, people, month, "members-meeting", 15, new BigDecimal("2"));
                }
                for (Person person : people) {
                    ofOnesOwn(rows, person, month);
                }
            }
        }
        rows.removeIf(row -> !Days.of(row.occurredAt).isBefore(calendar.lastMonthFrom()));
        return rows;
    }

    private void meeting(
            List<Row> rows, List<Person> people, YearMonth month, String kind, int hour, BigDecimal hours) {
        LocalDate day = month.atDay(3 + random.nextInt(20));
        for (Person person : people) {
            int roll = random.nextInt(100);
            Map<String, String> of = Map.of("kind", kind);
            if (roll < person.diligence()) {
                Map<String, String> attributes = Map.of("kind", kind, "mark", roll % 17 == 3 ? "late" : "present");
                rows.add(row(person, "activity-attended", day, hour, Map.of("hours", hours), attributes));
            } else if ((roll - person.diligence()) % 3 == 0) {
                rows.add(row(person, "activity-leave", day, hour, Map.of(), of));
            } else {
                rows.add(row(person, "activity-missed", day, hour, Map.of(), of));
            }
        }
    }

    private void ofOnesOwn(List<Row> rows, Person person, YearMonth month) {
        int diligence = person.diligence();
        if (random.nextInt(110) < diligence) {
            LocalDate day = month.atDay(1 + random.nextInt(28));
            rows.add(row(person, "article-read", day, 20, Map.of(), Map.of("category", pick(CATEGORIES))));
        }
        if (random.nextInt(900) < diligence) {
            BigDecimal hours = new BigDecimal(1 + random.nextInt(4));
            rows.add(row(
                    person,
                    "activity-attended",
                    month.atDay(1 + random.nextInt(28)),
                    9,
                    Map.of("hours", hours),
                    Map.of("kind", "volunteer-service", "mark", "present")));
        }
        if (random.nextInt(1500) < diligence) {
            Map<String, BigDecimal> rating = Map.of("rating", new BigDecimal(3 + random.nextInt(3)));
            Map<String, String> category = Map.of("category", pick(WISHES));
            rows.add(row(person, "wish-fulfilled", month.atDay(1 + random.nextInt(28)), 16, rating, category));
        }
    }

    private Row row(
            Person person,
            String fact,
            LocalDate day,
            int hour,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes) {
        return new Row(person.id(), fact, DemoCalendar.at(day, hour, random.nextInt(60)), measures, attributes);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
