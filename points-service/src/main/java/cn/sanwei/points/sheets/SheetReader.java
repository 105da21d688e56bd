package cn.sanwei.points.sheets;

import cn.sanwei.edge.Problems;
import cn.sanwei.edge.sheets.SheetBounds;
import cn.sanwei.edge.sheets.SheetCell;
import cn.sanwei.edge.sheets.SheetPage;
import cn.sanwei.edge.sheets.Workbooks;
import cn.sanwei.points.sheets.SheetForm.Column;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the sheets of a form in a workbook; every cell that says nothing that could be judged is told with its row. */
public final class SheetReader {
    /** Beyond what any township has in one table; more is a file that went astray. */
    public static final int MOST_ROWS = 20_000;

    private static final int LONGEST_TEXT = 500;

    private SheetReader() {}

    /**
     * Those of the forms that the file has, in the forms' order; sheets of other names are overlooked. Fails with a
     * {@link HttpProblem} where nothing of it can be read.
     */
    public static List<FilledSheet> read(byte[] file, List<SheetForm> forms) {
        List<SheetPage> pages = Workbooks.read(file, SheetBounds.ofRows(MOST_ROWS + 1));
        List<FilledSheet> found = new ArrayList<>();
        for (SheetForm form : forms) {
            SheetPage.find(pages, form.name()).ifPresent(page -> found.add(read(page, form)));
        }
        if (found.isEmpty()) {
            throw notThisForm("文件里没有“"
                    + String.join("”或“", forms.stream().map(SheetForm::name).toList())
                    + "”工作表，请用下载的模板填写。");
        }
        return found;
    }

    private static FilledSheet read(SheetPage page, SheetForm form) {
        Map<Integer, String> titles = titles(
                page.lines().isEmpty() ? List.of() : page.lines().getFirst().cells(), form);
        List<SheetLine> lines = new ArrayList<>();
        List<SheetError> errors = new ArrayList<>();
        page.lines().stream().skip(1).forEach(read -> {
            SheetLine line = line(read, form, titles, errors);
            if (!line.cells().isEmpty()) {
                lines.add(line);
            }
        });
        return new FilledSheet(form, lines, errors);
    }

    /** The first line says which column is which; what the form does not know may stand there and is not read. */
    private static Map<Integer, String> titles(List<SheetCell> head, SheetForm form) {
        Map<Integer, String> titles = new LinkedHashMap<>();
        for (int i = 0; i < head.size(); i++) {
            String title = SheetForm.titleOf(head.get(i).text());
            if (form.columns().stream().anyMatch(column -> column.title().equals(title))) {
                if (titles.containsValue(title)) {
                    throw notThisForm("“" + form.name() + "”有两列“" + title + "”。");
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
            throw notThisForm("“" + form.name() + "”第一行缺少“" + String.join("”“", missing) + "”列，请用下载的模板填写。");
        }
        return titles;
    }

    private static SheetLine line(
            SheetPage.Line line, SheetForm form, Map<Integer, String> titles, List<SheetError> errors) {
        Map<String, String> cells = new HashMap<>();
        titles.forEach((index, title) -> {
            SheetCell cell = line.at(index);
            String wrong = wrong(cell);
            if (wrong != null) {
                errors.add(new SheetError(form.name(), line.number(), title, wrong));
            } else if (!cell.isEmpty()) {
                cells.put(title, cell.text());
            }
        });
        return new SheetLine(line.number(), cells);
    }

    /** Null for a cell that can be read. */
    private static String wrong(SheetCell cell) {
        return switch (cell.kind()) {
            case FORMULA -> "是公式，请改成数值或文字（复制后“选择性粘贴—数值”）";
            case BROKEN -> "是 Excel 的错误值（例如 #N/A），请改正";
            case EMPTY, TEXT, NUMBER, DATE -> {
                if (cell.text().indexOf('\0') >= 0) {
                    yield "含有不能保存的字符";
                }
                yield cell.text().length() > LONGEST_TEXT ? "超过 " + LONGEST_TEXT + " 个字" : null;
            }
        };
    }

    private static HttpProblem notThisForm(String detail) {
        return Problems.refused(422, "sheet-not-this-form", detail);
    }
}
