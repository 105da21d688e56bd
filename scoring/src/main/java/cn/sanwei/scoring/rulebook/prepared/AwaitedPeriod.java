package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A period at whose end a rule judges that something did not happen.
 *
 * @param first its first day, which may lie before the cycle
 * @param starts the beginning of that day
 * @param ends the end of its last day: from then on it can be judged
 */
public record AwaitedPeriod(PreparedRule rule, LocalDate first, LocalDate last, Instant starts, Instant ends) {
    private static final Comparator<AwaitedPeriod> ORDER = Comparator.comparing(AwaitedPeriod::last)
            .thenComparing(period -> period.rule().rule().id());

    /** Those of a strand whose last day lies in the cycle, each by the version in force on that day, in their order. */
    static List<AwaitedPeriod> of(RuleBooks books, int strand, CycleDays days) {
        List<AwaitedPeriod> periods = new ArrayList<>();
        for (PreparedBook book : books.prepared()) {
            for (PreparedRule rule : book.absences(strand)) {
                CapPeriod per = rule.rule().terms().absence().per();
                for (LocalDate day = days.first(); day.isBefore(days.after()); day = day.plusDays(1)) {
                    if (isLast(per, day, days) && books.preparedOn(day) == book) {
                        periods.add(of(rule, per.start(day, days), day));
                    }
                }
            }
        }
        periods.sort(ORDER);
        return List.copyOf(periods);
    }

    private static AwaitedPeriod of(PreparedRule rule, LocalDate first, LocalDate last) {
        return new AwaitedPeriod(
                rule,
                first,
                last,
                first.atStartOfDay(CycleDays.ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(CycleDays.ZONE).toInstant());
    }

    private static boolean isLast(CapPeriod per, LocalDate day, CycleDays days) {
        LocalDate next = day.plusDays(1);
        return switch (per) {
            case DAY -> true;
            case WEEK, MONTH -> per.startOf(next, days) == next.toEpochDay();
            case QUARTER, CYCLE ->
                day.equals(days.last()) || per.start(next, days).equals(next);
        };
    }
}
