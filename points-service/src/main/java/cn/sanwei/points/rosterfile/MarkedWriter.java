package cn.sanwei.points.rosterfile;

import cn.sanwei.edge.sheets.SheetPage;
import cn.sanwei.edge.sheets.SheetPage.Line;
import cn.sanwei.points.domain.sheet.Column;
import cn.sanwei.points.domain.sheet.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The workbook as it came, every row where it was, with one more column that says what is wrong with it. A formula comes
 * back as the text of one.
 */
public final class MarkedWriter {
    private static final String WRONG_FILL = "FFF1C2";

    private MarkedWriter() {}

    public static byte[] write(List<SheetPage> pages, List<Finding> errors) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Sanwei", "1.0")) {
            pages.forEach(page -> page(
                    workbook.newWorksheet(page.name()),
                    page,
                    errors.stream()
                            .filter(error -> error.sheet().equals(page.name().strip()))
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void page(Worksheet sheet, SheetPage page, List<Finding> errors) {
        int marks = markColumn(page);
        page.lines().forEach(line -> {
            for (int column = 0; column < line.cells().size(); column++) {
                if (column != marks && !line.at(column).isEmpty()) {
                    sheet.value(line.number() - 1, column, line.at(column).text());
                    sheet.style(line.number() - 1, column).format("@").set();
                }
            }
        });
        if (errors.isEmpty()) {
            return;
        }
        sheet.value(page.lines().isEmpty() ? 0 : headingRow(page), marks, Column.ERRORS);
        sheet.width(marks, 60);
        Map<Integer, String> byRow = errors.stream()
                .collect(Collectors.groupingBy(
                        Finding::row, TreeMap::new, Collectors.mapping(MarkedWriter::words, Collectors.joining("；"))));
        byRow.forEach((row, words) -> {
            sheet.value(Math.max(row - 1, 0), marks, words);
            sheet.range(Math.max(row - 1, 0), 0, Math.max(row - 1, 0), marks)
                    .style()
                    .fillColor(WRONG_FILL)
                    .set();
        });
    }

    private static String words(Finding error) {
        return error.column().isEmpty() ? error.message() : error.column() + "：" + error.message();
    }

    /** The one that an earlier check left, or the next that is free. */
    private static int markColumn(SheetPage page) {
        return page.lines().stream()
                .map(MarkedWriter::markColumn)
                .filter(column -> column >= 0)
                .findFirst()
                .orElseGet(() -> page.lines().stream()
                        .mapToInt(line -> line.cells().size())
                        .max()
                        .orElse(0));
    }

    private static int markColumn(Line line) {
        for (int column = 0; column < line.cells().size(); column++) {
            if (line.at(column).text().equals(Column.ERRORS)) {
                return column;
            }
        }
        return -1;
    }

    private static int headingRow(SheetPage page) {
        return page.lines().stream()
                .filter(line ->
                        line.cells().stream().anyMatch(cell -> cell.text().startsWith(Column.FROM)))
                .map(line -> line.number() - 1)
                .findFirst()
                .orElse(page.lines().getFirst().number() - 1);
    }
}
