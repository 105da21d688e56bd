package cn.sanwei.points.sheets;

import cn.sanwei.points.sheets.SheetForm.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes an .xlsx: a form with lists to choose from, empty or filled. Every cell is text, so that no name can become a
 * formula, no number loses its leading zero and no day its form.
 */
public final class SheetWriter {
    private static final String HEAD = "F3E3D3";
    private static final String WRONG = "FDE8E6";
    private static final String AS_TEXT = "@";
    private static final String LISTS = "可选项";
    /** Below what is filled in, the lists are offered for as many rows more. */
    private static final int ROWS_TO_FILL = 2_000;

    private SheetWriter() {}

    /** The forms with whatever rows they begin with. */
    public static byte[] write(List<FilledSheet> sheets) {
        return write(sheets, Map.of(), false);
    }

    /** The same sheets back, each row with what is wrong with it in a column of its own. */
    public static byte[] writeWithErrors(List<FilledSheet> sheets, List<SheetError> errors) {
        Map<String, Map<Integer, String>> bySheet = errors.stream()
                .collect(Collectors.groupingBy(
                        SheetError::sheet,
                        Collectors.groupingBy(
                                SheetError::row,
                                LinkedHashMap::new,
                                Collectors.mapping(SheetWriter::words, Collectors.joining("；")))));
        return write(sheets, bySheet, true);
    }

    private static String words(SheetError error) {
        return error.column().isEmpty() ? error.reason() : error.column() + "：" + error.reason();
    }

    private static byte[] write(
            List<FilledSheet> sheets, Map<String, Map<Integer, String>> errors, boolean withErrors) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Sanwei", "1.0")) {
            Lists lists = new Lists();
            for (FilledSheet sheet : sheets) {
                Map<Integer, String> wrong = errors.getOrDefault(sheet.form().name(), Map.of());
                fill(workbook.newWorksheet(sheet.form().name()), sheet, wrong, withErrors, lists);
            }
            lists.write(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void fill(
            Worksheet sheet, FilledSheet filled, Map<Integer, String> wrong, boolean withErrors, Lists lists) {
        List<Column> columns = filled.form().columns();
        int last = Math.max(lastRow(filled, wrong), 1) - 1;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sheet.value(0, i, column.heading());
            sheet.width(i, Math.clamp(column.title().length() * 2L + 6, 10, 40));
            sheet.style(i).format(AS_TEXT).set();
            if (!column.hint().isEmpty()) {
                sheet.comment(0, i, column.hint());
            }
            if (!column.choices().isEmpty()) {
                // Not binding: who fills a cell with something else is told by the check, with the reason.
                sheet.range(1, i, last + ROWS_TO_FILL, i)
                        .validateWithListByFormula(lists.formula(column.choices()))
                        .showErrorMessage(false)
                        .errorTitle("")
                        .error("");
            }
        }
        if (withErrors) {
            sheet.value(0, columns.size(), SheetForm.ERRORS);
            sheet.width(columns.size(), 60);
        }
        for (SheetLine line : filled.lines()) {
            for (int i = 0; i < columns.size(); i++) {
                String text = line.cell(columns.get(i).title());
                if (text != null) {
                    sheet.value(line.number() - 1, i, text);
                }
            }
        }
        wrong.forEach((row, reason) -> {
            sheet.value(row - 1, columns.size(), reason);
            sheet.range(row - 1, 0, row - 1, columns.size())
                    .style()
                    .fillColor(WRONG)
                    .set();
        });
        int width = columns.size() + (withErrors ? 1 : 0);
        sheet.range(0, 0, 0, width - 1)
                .style()
                .bold()
                .fillColor(HEAD)
                .format(AS_TEXT)
                .set();
        sheet.freezePane(0, 1);
    }

    private static int lastRow(FilledSheet filled, Map<Integer, String> wrong) {
        int line = filled.lines().stream().mapToInt(SheetLine::number).max().orElse(1);
        return Math.max(
                line, wrong.keySet().stream().mapToInt(Integer::intValue).max().orElse(1));
    }

    /** What cells can be chosen from, on a hidden sheet of its own: written into the cell's rule it may be 255 signs. */
    private static final class Lists {
        private final Map<List<String>, Integer> columns = new LinkedHashMap<>();

        String formula(List<String> choices) {
            int column = columns.computeIfAbsent(choices, added -> columns.size());
            String letters = letters(column);
            return "'" + LISTS + "'!$" + letters + "$1:$" + letters + "$" + choices.size();
        }

        void write(Workbook workbook) {
            if (columns.isEmpty()) {
                return;
            }
            Worksheet sheet = workbook.newWorksheet(LISTS);
            sheet.setVisibilityState(VisibilityState.HIDDEN);
            columns.forEach((choices, column) -> {
                for (int row = 0; row < choices.size(); row++) {
                    sheet.value(row, column, choices.get(row));
                }
            });
        }

        private static String letters(int column) {
            String last = String.valueOf((char) ('A' + column % 26));
            return column < 26 ? last : (char) ('A' + column / 26 - 1) + last;
        }
    }
}
