package cn.sanwei.workbooks;

import java.util.List;
import java.util.Optional;

/** One sheet of a workbook: its lines that are not empty, in order. */
public record SheetPage(String name, List<Line> lines) {
    /** @param number as the margin of the sheet shows it, from 1 */
    public record Line(int number, List<SheetCell> cells) {
        /** Empty beyond the last cell. */
        public SheetCell at(int column) {
            return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
        }
    }

    public static Optional<SheetPage> find(List<SheetPage> pages, String name) {
        return pages.stream().filter(page -> page.name().strip().equals(name)).findFirst();
    }
}
