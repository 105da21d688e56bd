package cn.sanwei.points.sheets;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** What a cell shows, as one text. Excel keeps days as numbers: only their format tells them from figures. */
final class CellText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /** Quoted words, escaped signs and what stands in brackets (colours, locales) say nothing of the kind. */
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

    private CellText() {}

    static String of(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> isMoment(cell) ? moment(cell.asDate()) : plain(cell.asNumber());
            case BOOLEAN -> cell.asBoolean() ? "是" : "否";
            case STRING, EMPTY, FORMULA, ERROR ->
                cell.getText() == null ? "" : cell.getText().strip();
        };
    }

    static boolean isFormula(Cell cell) {
        return cell.getType() == CellType.FORMULA || cell.getFormula() != null;
    }

    private static boolean isMoment(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (in(id, 14, 22) || in(id, 27, 36) || in(id, 45, 47) || in(id, 50, 58))) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String letters = NOT_FORMAT.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0 || letters.indexOf('h') >= 0;
    }

    private static boolean in(int id, int first, int last) {
        return id >= first && id <= last;
    }

    private static String moment(LocalDateTime moment) {
        if (moment.getYear() < 1901) {
            return TIME.format(moment);
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MOMENT.format(moment);
    }

    /** 0.1 typed in Excel may be kept as 0.1000000000000000055. */
    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(new java.math.MathContext(15)).stripTrailingZeros();
        return rounded.abs().compareTo(new BigDecimal("1e30")) < 0 ? rounded.toPlainString() : rounded.toString();
    }
}
