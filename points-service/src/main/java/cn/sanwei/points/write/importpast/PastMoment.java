package cn.sanwei.points.write.importpast;

import cn.sanwei.points.domain.UntimedDay;
import cn.sanwei.points.domain.sheet.DayText;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something was, as clerks write it: a {@link DayText}, with 19:00 behind it, in a cell of its own, or not at all.
 *
 * @param occurredAt RFC 3339
 * @param written the same for a day without its time whenever the sheet is sent, so that a row is found again
 */
record PastMoment(String occurredAt, String written) {
    private static final Pattern WITH_TIME = Pattern.compile("(.*?)[ T]+([0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:：]([0-9]{2})(?:[:：][0-9]{2})?");
    private static final Pattern PART_OF_DAY = Pattern.compile("0\\.[0-9]{1,17}");
    private static final BigDecimal MINUTES = BigDecimal.valueOf(1440);

    /** @return null where it is none, which was told */
    static PastMoment of(String day, String time, Instant now, BiConsumer<String, String> wrong) {
        if (day == null) {
            wrong.accept(PastForms.DAY, "不能为空");
            return null;
        }
        Matcher withTime = WITH_TIME.matcher(day.strip());
        boolean timed = withTime.matches();
        LocalDate on;
        try {
            on = DayText.read(timed ? withTime.group(1) : day);
        } catch (DayText.NoDay none) {
            wrong.accept(PastForms.DAY, none.getMessage());
            return null;
        }
        String at = time != null ? time : timed ? withTime.group(2) : null;
        if (at == null) {
            return new PastMoment(text(UntimedDay.momentOf(on, now)), text(UntimedDay.noonOf(on)));
        }
        LocalTime clock = clock(at);
        if (clock == null) {
            wrong.accept(PastForms.TIME, "须为时间，例如 19:00");
            return null;
        }
        String moment = text(on.atTime(clock).atZone(CycleDays.ZONE).toInstant());
        return new PastMoment(moment, moment);
    }

    private static String text(Instant moment) {
        return moment.atZone(CycleDays.ZONE).toOffsetDateTime().toString();
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
