package cn.sanwei.points.write.importpast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something was, as clerks write it: 2026-03-06, 2026/3/6, 2026.3.6 or 2026年3月6日, with 19:00 beside it or not. */
final class PastMoment {
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})日?(?:[ T]+([0-9]{1,2}[:：][0-9]{2})(?:[:：][0-9]{2})?)?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:：]([0-9]{2})(?:[:：][0-9]{2})?");
    private static final Pattern PART_OF_DAY = Pattern.compile("0\\.[0-9]{1,17}");
    private static final BigDecimal MINUTES = BigDecimal.valueOf(1440);
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private PastMoment() {}

    /** RFC 3339; null where it is none, which was told. */
    static String of(String day, String time, BiConsumer<String, String> wrong) {
        if (day == null) {
            wrong.accept(PastForms.DAY, "不能为空");
            return null;
        }
        Matcher written = DAY.matcher(day);
        if (!written.matches()) {
            wrong.accept(PastForms.DAY, "须为日期，例如 2026-03-06");
            return null;
        }
        LocalDate on;
        try {
            on = LocalDate.of(number(written, 1), number(written, 2), number(written, 3));
        } catch (DateTimeException none) {
            wrong.accept(PastForms.DAY, "没有“" + day + "”这一天");
            return null;
        }
        String at = time == null ? written.group(4) : time;
        LocalTime clock = at == null ? LocalTime.NOON : clock(at);
        if (clock == null) {
            wrong.accept(PastForms.TIME, "须为时间，例如 19:00");
            return null;
        }
        return OffsetDateTime.of(LocalDateTime.of(on, clock), SHANGHAI).toString();
    }

    /** Excel keeps a time of day as its part of the day. */
    private static LocalTime clock(String text) {
        if (PART_OF_DAY.matcher(text).matches()) {
            return LocalTime.ofSecondOfDay(new BigDecimal(text)
                            .multiply(MINUTES)
                            .setScale(0, RoundingMode.HALF_UP)
                            .intValue()
                    % 1440
                    * 60L);
        }
        Matcher written = TIME.matcher(text);
        return written.matches() && number(written, 1) < 24 && number(written, 2) < 60
                ? LocalTime.of(number(written, 1), number(written, 2))
                : null;
    }

    private static int number(Matcher written, int group) {
        return Integer.parseInt(written.group(group));
    }
}
