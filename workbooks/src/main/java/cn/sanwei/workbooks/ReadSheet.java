package cn.sanwei.workbooks;

import java.util.List;
import java.util.Set;

/**
 * A sheet as it was read.
 *
 * @param columns of the form that it has
 * @param lines without those that are empty, and without those of which {@code errors} says something
 * @param errors of headings, and of cells that say nothing that could be judged: formulas, mistakes of Excel, texts
 *     without end
 * @param unread headings that the form does not know: nothing under them is looked at
 */
public record ReadSheet(
        SheetForm form, Set<String> columns, List<SheetLine> lines, List<SheetError> errors, List<Unread> unread) {
    public ReadSheet {
        columns = Set.copyOf(columns);
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
        unread = List.copyOf(unread);
    }

    /** @param row of the headings, as Excel shows it */
    public record Unread(int row, String title) {}

    static ReadSheet of(SheetForm form, List<SheetError> errors) {
        return new ReadSheet(form, Set.of(), List.of(), errors, List.of());
    }
}
