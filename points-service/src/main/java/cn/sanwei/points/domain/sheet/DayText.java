package cn.sanwei.points.domain.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as clerks write it: 2024-03-05, 2024.3.5, 2024/3/5, 2024年3月5日, 20240305. What leaves the day, the year or
 * their order open is refused rather than guessed.
 */
public final class DayText {
    private static final Pattern PARTS =
            Pattern.compile("([0-9]{4})\\s*[-./年]\\s*([0-9]{1,2})\\s*[-./月]\\s*([0-9]{1,2})\\s*[日号]?");
    private static final Pattern DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}\\s*[-./年]\\s*[0-9]{1,2}\\s*月?");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}\\s*年?");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");

    private DayText() {}

    public static final class NoDay extends Exception {
        NoDay(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws NoDay with the reason in words */
    public static LocalDate read(String cell) throws NoDay {
        String text = Words.plain(cell);
        Matcher parts = PARTS.matcher(text);
        Matcher digits = DIGITS.matcher(text);
        if (parts.matches()) {
            return day(text, parts);
        }
        if (digits.matches()) {
            return day(text, digits);
        }
        if (MONTH.matcher(text).matches() || YEAR.matcher(text).matches()) {
            throw new NoDay("“" + text + "”没有写到日，请写成 2024-03-05 的样子");
        }
        if (SERIAL.matcher(text).matches()) {
            throw new NoDay("“" + text + "”像是 Excel 的日期序号，请把单元格格式设为日期");
        }
        throw new NoDay("“" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "”不是日期，请写成 2024-03-05 的样子");
    }

    private static LocalDate day(String text, Matcher matched) throws NoDay {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(matched.group(1)),
                    Integer.parseInt(matched.group(2)),
                    Integer.parseInt(matched.group(3)));
            if (day.getYear() < 1900 || day.getYear() > 2100) {
                throw new NoDay("“" + text + "”不在 1900 年到 2100 年之间");
            }
            return day;
        } catch (DateTimeException noSuchDay) {
            throw new NoDay("“" + text + "”这一天不存在");
        }
    }
}
