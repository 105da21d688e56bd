package cn.sanwei.points.rosterfile;

import cn.sanwei.edge.Problems;
import cn.sanwei.edge.sheets.SheetBounds;
import cn.sanwei.edge.sheets.SheetCell;
import cn.sanwei.edge.sheets.SheetPage;
import cn.sanwei.edge.sheets.SheetPage.Line;
import cn.sanwei.edge.sheets.Workbooks;
import cn.sanwei.points.domain.sheet.Column;
import cn.sanwei.points.domain.sheet.Finding;
import cn.sanwei.points.domain.sheet.RosterSheet;
import cn.sanwei.points.domain.sheet.RosterSheet.MemberRow;
import cn.sanwei.points.domain.sheet.RosterSheet.OrganisationRow;
import cn.sanwei.points.domain.sheet.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A workbook that was sent in, as far as its form goes.
 *
 * @param pages as they came, to be given back with what is wrong
 * @param errors of cells and headings; rows with such a cell are not in {@code sheet}
 */
public record RosterFile(List<SheetPage> pages, RosterSheet sheet, List<Finding> errors, List<Finding> warnings) {
    /** Of one sheet, its headings included: as many as one short transaction can take. Larger towns send several. */
    public static final int MOST_ROWS = 2_000;

    private static final int LONGEST_CELL = 1_000;
    private static final int MOST_HEADING_LINES = 5;

    /** Blocks; fails with problem+json where the file cannot be read at all. */
    public static RosterFile read(byte[] file) {
        List<SheetPage> pages = Workbooks.read(file, SheetBounds.ofRows(MOST_ROWS));
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        List<OrganisationRow> organisations = table(pages, RosterColumns.ORGANISATIONS, errors, warnings).stream()
                .map(RosterFile::organisation)
                .toList();
        List<MemberRow> members = table(pages, RosterColumns.MEMBERS, errors, warnings).stream()
                .map(RosterFile::member)
                .toList();
        if (SheetPage.find(pages, RosterSheet.MEMBERS).isEmpty()
                && SheetPage.find(pages, RosterSheet.ORGANISATIONS).isEmpty()) {
            throw Problems.refused(
                    422,
                    "not-a-roster",
                    "工作簿里没有名为“" + RosterSheet.MEMBERS + "”或“" + RosterSheet.ORGANISATIONS + "”的工作表，请用下载的模板填写。");
        }
        return new RosterFile(pages, new RosterSheet(organisations, members), errors, warnings);
    }

    /** Null where there is no such column. */
    private record TableRow(int number, Map<String, String> cells) {
        String cell(String title) {
            return cells.get(title);
        }
    }

    private static OrganisationRow organisation(TableRow row) {
        return new OrganisationRow(
                row.number(),
                row.cell(Column.ID),
                row.cell(Column.ORGANISATION_NAME),
                row.cell(Column.PARENT),
                row.cell(Column.LEVEL),
                row.cell(Column.SECTOR),
                row.cell(Column.FROM));
    }

    private static MemberRow member(TableRow row) {
        return new MemberRow(
                row.number(),
                row.cell(Column.ID),
                row.cell(Column.NAME),
                row.cell(Column.ORGANISATION),
                row.cell(Column.STATUS),
                row.cell(Column.CATEGORIES),
                row.cell(Column.POSTS),
                row.cell(Column.PHONE),
                row.cell(Column.FROM));
    }

    private static List<TableRow> table(
            List<SheetPage> pages, RosterColumns columns, List<Finding> errors, List<Finding> warnings) {
        Optional<SheetPage> page = SheetPage.find(pages, columns.sheet());
        if (page.isEmpty() || page.get().lines().isEmpty()) {
            return List.of();
        }
        List<Line> lines = page.get().lines();
        Optional<Line> headings = headings(lines, columns);
        if (headings.isEmpty()) {
            errors.add(new Finding(
                    columns.sheet(),
                    lines.getFirst().number(),
                    "",
                    "没有找到列名，须有：" + required(columns).stream().collect(Collectors.joining("、"))));
            return List.of();
        }
        Map<Integer, String> titles = titles(headings.get(), columns, errors, warnings);
        List<TableRow> rows = new ArrayList<>();
        for (Line line : lines.subList(lines.indexOf(headings.get()) + 1, lines.size())) {
            int before = errors.size();
            Map<String, String> cells = cells(line, titles, columns, errors);
            if (errors.size() == before && cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new TableRow(line.number(), cells));
            }
        }
        return rows;
    }

    /** A title above them is let be. */
    private static Optional<Line> headings(List<Line> lines, RosterColumns columns) {
        return lines.stream()
                .limit(MOST_HEADING_LINES)
                .filter(line ->
                        line.cells().stream().map(RosterFile::title).toList().containsAll(required(columns)))
                .findFirst();
    }

    private static List<String> required(RosterColumns columns) {
        return columns.headings().stream()
                .filter(RosterColumns.Heading::required)
                .map(RosterColumns.Heading::title)
                .toList();
    }

    private static Map<Integer, String> titles(
            Line headings, RosterColumns columns, List<Finding> errors, List<Finding> warnings) {
        Map<Integer, String> titles = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < headings.cells().size(); i++) {
            String title = title(headings.at(i));
            if (columns.knows(title)) {
                if (titles.containsValue(title)) {
                    errors.add(new Finding(columns.sheet(), headings.number(), title, "这一列出现了两次"));
                }
                titles.put(i, title);
            } else if (!title.isEmpty() && !title.equals(Column.ERRORS)) {
                others.add(title);
            }
        }
        if (!others.isEmpty()) {
            warnings.add(new Finding(columns.sheet(), headings.number(), "", "没有读取的列：" + String.join("、", others)));
        }
        return titles;
    }

    /** A star behind it marks a column that must be there. */
    private static String title(SheetCell cell) {
        return Words.plain(cell.text()).replaceAll("[*\\s]+$", "");
    }

    private static Map<String, String> cells(
            Line line, Map<Integer, String> titles, RosterColumns columns, List<Finding> errors) {
        Map<String, String> cells = new HashMap<>();
        titles.forEach((index, title) -> cells.put(title, line.at(index).text()));
        for (int i = 0; i < line.cells().size(); i++) {
            String trouble = trouble(line.at(i));
            if (trouble != null) {
                errors.add(new Finding(
                        columns.sheet(), line.number(), titles.getOrDefault(i, "第 " + (i + 1) + " 列"), trouble));
            }
        }
        return cells;
    }

    private static String trouble(SheetCell cell) {
        return switch (cell.kind()) {
            case FORMULA -> "是公式；请复制后用“选择性粘贴—数值”换成内容本身";
            case BROKEN -> "是 Excel 算不出来的值（" + cell.text() + "）";
            case EMPTY, TEXT, NUMBER, DATE ->
                cell.text().length() > LONGEST_CELL ? "内容太长，最多 " + LONGEST_CELL + " 个字" : null;
        };
    }
}
