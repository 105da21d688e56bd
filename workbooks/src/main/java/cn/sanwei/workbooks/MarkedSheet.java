package cn.sanwei.workbooks;

import cn.sanwei.workbooks.SheetPage.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;

/**
 * One page of a workbook that goes back: as it came, a formula as the text of one, and beside each row what is wrong with
 * it.
 *
 * @param headings the line of the headings; the first one where there are none
 * @param marks the column of the errors: the one that an earlier check left, or the next that is free
 * @param errors by row, as Excel shows it
 */
record MarkedSheet(
        SheetPage page, Optional<SheetForm> form, Optional<Line> headings, int marks, Map<Integer, String> errors) {
    private static final int WIDTH_OF_MARKS = 60;

    static MarkedSheet of(SheetPage page, ReadWorkbook read, List<SheetError> errors) {
        String name = page.name().strip();
        Optional<SheetForm> form = read.sheet(name).map(ReadSheet::form);
        Optional<Line> headings = form.flatMap(known -> FormReader.headings(page, known))
                .or(() -> page.lines().stream().findFirst());
        Map<Integer, String> byRow = errors.stream()
                .filter(error -> error.sheet().equals(name))
                .collect(Collectors.groupingBy(
                        error -> Math.max(error.row(), 1),
                        TreeMap::new,
                        Collectors.mapping(MarkedSheet::words, Collectors.joining("；"))));
        return new MarkedSheet(page, form, headings, marks(page), byRow);
    }

    void fill(Worksheet sheet, ChoiceLists lists) {
        for (Line line : page.lines()) {
            for (int column = 0; column < line.cells().size(); column++) {
                if (column != marks) {
                    Cells.write(
                            sheet, line.number() - 1, column, line.at(column).withTime());
                }
            }
        }
        if (headings.isEmpty()) {
            return;
        }
        Line titles = headings.get();
        int last = Math.max(page.lines().getLast().number(), titles.number() + 1) - 1;
        form.ifPresent(known -> dress(sheet, known, titles, last, lists));
        if (!errors.isEmpty()) {
            Cells.write(sheet, titles.number() - 1, marks, SheetForm.ERRORS);
            sheet.width(marks, WIDTH_OF_MARKS);
        }
        form.ifPresent(known -> Cells.dressHeadings(sheet, titles.number() - 1, errors.isEmpty() ? marks : marks + 1));
        errors.forEach((row, words) -> {
            boolean ofHeadings = row == titles.number();
            Cells.write(sheet, row - 1, marks, ofHeadings ? SheetForm.ERRORS + "：" + words : words);
            Cells.dressWrong(sheet, row - 1, marks + 1);
        });
    }

    private void dress(Worksheet sheet, SheetForm known, Line titles, int last, ChoiceLists lists) {
        for (int i = 0; i < titles.cells().size(); i++) {
            int at = i;
            known.column(SheetForm.titleOf(titles.at(i))).ifPresent(column -> {
                sheet.width(at, column.width() > 0 ? column.width() : WorkbookWriter.USUAL_WIDTH);
                lists.offer(sheet, column, titles.number(), last, at);
            });
        }
    }

    private static String words(SheetError error) {
        return error.column().isEmpty() ? error.reason() : error.column() + "：" + error.reason();
    }

    private static int marks(SheetPage page) {
        return page.lines().stream()
                .map(MarkedSheet::marks)
                .filter(column -> column >= 0)
                .findFirst()
                .orElseGet(() -> page.lines().stream()
                        .mapToInt(line -> line.cells().size())
                        .max()
                        .orElse(0));
    }

    private static int marks(Line line) {
        for (int column = 0; column < line.cells().size(); column++) {
            if (SheetForm.isErrors(line.at(column).text())) {
                return column;
            }
        }
        return -1;
    }
}
