package cn.sanwei.workbooks;

import cn.sanwei.workbooks.SheetForm.Column;
import cn.sanwei.workbooks.SheetForm.Holds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes an .xlsx: templates, tables, and what was sent in with its errors. Blocks: not for the event loop. */
public final class WorkbookWriter {
    /** Below what is there, the lists are offered for as many rows more. */
    private static final int ROWS_TO_FILL = 2_000;

    static final int USUAL_WIDTH = 16;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 60;

    private WorkbookWriter() {}

    public static byte[] write(List<? extends Content> contents) {
        return file(workbook -> {
            ChoiceLists lists = new ChoiceLists();
            for (Content content : contents) {
                switch (content) {
                    case NewSheet sheet ->
                        fill(workbook.newWorksheet(sheet.form().name()), sheet, lists);
                    case Notes notes -> fill(workbook.newWorksheet(notes.name()), notes);
                }
            }
            lists.write(workbook);
        });
    }

    /** The same workbook back, every row where it was, with a column that says what is wrong with it. */
    public static byte[] marked(ReadWorkbook read, List<SheetError> errors) {
        return file(workbook -> {
            ChoiceLists lists = new ChoiceLists();
            for (SheetPage page : read.pages()) {
                MarkedSheet.of(page, read, errors).fill(workbook.newWorksheet(page.name()), lists);
            }
            lists.write(workbook);
        });
    }

    private static byte[] file(Consumer<Workbook> fill) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Sanwei", "1.0")) {
            fill.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook cannot be written into memory", e);
        }
        return file.toByteArray();
    }

    private static void fill(Worksheet sheet, NewSheet content, ChoiceLists lists) {
        int headings = content.above().size();
        List<Column> columns = content.form().columns();
        for (int row = 0; row < headings; row++) {
            Cells.write(sheet, row, 0, content.above().get(row));
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sheet.value(headings, i, column.heading());
            sheet.width(i, width(column, content, i));
            if (content.isFilledIn()) {
                toBeFilledIn(sheet, column, headings, headings + content.rows().size() + ROWS_TO_FILL, i, lists);
            }
        }
        Cells.dressHeadings(sheet, headings, columns.size());
        int row = headings + 1;
        for (List<Object> values : content.rows()) {
            for (int i = 0; i < values.size(); i++) {
                Cells.write(sheet, row, i, values.get(i));
            }
            row++;
        }
    }

    private static void toBeFilledIn(
            Worksheet sheet, Column column, int headings, int last, int at, ChoiceLists lists) {
        sheet.style(at)
                .format(column.holds() == Holds.DAY ? Cells.DAY : Cells.TEXT)
                .set();
        if (!column.hint().isEmpty()) {
            sheet.comment(headings, at, column.hint());
        }
        lists.offer(sheet, column, headings + 1, last, at);
    }

    /** What the column says; else what its title and texts take, a Chinese sign as two. */
    private static int width(Column column, NewSheet content, int at) {
        if (column.width() > 0) {
            return column.width();
        }
        int longest = content.rows().stream()
                .map(row -> at < row.size() ? row.get(at) : null)
                .mapToInt(value -> value instanceof String text ? signs(text) : NARROWEST)
                .max()
                .orElse(NARROWEST);
        return Math.clamp(Math.max(longest, signs(column.heading())) + 2, NARROWEST, WIDEST);
    }

    private static int signs(String text) {
        return text.chars().map(sign -> sign < 0x2E80 ? 1 : 2).sum();
    }

    private static void fill(Worksheet sheet, Notes notes) {
        sheet.width(0, 16);
        sheet.width(1, 34);
        Cells.write(sheet, 0, 0, notes.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 1;
        for (String line : notes.lines()) {
            Cells.write(sheet, row, 0, line);
            row++;
        }
        for (List<String> example : notes.example()) {
            for (int column = 0; column < example.size(); column++) {
                Cells.write(sheet, row, column, example.get(column));
            }
            row++;
        }
    }
}
