package cn.sanwei.workbooks;

import cn.sanwei.workbooks.SheetCell.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;

/** Makes of a cell what a person sees in it; a date is a number with a format, so the format decides. */
final class CellReading {
    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final BigDecimal LEAST = new BigDecimal("1e-9");
    /** Excel's own formats have no text in the file. 27 to 36 and 50 to 58 are those of Chinese. */
    private static final Set<Integer> DAYS = Set.of(14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58);

    private static final Set<Integer> MONTHS = Set.of(17, 27, 36, 50, 52, 57);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Before March 1900 the calendar of Excel has a day that never was. */
    private static final int FIRST_SERIAL = 61;

    private static final int LAST_SERIAL = 200_000;
    private static final BigDecimal MINUTES_OF_DAY = BigDecimal.valueOf(1_440);
    private static final int LAST_MINUTE = 1_439;

    private final LocalDate epoch;
    private final int longest;

    CellReading(boolean date1904, int longest) {
        this.epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
        this.longest = longest;
    }

    SheetCell read(Cell cell) {
        if (cell == null) {
            return SheetCell.EMPTY;
        }
        if (cell.getFormula() != null) {
            return new SheetCell(Kind.FORMULA, shortened("=" + cell.getFormula()));
        }
        return switch (cell.getType()) {
            case EMPTY -> SheetCell.EMPTY;
            case FORMULA -> new SheetCell(Kind.FORMULA, "=");
            case ERROR -> new SheetCell(Kind.BROKEN, shortened(String.valueOf(cell.getRawValue())));
            case BOOLEAN -> new SheetCell(Kind.TEXT, cell.asBoolean() ? "TRUE" : "FALSE");
            case STRING -> text(cell.asString());
            case NUMBER -> number(cell);
        };
    }

    private SheetCell text(String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty() ? SheetCell.EMPTY : new SheetCell(Kind.TEXT, shortened(stripped));
    }

    /** One more than is allowed stays, so that whoever judges the cell sees that it is too long. */
    private String shortened(String text) {
        return text.length() > longest ? text.substring(0, longest + 1) : text;
    }

    private SheetCell number(Cell cell) {
        BigDecimal number = cell.asNumber();
        if (number == null) {
            return SheetCell.EMPTY;
        }
        if (number.precision() > 40 || number.abs().compareTo(MOST) > 0 || isTiny(number)) {
            return new SheetCell(Kind.NUMBER, shortened(String.valueOf(cell.getRawValue())));
        }
        if (showsDay(cell)) {
            return date(number, false);
        }
        if (showsMonth(cell)) {
            return date(number, true);
        }
        return new SheetCell(Kind.NUMBER, plain(number));
    }

    private SheetCell date(BigDecimal serial, boolean monthOnly) {
        BigDecimal day = serial.setScale(0, RoundingMode.FLOOR);
        if (day.compareTo(BigDecimal.valueOf(FIRST_SERIAL)) < 0 || day.compareTo(BigDecimal.valueOf(LAST_SERIAL)) > 0) {
            return new SheetCell(Kind.NUMBER, plain(serial));
        }
        try {
            LocalDate date = epoch.plusDays(day.longValueExact());
            return monthOnly
                    ? new SheetCell(Kind.DATE, YearMonth.from(date).toString())
                    : new SheetCell(Kind.DATE, date.toString(), time(serial.subtract(day)));
        } catch (DateTimeException | ArithmeticException noDay) {
            return new SheetCell(Kind.NUMBER, plain(serial));
        }
    }

    /** Excel keeps a time as its part of the day; midnight is what a day without one has. */
    private static LocalTime time(BigDecimal partOfDay) {
        int minute = partOfDay
                .multiply(MINUTES_OF_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        return minute == 0 ? null : LocalTime.ofSecondOfDay(Math.min(minute, LAST_MINUTE) * 60L);
    }

    private static boolean isTiny(BigDecimal number) {
        return number.signum() != 0 && number.abs().compareTo(LEAST) < 0;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean showsDay(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && DAYS.contains(id)
                || bare(cell.getDataFormatString()).indexOf('d') >= 0;
    }

    private static boolean showsMonth(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && MONTHS.contains(id)
                || bare(cell.getDataFormatString()).indexOf('y') >= 0;
    }

    /** Without what a format quotes, escapes or says of colours and languages. */
    private static String bare(String format) {
        return format == null
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].", "").toLowerCase(Locale.ROOT);
    }
}
