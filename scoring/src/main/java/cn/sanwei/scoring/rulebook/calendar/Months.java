package cn.sanwei.scoring.rulebook.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole months, half-open: a cycle, or one of its quarters. All are counted from the cycle's first day, so that those of
 * a cycle from the 31st neither overlap nor leave a hole.
 *
 * @param cycleFirst the first day of the cycle
 * @param skipped how many months of it come before
 */
public record Months(LocalDate cycleFirst, int skipped, int count) {
    private static final int OF_A_CYCLE = 12;
    private static final int OF_A_QUARTER = 3;

    public static Months of(CycleDays days) {
        return new Months(days.first(), 0, OF_A_CYCLE);
    }

    public static List<Months> quarters(CycleDays days) {
        return IntStream.range(0, OF_A_CYCLE / OF_A_QUARTER)
                .mapToObj(quarter -> new Months(days.first(), quarter * OF_A_QUARTER, OF_A_QUARTER))
                .toList();
    }

    /** The first day of one of them, from 0; of {@code count} the day after the last. */
    public LocalDate start(int month) {
        return cycleFirst.plusMonths((long) skipped + month);
    }

    public LocalDate first() {
        return start(0);
    }

    public LocalDate after() {
        return start(count);
    }

    public LocalDate last() {
        return after().minusDays(1);
    }
}
