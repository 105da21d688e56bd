package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.ImportRefusal.RowsWrong;
import cn.sanwei.points.domain.PastImport;
import cn.sanwei.points.domain.PastImport.ImportRows;
import cn.sanwei.workbooks.FormReader;
import cn.sanwei.workbooks.ReadWorkbook;
import cn.sanwei.workbooks.SheetError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a workbook says of the past: rows in the order in which they are imported, and everything that is wrong with it.
 * What a row must be is the domain's to say; here it only becomes one, and the domain's words find their cell again.
 *
 * @param read as it came, for the way back
 * @param blank lines that name somebody and bring nothing
 */
record PastTable(ReadWorkbook read, List<PastRow> rows, int blank, List<SheetError> errors) {
    /** Beyond what any township has in one table; more is a file that went astray. */
    private static final int MOST_ROWS = 20_000;

    private static final ImportId NONE = new ImportId(new UUID(0, 0));

    static PastTable read(byte[] file, Persons persons, Instant now) {
        ReadWorkbook read = FormReader.read(file, PastForms.forms(), MOST_ROWS);
        PastLines lines = new PastLines(persons, now);
        read.sheets().forEach(lines::read);
        if (lines.rows().size() > MOST_ROWS) {
            throw Problems.refused(422, "too-many-rows", "一次最多导入 " + MOST_ROWS + " 行，请分成几个文件导入。");
        }
        List<SheetError> errors = new ArrayList<>(lines.errors());
        errors.addAll(judged(lines.rows(), persons, now));
        errors.addAll(twice(lines.rows()));
        errors.sort(Comparator.comparing(SheetError::sheet).thenComparingInt(SheetError::row));
        return new PastTable(read, lines.rows(), lines.blank(), errors);
    }

    /** Columns of which nothing is imported: somebody may have meant one that is. */
    List<UnreadColumn> unread() {
        return read.sheets().stream()
                .flatMap(sheet -> sheet.unread().stream()
                        .map(each -> new UnreadColumn(sheet.form().name(), each.title())))
                .toList();
    }

    /** Facts first, as an import numbers them. */
    private static List<SheetError> judged(List<PastRow> rows, Persons persons, Instant now) {
        ImportRows all = PastRow.asImport(NONE, rows, persons.ids(), now);
        if (!(new PastImport().decide(new PastImport().initial(), all) instanceof Decision.Refused<?> refused)
                || !(refused.reason() instanceof RowsWrong wrong)) {
            return List.of();
        }
        List<PastRow> facts = rows.stream().filter(row -> row.fact() != null).toList();
        List<PastRow> balances =
                rows.stream().filter(row -> row.balance() != null).toList();
        return wrong.errors().stream()
                .filter(error -> !error.field().endsWith("]")) // that a row is there twice is said below, by its place
                .map(error -> inPlace(
                        error,
                        error.row() <= facts.size()
                                ? facts.get(error.row() - 1)
                                : balances.get(error.row() - facts.size() - 1)))
                .toList();
    }

    private static SheetError inPlace(RowError error, PastRow row) {
        return new SheetError(row.sheet(), row.line(), row.columnOf(error.field()), error.message());
    }

    private static List<SheetError> twice(List<PastRow> rows) {
        Map<String, PastRow> seen = new HashMap<>();
        List<SheetError> errors = new ArrayList<>();
        for (PastRow row : rows) {
            PastRow same = seen.putIfAbsent(row.key(), row);
            if (same != null) {
                String more = row.fact() == null ? "" : "；同一天的两次请填时间";
                errors.add(new SheetError(row.sheet(), row.line(), "", "与第 " + same.line() + " 行重复" + more));
            }
        }
        return errors;
    }
}
