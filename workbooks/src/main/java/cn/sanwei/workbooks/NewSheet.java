package cn.sanwei.workbooks;

import cn.sanwei.workbooks.SheetForm.Column;
import java.util.List;

/**
 * A sheet to be written: headings, and rows under them.
 *
 * @param above lines over the headings, such as a title
 * @param rows of the values of their columns, in their order: a text, a {@code BigDecimal} of points, an {@code Integer},
 *     a {@code LocalDate}, or null for an empty cell
 * @param isFilledIn by people: below the rows there is room for more, with lists to choose from
 */
public record NewSheet(SheetForm form, List<String> above, List<List<Object>> rows, boolean isFilledIn)
        implements Content {
    /** To be filled in, from the rows on that are there. */
    public static NewSheet of(SheetForm form, List<List<Object>> rows) {
        return new NewSheet(form, List.of(), rows, true);
    }

    /** To be looked at. */
    public static NewSheet table(String name, List<String> above, List<String> titles, List<List<Object>> rows) {
        List<Column> columns =
                titles.stream().map(title -> Column.optional(title, "")).toList();
        return new NewSheet(new SheetForm(name, columns), above, rows, false);
    }
}
