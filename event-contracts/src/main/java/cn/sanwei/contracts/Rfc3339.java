package cn.sanwei.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Times and days as the contracts write them. {@code java.time} reads and writes more (years of nine digits, no
 * seconds), which other readers and databases do not take. Instants are cut to milliseconds, reading and writing:
 * a store that rounds would carry the last instant of a quarter into the next.
 */
final class Rfc3339 {
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int SECONDS_LENGTH = "2026-03-06T01:00:00Z".length();
    private static final int MILLIS_LENGTH = "2026-03-06T01:00:00.000Z".length();
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Rfc3339() {}

    static Instant instant(String text) {
        Instant usual = usual(text);
        return usual == null ? anyForm(text) : usual;
    }

    /** As we write it ourselves, in UTC with or without milliseconds; null for any other form. */
    private static Instant usual(String text) {
        int length = text.length();
        if (length != SECONDS_LENGTH && length != MILLIS_LENGTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || length == MILLIS_LENGTH && text.charAt(19) != '.'
                || text.charAt(length - 1) != 'Z') {
            return null;
        }
        int year = figure(text, 0, 4);
        int month = figure(text, 5, 7);
        int day = figure(text, 8, 10);
        int hour = figure(text, 11, 13);
        int minute = figure(text, 14, 16);
        int second = figure(text, 17, 19);
        int millis = length == MILLIS_LENGTH ? figure(text, 20, 23) : 0;
        boolean sound = year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year))
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60
                && millis >= 0;
        if (!sound) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second;
        return Instant.ofEpochSecond(seconds, millis * 1_000_000L);
    }

    /** Negative where there is another character than a digit. */
    private static int figure(String text, int from, int to) {
        int figure = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            figure = figure * 10 + digit;
        }
        return figure;
    }

    private static Instant anyForm(String text) {
        if (!INSTANT.matcher(text).matches()) {
            throw new IllegalArgumentException("a time such as 2026-03-06T09:00:00.000+08:00 is needed here");
        }
        try {
            return instant(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such time", e);
        }
    }

    static Instant instant(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        if (cut.isBefore(FIRST) || cut.isAfter(LAST)) {
            throw new IllegalArgumentException("times are of the years 1 to 9999");
        }
        return cut;
    }

    static LocalDate day(String text) {
        if (!DAY.matcher(text).matches()) {
            throw new IllegalArgumentException("a day such as 2026-03-06 is needed here");
        }
        try {
            return day(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such day", e);
        }
    }

    static LocalDate day(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException("days are of the years 1 to 9999");
        }
        return day;
    }
}
