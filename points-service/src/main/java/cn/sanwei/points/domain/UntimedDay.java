package cn.sanwei.points.domain;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When something was of which people wrote the day alone: one rule for records, old ledgers and whatever comes after them.
 * It was at noon, the hour at which a day is most likely to count as that day and no rule about nights meets it. Whoever
 * writes in the morning of the same day has noon still before him, and nothing is later than its recording: then it was at
 * the beginning of the day. Both moments say no time; 12:00 and 0:00 that somebody wrote are taken for them.
 */
public final class UntimedDay {
    private UntimedDay() {}

    public static Instant momentOf(LocalDate day, Instant writtenAt) {
        Instant noon = noonOf(day);
        return noon.isAfter(writtenAt) && CycleDays.dayOf(writtenAt).equals(day) ? at(day, LocalTime.MIDNIGHT) : noon;
    }

    /** By which a day alone is the same, whenever it was written. */
    public static Instant noonOf(LocalDate day) {
        return at(day, LocalTime.NOON);
    }

    public static boolean isSaidBy(Instant moment) {
        LocalTime time = moment.atZone(CycleDays.ZONE).toLocalTime();
        return time.equals(LocalTime.NOON) || time.equals(LocalTime.MIDNIGHT);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(CycleDays.ZONE).toInstant();
    }
}
