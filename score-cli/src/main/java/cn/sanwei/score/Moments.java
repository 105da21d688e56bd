package cn.sanwei.score;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Times and days as the files write them. Instants are cut to milliseconds, as everywhere. */
final class Moments {
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Moments() {}

    static Instant parse(String text) throws BadLine {
        try {
            if (INSTANT.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            throw new BadLine("没有“" + text + "”这个时间");
        }
        throw new BadLine("“" + text + "”不是带时区的时间，应写成例如 2026-03-06T19:00:00+08:00");
    }

    static LocalDate day(String text) throws BadLine {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new BadLine("没有“" + text + "”这一天");
        }
        throw new BadLine("“" + text + "”不是日期，应写成例如 2026-01-01");
    }
}
