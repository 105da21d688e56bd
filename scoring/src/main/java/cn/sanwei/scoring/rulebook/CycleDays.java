package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Cycle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;

/**
 * The twelve months of a cycle (积分年度), half-open.
 *
 * @param after the day after the last one
 */
public record CycleDays(Cycle cycle, LocalDate first, LocalDate after) {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static CycleDays of(Cycle cycle, MonthDay starts) {
        return new CycleDays(cycle, starts.atYear(cycle.year()), starts.atYear(cycle.year() + 1));
    }

    /** The cycle that {@code day} lies in. */
    public static CycleDays around(LocalDate day, MonthDay starts) {
        int year = day.isBefore(starts.atYear(day.getYear())) ? day.getYear() - 1 : day.getYear();
        return of(Cycle.of(year), starts);
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(after);
    }

    public LocalDate last() {
        return after.minusDays(1);
    }
}
