package cn.sanwei.points.sheets;

import java.util.List;

/**
 * A sheet as it was read.
 *
 * @param lines without those that are empty
 * @param errors of cells that say nothing that could be judged: formulas, mistakes of Excel, texts without end
 */
public record FilledSheet(SheetForm form, List<SheetLine> lines, List<SheetError> errors) {
    public FilledSheet {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    public static FilledSheet empty(SheetForm form) {
        return new FilledSheet(form, List.of(), List.of());
    }
}
