package cn.sanwei.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Rfc3339() {}

    static Instant instant(String text) {
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
