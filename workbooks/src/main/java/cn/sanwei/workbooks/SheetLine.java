package cn.sanwei.workbooks;

import java.util.Map;

/**
 * One row under the headings, as text: a date as {@code 2026-03-06}, a number in plain figures.
 *
 * @param number as Excel shows it
 * @param cells by the title of their column; what is empty is not there
 */
public record SheetLine(int number, Map<String, String> cells) {
    public SheetLine {
        cells = Map.copyOf(cells);
    }

    /** Null where the cell is empty. */
    public String cell(String title) {
        return cells.get(title);
    }
}
