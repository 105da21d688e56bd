package cn.sanwei.points.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Monday to Friday, but for public holidays and the weekends that are worked for them: both are decided anew each year, so
 * they are the township's data. A year of which nothing was entered has neither.
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> worked) {
    public static final WorkingDays MONDAY_TO_FRIDAY = new WorkingDays(Set.of(), Set.of());

    public WorkingDays {
        holidays = Set.copyOf(holidays);
        worked = Set.copyOf(worked);
    }

    /** The last of {@code days} working days after {@code day}. */
    public LocalDate after(LocalDate day, int days) {
        LocalDate last = day;
        for (int counted = 0; counted < days; ) {
            last = last.plusDays(1);
            if (isWorkingDay(last)) {
                counted++;
            }
        }
        return last;
    }

    /** Both days included; at most a year is counted. */
    int within(LocalDate from, LocalDate until) {
        return (int) from.datesUntil(min(until, from.plusYears(1)).plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    private boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? worked.contains(day) : !holidays.contains(day);
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
