package cn.sanwei.rating.read.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as an Excel workbook. Blocks: not for the event loop. */
public final class TableWriter {
    private static final Set<Character> BEGIN_A_FORMULA = Set.of('=', '+', '-', '@');
    private static final String AS_TEXT = "@";

    private TableWriter() {}

    /**
     * @param title of the sheet, and above its table
     * @param rows a number, a text or null in each cell
     */
    public record Table(String title, List<String> above, List<String> columns, List<List<Object>> rows) {}

    public static byte[] write(List<Table> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Sanwei", "1.0")) {
            for (Table table : tables) {
                write(workbook.newWorksheet(table.title()), table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook cannot be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, Table table) {
        int row = 0;
        for (String line : table.above()) {
            cell(sheet, row, 0, line);
            row++;
        }
        for (int column = 0; column < table.columns().size(); column++) {
            cell(sheet, row, column, table.columns().get(column));
            sheet.style(row, column).bold().set();
        }
        row++;
        sheet.freezePane(0, row);
        for (List<Object> values : table.rows()) {
            for (int column = 0; column < values.size(); column++) {
                cell(sheet, row, column, values.get(column));
            }
            row++;
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal points -> {
                sheet.value(row, column, points);
                sheet.style(row, column).format("0.00").set();
            }
            case Integer count -> sheet.value(row, column, count);
            default -> {
                String text = value.toString();
                sheet.value(row, column, text);
                // It is stored as a text in any case; as one of the format text it stays one when somebody edits it.
                if (!text.isEmpty() && BEGIN_A_FORMULA.contains(text.charAt(0))) {
                    sheet.style(row, column).format(AS_TEXT).set();
                }
            }
        }
    }
}
