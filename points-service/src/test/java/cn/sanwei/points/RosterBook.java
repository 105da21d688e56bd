package cn.sanwei.points;

import cn.sanwei.workbooks.SheetBounds;
import cn.sanwei.workbooks.SheetCell;
import cn.sanwei.workbooks.SheetPage;
import cn.sanwei.workbooks.Workbooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook as a clerk would fill it in. A cell that begins with {@code formula:} is one. */
final class RosterBook {
    private static final List<String> ORGANISATIONS = List.of("党组织名称*", "上级党组织", "层级*", "类型*", "起始日期*", "平台编号");
    private static final List<String> MEMBERS = List.of("姓名*", "党组织*", "状态*", "类别", "职务", "手机号", "起始日期*", "平台编号");

    private final List<List<String>> organisations = new ArrayList<>();
    private final List<List<String>> members = new ArrayList<>();

    RosterBook organisation(String name, String parent, String level) {
        return organisationRow(name, parent, level, "社区", "2020-01-01");
    }

    RosterBook organisationRow(String... cells) {
        organisations.add(List.of(cells));
        return this;
    }

    RosterBook member(String name, String organisation, String status, String from) {
        return memberRow(name, organisation, status, "", "", "", from);
    }

    RosterBook memberRow(String... cells) {
        members.add(List.of(cells));
        return this;
    }

    byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Test", "1.0")) {
            sheet(workbook.newWorksheet("党组织"), ORGANISATIONS, organisations);
            sheet(workbook.newWorksheet("党员"), MEMBERS, members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void sheet(Worksheet sheet, List<String> headings, List<List<String>> rows) {
        row(sheet, 0, headings);
        for (int i = 0; i < rows.size(); i++) {
            row(sheet, i + 1, rows.get(i));
        }
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell.startsWith("formula:")) {
                sheet.formula(row, column, cell.substring("formula:".length()));
            } else if (!cell.isEmpty()) {
                sheet.value(row, column, cell);
            }
        }
    }

    /** The texts of one sheet's lines, as whoever opens the file sees them. */
    static List<List<String>> texts(byte[] file, String sheet) {
        return SheetPage.find(Workbooks.read(file, SheetBounds.ofRows(5_000)), sheet).orElseThrow().lines().stream()
                .map(line -> line.cells().stream().map(SheetCell::text).toList())
                .toList();
    }
}
