package cn.sanwei.workbooks;

import cn.sanwei.workbooks.SheetForm.Choices;
import cn.sanwei.workbooks.SheetForm.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** What cells can be chosen from, on a hidden sheet of its own: written into the cell's rule it may be 255 signs. */
final class ChoiceLists {
    private static final String SHEET = "可选项";
    /** As far as a list is offered that grows while it is filled in. */
    private static final int LAST_ROW = 20_000;

    private final Map<List<String>, Integer> lists = new LinkedHashMap<>();

    /** @param last row that is to be offered the choices, from 0 like the others */
    void offer(Worksheet sheet, Column column, int first, int last, int at) {
        Choices choices = column.choices();
        if (choices.words().isEmpty() && choices.sheet() == null) {
            return;
        }
        sheet.range(first, at, last, at)
                .validateWithListByFormula(
                        choices.sheet() == null ? rangeOf(choices.words()) : firstColumnOf(choices.sheet()))
                .errorStyle(DataValidationErrorStyle.STOP)
                .errorTitle(column.title())
                .error("请从列表中选择")
                .showErrorMessage(choices.binding());
    }

    private static String firstColumnOf(String sheet) {
        return "'" + sheet + "'!$A$2:$A$" + LAST_ROW;
    }

    private String rangeOf(List<String> words) {
        String letters = letters(lists.computeIfAbsent(words, added -> lists.size()));
        return "'" + SHEET + "'!$" + letters + "$1:$" + letters + "$" + words.size();
    }

    void write(Workbook workbook) {
        if (lists.isEmpty()) {
            return;
        }
        Worksheet sheet = workbook.newWorksheet(SHEET);
        sheet.setVisibilityState(VisibilityState.HIDDEN);
        lists.forEach((words, column) -> {
            for (int row = 0; row < words.size(); row++) {
                Cells.write(sheet, row, column, words.get(row));
            }
        });
    }

    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : (char) ('A' + column / 26 - 1) + last;
    }
}
