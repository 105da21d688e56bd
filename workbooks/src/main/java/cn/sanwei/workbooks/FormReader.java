package cn.sanwei.workbooks;

import cn.sanwei.workbooks.ReadSheet.Unread;
import cn.sanwei.workbooks.SheetForm.Column;
import cn.sanwei.workbooks.SheetForm.Holds;
import cn.sanwei.workbooks.SheetPage.Line;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the sheets of a form in a workbook; whatever says nothing that could be judged is told with its row. */
public final class FormReader {
    private static final int LONGEST_TEXT = 500;
    /** A title may stand above the headings, and a line that explains them. */
    private static final int MOST_LINES_ABOVE = 4;

    private FormReader() {}

    /**
     * Sheets of other names are overlooked. Fails with a {@link HttpProblem} where nothing of the file can be read.
     *
     * @param mostRows of one sheet, without its headings
     */
    public static ReadWorkbook read(byte[] file, List<SheetForm> forms, int mostRows) {
        List<SheetPage> pages = Workbooks.read(file, SheetBounds.ofRows(mostRows + 1));
        List<ReadSheet> found = new ArrayList<>();
        for (SheetForm form : forms) {
            SheetPage.find(pages, form.name()).ifPresent(page -> found.add(read(page, form)));
        }
        if (found.isEmpty()) {
            throw SheetRefusals.notThisForm(forms);
        }
        return new ReadWorkbook(pages, found);
    }

    private static ReadSheet read(SheetPage page, SheetForm form) {
        if (page.lines().isEmpty()) {
            return ReadSheet.of(form, List.of());
        }
        Optional<Line> headings = headings(page, form);
        if (headings.isEmpty()) {
            Line first = page.lines().getFirst();
            Set<String> titles = Set.copyOf(titlesOf(first));
            List<String> missing = form.required().stream()
                    .filter(title -> !titles.contains(title))
                    .toList();
            String reason = "列名中缺少“" + String.join("”“", missing) + "”，请用下载的模板填写";
            return ReadSheet.of(form, List.of(new SheetError(form.name(), first.number(), "", reason)));
        }
        return read(page, form, headings.get());
    }

    /** The first line that has every column that must be there. */
    static Optional<Line> headings(SheetPage page, SheetForm form) {
        return page.lines().stream()
                .limit(1 + MOST_LINES_ABOVE)
                .filter(line -> Set.copyOf(titlesOf(line)).containsAll(form.required()))
                .findFirst();
    }

    private static List<String> titlesOf(Line line) {
        return line.cells().stream().map(SheetForm::titleOf).toList();
    }

    private static ReadSheet read(SheetPage page, SheetForm form, Line headings) {
        List<SheetError> errors = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        Map<Integer, Column> columns = columns(headings, form, errors, unread);
        List<SheetLine> lines = new ArrayList<>();
        for (Line line : page.lines()
                .subList(page.lines().indexOf(headings) + 1, page.lines().size())) {
            int before = errors.size();
            SheetLine read = line(line, form, columns, errors);
            if (errors.size() == before && !read.cells().isEmpty()) {
                lines.add(read);
            }
        }
        Set<String> known =
                Set.copyOf(columns.values().stream().map(Column::title).toList());
        return new ReadSheet(form, known, lines, errors, unread);
    }

    private static Map<Integer, Column> columns(
            Line headings, SheetForm form, List<SheetError> errors, List<Unread> unread) {
        Map<Integer, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < headings.cells().size(); i++) {
            String title = SheetForm.titleOf(headings.at(i));
            Optional<Column> column = form.column(title);
            if (column.isPresent()) {
                if (columns.containsValue(column.get())) {
                    errors.add(new SheetError(form.name(), headings.number(), title, "这一列出现了两次"));
                }
                columns.put(i, column.get());
            } else if (!title.isEmpty() && !SheetForm.isErrors(title)) {
                unread.add(new Unread(headings.number(), title));
            }
        }
        return columns;
    }

    private static SheetLine line(Line line, SheetForm form, Map<Integer, Column> columns, List<SheetError> errors) {
        Map<String, String> cells = new HashMap<>();
        columns.forEach((index, column) -> {
            SheetCell cell = line.at(index);
            String wrong = wrong(cell);
            if (wrong != null) {
                errors.add(new SheetError(form.name(), line.number(), column.title(), wrong));
            } else if (!cell.isEmpty()) {
                cells.put(column.title(), column.holds() == Holds.MOMENT ? cell.withTime() : cell.text());
            }
        });
        return new SheetLine(line.number(), cells);
    }

    /** Null for a cell that can be read. */
    private static String wrong(SheetCell cell) {
        return switch (cell.kind()) {
            case FORMULA -> "是公式；请复制后用“选择性粘贴—数值”换成内容本身";
            case BROKEN -> "是 Excel 算不出来的值（" + cell.text() + "），请改正";
            case EMPTY, TEXT, NUMBER, DATE -> {
                if (cell.text().indexOf('\0') >= 0) {
                    yield "含有不能保存的字符";
                }
                yield cell.text().length() > LONGEST_TEXT ? "内容太长，最多 " + LONGEST_TEXT + " 个字" : null;
            }
        };
    }
}
