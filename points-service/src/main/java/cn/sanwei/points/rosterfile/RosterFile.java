package cn.sanwei.points.rosterfile;

import cn.sanwei.points.domain.sheet.Column;
import cn.sanwei.points.domain.sheet.Finding;
import cn.sanwei.points.domain.sheet.RosterSheet;
import cn.sanwei.points.domain.sheet.RosterSheet.MemberRow;
import cn.sanwei.points.domain.sheet.RosterSheet.OrganisationRow;
import cn.sanwei.workbooks.FormReader;
import cn.sanwei.workbooks.ReadSheet;
import cn.sanwei.workbooks.ReadSheet.Unread;
import cn.sanwei.workbooks.ReadWorkbook;
import cn.sanwei.workbooks.SheetError;
import cn.sanwei.workbooks.SheetForm;
import cn.sanwei.workbooks.SheetLine;
import cn.sanwei.workbooks.WorkbookWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workbook that was sent in, as far as its form goes.
 *
 * @param read as it came, to be given back with what is wrong
 * @param errors of cells and headings; rows with such a cell are not in {@code sheet}
 */
public record RosterFile(ReadWorkbook read, RosterSheet sheet, List<Finding> errors, List<Finding> warnings) {
    /** Of one sheet: as many as one transaction can take, all or nothing. Larger towns send several. */
    public static final int MOST_ROWS = 2_000;

    /** Blocks; fails with problem+json where the file cannot be read at all. */
    public static RosterFile read(byte[] file) {
        ReadWorkbook read = FormReader.read(file, RosterForms.ALL, MOST_ROWS);
        return new RosterFile(
                read,
                new RosterSheet(
                        rows(read, RosterForms.ORGANISATIONS, RosterFile::organisation),
                        rows(read, RosterForms.MEMBERS, RosterFile::member)),
                read.sheets().stream()
                        .flatMap(sheet -> sheet.errors().stream())
                        .map(error -> new Finding(error.sheet(), error.row(), error.column(), error.reason()))
                        .toList(),
                read.sheets().stream().flatMap(RosterFile::unread).toList());
    }

    /** The workbook back, with a column of what is wrong; blocks. */
    public byte[] marked(List<Finding> found) {
        return WorkbookWriter.marked(
                read,
                found.stream()
                        .map(each -> new SheetError(each.sheet(), each.row(), each.column(), each.message()))
                        .toList());
    }

    private static Stream<Finding> unread(ReadSheet sheet) {
        if (sheet.unread().isEmpty()) {
            return Stream.of();
        }
        String titles = sheet.unread().stream().map(Unread::title).collect(Collectors.joining("、"));
        return Stream.of(
                new Finding(sheet.form().name(), sheet.unread().getFirst().row(), "", "没有读取的列：" + titles));
    }

    /** A row of the form; the cell of a column that is not there is null, and an empty one is an empty text. */
    private record FormRow(ReadSheet sheet, SheetLine line) {
        int number() {
            return line.number();
        }

        String cell(String title) {
            String text = line.cell(title);
            return text == null && sheet.columns().contains(title) ? "" : text;
        }
    }

    private static <R> List<R> rows(ReadWorkbook read, SheetForm form, Function<FormRow, R> row) {
        return read.sheet(form.name()).stream()
                .flatMap(sheet -> sheet.lines().stream().map(line -> new FormRow(sheet, line)))
                .map(row)
                .toList();
    }

    private static OrganisationRow organisation(FormRow row) {
        return new OrganisationRow(
                row.number(),
                row.cell(Column.ID),
                row.cell(Column.ORGANISATION_NAME),
                row.cell(Column.PARENT),
                row.cell(Column.LEVEL),
                row.cell(Column.SECTOR),
                row.cell(Column.FROM));
    }

    private static MemberRow member(FormRow row) {
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
}
