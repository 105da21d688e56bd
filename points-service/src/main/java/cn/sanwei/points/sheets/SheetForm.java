package cn.sanwei.points.sheets;

import java.util.List;

/**
 * What one sheet looks like: for its template, its reading and its way back.
 *
 * @param name of the sheet
 * @param columns in the order in which the template shows them; a sheet that is read may have them in any
 */
public record SheetForm(String name, List<Column> columns) {
    /** The column that an answer adds, and that is overlooked when the sheet comes again. */
    public static final String ERRORS = "错误";

    public SheetForm {
        columns = List.copyOf(columns);
    }

    /**
     * @param title in the first row; one that must be filled is marked there with a star
     * @param hint shown beside the title
     * @param choices offered in the cells, and not more than that: another text is judged by whoever reads it
     */
    public record Column(String title, boolean required, String hint, List<String> choices) {
        public Column {
            choices = List.copyOf(choices);
        }

        public static Column required(String title, String hint, String... choices) {
            return new Column(title, true, hint, List.of(choices));
        }

        public static Column optional(String title, String hint, String... choices) {
            return new Column(title, false, hint, List.of(choices));
        }

        public Column offering(List<String> offered) {
            return new Column(title, required, hint, offered);
        }

        String heading() {
            return required ? title + MARK : title;
        }
    }

    private static final String MARK = "*";

    static String titleOf(String heading) {
        String title = heading.strip();
        return title.endsWith(MARK) || title.endsWith("＊")
                ? title.substring(0, title.length() - 1).strip()
                : title;
    }
}
