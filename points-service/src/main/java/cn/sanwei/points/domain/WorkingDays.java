package cn.sanwei.points.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Monday to Friday. Public holidays, and weekends that are worked for them, are decided anew each year; an office that
 * has one in the period publishes longer.
 */
final class WorkingDays {
    private WorkingDays() {}

    /** The last of {@code days} working days after {@code day}. */
    static LocalDate after(LocalDate day, int days) {
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
    static int within(LocalDate from, LocalDate until) {
        return (int) from.datesUntil(min(until, from.plusYears(1)).plusDays(1))
                .filter(WorkingDays::isWorkingDay)
                .count();
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
