package cn.sanwei.workbooks;

import cn.sanwei.workbooks.SheetPage.Line;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jboss.logging.Logger;

/**
 * Reads a workbook that a stranger may have made. Nothing in it is reckoned, followed or kept; whatever is beyond the
 * bounds is refused before it takes memory. Blocks: not for the event loop.
 */
public final class Workbooks {
    private static final Logger LOG = Logger.getLogger(Workbooks.class);
    private static final int MOST_SHEETS = 20;
    /** As Excel numbers them; a file can say anything, and what it says is where a sheet that goes back is written. */
    private static final int LAST_ROW = 1_048_576;

    private static final int MOST_FILLED_COLUMNS = 1_000;

    private Workbooks() {}

    /** Fails with an {@link HttpProblem} that says in Chinese why the file cannot be read. */
    public static List<SheetPage> read(byte[] file, SheetBounds bounds) {
        requireWorkbook(file);
        WorkbookParts parts = WorkbookParts.unzip(file, bounds);
        CellScan scan = new CellScan(bounds);
        parts.all().values().forEach(scan::scan);
        // Without styles there are no formats to look for; the reader would take the file for broken.
        ReadingOptions options = new ReadingOptions(parts.all().containsKey("xl/styles.xml"), true);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(parts.packed()), options)) {
            List<SheetPage> pages = new ArrayList<>();
            List<Sheet> sheets = workbook.getSheets().toList();
            if (sheets.size() > MOST_SHEETS) {
                throw SheetRefusals.tooLarge("工作表超过 " + MOST_SHEETS + " 张");
            }
            CellReading reading = new CellReading(workbook.isDate1904(), bounds.textLength());
            for (Sheet sheet : sheets) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                    pages.add(page(sheet, reading, bounds));
                }
            }
            return pages;
        } catch (HttpProblem refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // The message may quote a cell.
            LOG.debugf("a workbook cannot be read: %s", broken.getClass().getName());
            throw SheetRefusals.broken();
        }
    }

    private static void requireWorkbook(byte[] file) {
        if (file.length == 0) {
            throw SheetRefusals.empty();
        }
        if (ReadableWorkbook.isOLE2Header(file)) {
            throw SheetRefusals.old();
        }
        if (!ReadableWorkbook.isOOXMLZipHeader(file)) {
            throw SheetRefusals.notAWorkbook();
        }
    }

    private static SheetPage page(Sheet sheet, CellReading reading, SheetBounds bounds) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                Row row = each.next();
                if (row.getRowNum() < 1 || row.getRowNum() > LAST_ROW) {
                    throw SheetRefusals.broken();
                }
                List<SheetCell> cells = cells(row, reading);
                if (cells.isEmpty()) {
                    continue;
                }
                if (lines.size() == bounds.rows()) {
                    throw SheetRefusals.tooLarge("工作表“" + sheet.getName() + "”从第 " + row.getRowNum() + " 行起超出：一张表最多 "
                            + bounds.rows() + " 行");
                }
                lines.add(new Line(row.getRowNum(), cells));
            }
        }
        return new SheetPage(sheet.getName(), lines);
    }

    /** Up to the last cell with something in it. */
    private static List<SheetCell> cells(Row row, CellReading reading) {
        List<SheetCell> cells = new ArrayList<>();
        int filled = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
            SheetCell cell = reading.read(row.getCell(column));
            cells.add(cell);
            filled = cell.isEmpty() ? filled : cells.size();
        }
        if (filled > MOST_FILLED_COLUMNS) {
            throw SheetRefusals.tooLarge("第 " + row.getRowNum() + " 行超过 " + MOST_FILLED_COLUMNS + " 列");
        }
        return List.copyOf(cells.subList(0, filled));
    }
}
