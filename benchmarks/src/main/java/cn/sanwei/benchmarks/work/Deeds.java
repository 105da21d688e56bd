package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** What members do: attendances mostly, records, readings, wishes. Every kind of fact that the forty rules score occurs. */
final class Deeds {
    private static final String[] KINDS = {
        "members-meeting", "branch-committee", "group-meeting", "party-lecture",
        "theme-day", "organisational-life", "training", "volunteer-service"
    };
    private static final String[] CATEGORIES = {"theory", "policy", "history", "law", "local", "health"};
    private static final String[] WISHES = {"goods", "service", "company", "study", "health", "other"};
    private static final String[] DEEDS = {"help", "mediation", "duty"};
    private static final double ATTENDANCES = 0.70;
    private static final double RECORDS = 0.85;
    private static final double READINGS = 0.93;

    private Deeds() {}

    static SanweiEvent of(People.Person person, Dice dice, Instant at) {
        double which = dice.fraction();
        if (which < ATTENDANCES) {
            return attendance(person, dice, at);
        }
        if (which < RECORDS) {
            return recorded(person, dice, at);
        }
        if (which < READINGS) {
            return new PointsEvent.ArticleRead(person.member(), new ArticleId(dice.uuid()), dice.oneOf(CATEGORIES), at);
        }
        return wish(person, dice, at);
    }

    private static SanweiEvent attendance(People.Person person, Dice dice, Instant at) {
        double mark = dice.fraction();
        return new ActivityEvent.AttendanceRecorded(
                new ActivityId(dice.uuid()),
                person.branch(),
                person.member(),
                dice.oneOf(KINDS),
                "theme-2026-%02d".formatted(1 + dice.below(12)),
                mark < 0.82
                        ? AttendanceMark.PRESENT
                        : mark < 0.88
                                ? AttendanceMark.LATE
                                : mark < 0.92
                                        ? AttendanceMark.MADE_UP
                                        : mark < 0.97 ? AttendanceMark.LEAVE : AttendanceMark.ABSENT,
                BigDecimal.valueOf(5L * (1 + dice.below(8)), 1),
                dice.in(0.8) ? "code" : "hand",
                at);
    }

    private static SanweiEvent recorded(People.Person person, Dice dice, Instant at) {
        return switch (dice.below(8)) {
            case 0, 1, 2 ->
                imported(
                        person,
                        dice,
                        "deed-recorded",
                        Map.of("hours", BigDecimal.valueOf(5L * (1 + dice.below(8)), 1)),
                        Map.of("kind", dice.oneOf(DEEDS), "level", "township"),
                        at);
            case 3 ->
                imported(
                        person,
                        dice,
                        "donation-made",
                        Map.of("yuan", BigDecimal.valueOf(50L * (1 + dice.below(12)))),
                        Map.of("kind", "money"),
                        at);
            case 4 -> imported(person, dice, "manuscript-used", Map.of(), Map.of("level", "county"), at);
            case 5 ->
                imported(
                        person,
                        dice,
                        "quiz-taken",
                        Map.of("score", BigDecimal.valueOf(50L + dice.below(51))),
                        Map.of("section", "monthly"),
                        at);
            case 6 -> imported(person, dice, "notice-signed", Map.of(), Map.of(), at);
            default -> imported(person, dice, "notice-expired", Map.of(), Map.of(), at);
        };
    }

    private static SanweiEvent imported(
            People.Person person,
            Dice dice,
            String fact,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            Instant at) {
        return new PointsEvent.PastFactImported(
                new ImportId(dice.uuid()), 1 + dice.below(5_000), person.member(), fact, measures, attributes, at);
    }

    private static SanweiEvent wish(People.Person person, Dice dice, Instant at) {
        String category = dice.oneOf(WISHES);
        WishId wish = new WishId(dice.uuid());
        return dice.in(0.5)
                ? new WishEvent.WishClaimed(wish, person.member(), category, null, at)
                : new WishEvent.FulfilmentConfirmed(wish, person.member(), category, 1 + dice.below(5), at);
    }
}
