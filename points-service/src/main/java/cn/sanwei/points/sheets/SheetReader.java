package cn.sanwei.points.sheets;

import cn.sanwei.points.sheets.SheetForm.Column;
import cn.sanwei.points.sheets.SheetRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the sheets of a form out of an .xlsx, within limits; every cell that cannot be taken is said with its row. */
public final class SheetReader {
    /** Beyond what any township has in one table; more is a file that went astray. */
    public static final int MOST_ROWS = 20_000;

    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_TEXT = 500;

    private SheetReader() {}

    /**
     * Those of the forms that the file has, in the forms' order; sheets of other names are overlooked.
     *
     * @throws SheetRefused where nothing of it can be read
     */
    public static List<FilledSheet> read(byte[] file, List<SheetForm> forms) {
        byte[] archive = BoundedArchive.of(file);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(archive), new ReadingOptions(true, true))) {
            List<FilledSheet> found = new ArrayList<>();
            for (SheetForm form : forms) {
                Optional<Sheet> sheet = workbook.findSheet(form.name());
                if (sheet.isPresent()) {
                    found.add(read(sheet.get(), form));
                }
            }
            if (found.isEmpty()) {
                throw new SheetRefused(
                        Reason.NOT_THIS_FORM,
                        "文件里没有“"
                                + String.join(
                                        "”或“",
                                        forms.stream().map(SheetForm::name).toList())
                                + "”工作表，请用下载的模板填写。");
            }
            return found;
        } catch (IOException | UncheckedIOException | ExcelReaderException | NumberFormatException broken) {
            throw new SheetRefused(Reason.UNREADABLE, "文件已损坏，无法打开。", broken);
        }
    }

    private static FilledSheet read(Sheet sheet, SheetForm form) throws IOException {
        List<SheetLine> lines = new ArrayList<>();
        List<SheetError> errors = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> all = rows.iterator();
            Map<Integer, String> titles = Map.of();
            boolean headed = false;
            while (all.hasNext()) {
                Row row = all.next();
                if (!headed) {
                    titles = titles(row, form);
                    headed = true;
                    continue;
                }
                SheetLine line = line(row, form, titles, errors);
                if (!line.cells().isEmpty()) {
                    lines.add(line);
                }
                if (lines.size() > MOST_ROWS || errors.size() > MOST_ROWS) {
                    throw new SheetRefused(
                            Reason.TOO_MANY_ROWS, "“" + form.name() + "”超过 " + MOST_ROWS + " 行，请分成几个文件导入。");
                }
            }
            if (!headed) {
                titles(null, form);
            }
        }
        return new FilledSheet(form, lines, errors);
    }

    /** The first row says which column is which; what the form does not know may stand there and is not read. */
    private static Map<Integer, String> titles(Row head, SheetForm form) {
        Map<Integer, String> titles = new LinkedHashMap<>();
        int cells = head == null ? 0 : Math.min(head.getCellCount(), MOST_COLUMNS);
        for (int i = 0; i < cells; i++) {
            String title = text(head, i);
            if (form.columns().stream().anyMatch(column -> column.title().equals(title))) {
                if (titles.containsValue(title)) {
                    throw new SheetRefused(Reason.NOT_THIS_FORM, "“" + form.name() + "”有两列“" + title + "”。");
                }
                titles.put(i, title);
            }
        }
        List<String> missing = form.columns().stream()
                .filter(Column::required)
                .map(Column::title)
                .filter(title -> !titles.containsValue(title))
                .toList();
        if (!missing.isEmpty()) {
            throw new SheetRefused(
                    Reason.NOT_THIS_FORM, "“" + form.name() + "”第一行缺少“" + String.join("”“", missing) + "”列，请用下载的模板填写。");
        }
        return titles;
    }

    private static String text(Row row, int index) {
        Cell cell = row.getCell(index);
        return cell == null ? "" : SheetForm.titleOf(CellText.of(cell));
    }

    private static SheetLine line(Row row, SheetForm form, Map<Integer, String> titles, List<SheetError> errors) {
        Map<String, String> cells = new HashMap<>();
        titles.forEach((index, title) -> {
            Cell cell = row.hasCell(index) ? row.getCell(index) : null;
            if (cell == null) {
                return;
            }
            if (CellText.isFormula(cell)) {
                errors.add(error(form, row, title, "是公式，请改成数值或文字（复制后“选择性粘贴—数值”）"));
            } else if (cell.getType() == CellType.ERROR) {
                errors.add(error(form, row, title, "是 Excel 的错误值（例如 #N/A），请改正"));
            } else {
                String text = CellText.of(cell);
                if (text.length() > LONGEST_TEXT) {
                    errors.add(error(form, row, title, "超过 " + LONGEST_TEXT + " 个字"));
                } else if (text.indexOf('\0') >= 0) {
                    errors.add(error(form, row, title, "含有不能保存的字符"));
                } else if (!text.isEmpty()) {
                    cells.put(title, text);
                }
            }
        });
        return new SheetLine(row.getRowNum(), cells);
    }

    private static SheetError error(SheetForm form, Row row, String column, String reason) {
        return new SheetError(form.name(), row.getRowNum(), column, reason);
    }
}
