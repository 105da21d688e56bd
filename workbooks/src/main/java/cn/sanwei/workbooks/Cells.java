package cn.sanwei.workbooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dhatim.fastexcel.Worksheet;

/** The one place where a value becomes a cell, and how cells look. */
final class Cells {
    static final String DAY = "yyyy-mm-dd";
    /** Of a cell that is a text and stays one when somebody edits it, whatever it begins with. */
    static final String TEXT = "@";

    private static final String POINTS = "0.00";
    private static final String HEADINGS = "F3E3D3";
    private static final String WRONG = "FDE8E6";

    private Cells() {}

    static void write(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal points -> {
                sheet.value(row, column, points);
                sheet.style(row, column).format(POINTS).set();
            }
            case Integer count -> sheet.value(row, column, count);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case String text -> {
                if (!text.isEmpty()) {
                    sheet.value(row, column, text);
                    sheet.style(row, column).format(TEXT).set();
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "no cell holds a " + value.getClass().getName());
        }
    }

    static void dressHeadings(Worksheet sheet, int row, int columns) {
        sheet.range(row, 0, row, columns - 1)
                .style()
                .bold()
                .fillColor(HEADINGS)
                .format(TEXT)
                .set();
        sheet.freezePane(0, row + 1);
    }

    static void dressWrong(Worksheet sheet, int row, int columns) {
        sheet.range(row, 0, row, columns - 1).style().fillColor(WRONG).set();
    }
}
