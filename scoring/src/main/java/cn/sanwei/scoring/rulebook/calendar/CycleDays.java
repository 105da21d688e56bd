package cn.sanwei.scoring.rulebook.calendar;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * The twelve months of a cycle (积分年度), half-open.
 *
 * @param after the day after the last one
 */
public record CycleDays(Cycle cycle, LocalDate first, LocalDate after) {
    public static final ZoneId ZONE = Days.ZONE;
    private static final ZoneRules RULES = ZONE.getRules();
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final long FIRST_KNOWN = LocalDate.of(2000, 1, 1).toEpochDay();
    /** The days of the cycles that there can be, made once: millions of entries share them. */
    private static final LocalDate[] KNOWN = known();

    public static CycleDays of(Cycle cycle, MonthDay starts) {
        return new CycleDays(cycle, starts.atYear(cycle.year()), starts.atYear(cycle.year() + 1));
    }

    /** The cycle that {@code day} lies in. */
    public static CycleDays around(LocalDate day, MonthDay starts) {
        int year = day.isBefore(starts.atYear(day.getYear())) ? day.getYear() - 1 : day.getYear();
        return of(Cycle.of(year), starts);
    }

    public static LocalDate dayOf(Instant instant) {
        long epochDay = Math.floorDiv(
                instant.getEpochSecond() + RULES.getOffset(instant).getTotalSeconds(), SECONDS_OF_A_DAY);
        long known = epochDay - FIRST_KNOWN;
        return known >= 0 && known < KNOWN.length ? KNOWN[(int) known] : LocalDate.ofEpochDay(epochDay);
    }

    private static LocalDate[] known() {
        LocalDate first = LocalDate.ofEpochDay(FIRST_KNOWN);
        return first.datesUntil(first.plusYears(100)).toArray(LocalDate[]::new);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(after);
    }

    public LocalDate last() {
        return after.minusDays(1);
    }
}
