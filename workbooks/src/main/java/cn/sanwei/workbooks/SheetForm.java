package cn.sanwei.workbooks;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * What one sheet looks like: for its template, its reading and its way back.
 *
 * @param name of the sheet
 * @param columns in the order in which the template shows them; a sheet that is read may have them in any
 */
public record SheetForm(String name, List<Column> columns) {
    /** The column that an answer adds, and that is overlooked when the sheet comes again. */
    public static final String ERRORS = "错误";

    private static final String MARK = "*";

    public SheetForm {
        columns = List.copyOf(columns);
    }

    /** What a cell holds; whatever it is, it is read as text. */
    public enum Holds {
        TEXT,
        DAY,
        /** A day, and behind it its time where the cell has one. */
        MOMENT
    }

    /**
     * @param title in the row of headings; a column that must be there is marked with a star
     * @param hint shown beside the title; may be empty
     * @param width in characters; 0 for one that suits the title
     */
    public record Column(String title, boolean required, String hint, Holds holds, int width, Choices choices) {
        public static Column required(String title, String hint) {
            return new Column(title, true, hint, Holds.TEXT, 0, Choices.NONE);
        }

        public static Column optional(String title, String hint) {
            return new Column(title, false, hint, Holds.TEXT, 0, Choices.NONE);
        }

        public Column holding(Holds what) {
            return new Column(title, required, hint, what, width, choices);
        }

        public Column wide(int characters) {
            return new Column(title, required, hint, holds, characters, choices);
        }

        /** Another text may stand there too: it is judged by whoever reads it. */
        public Column offering(List<String> words) {
            return with(new Choices(words, false, null));
        }

        /** Excel itself takes nothing else. */
        public Column only(List<String> words) {
            return with(new Choices(words, true, null));
        }

        /** Offers what the first column of another sheet of the same workbook names. */
        public Column namedOn(String sheet) {
            return with(new Choices(List.of(), false, sheet));
        }

        private Column with(Choices offered) {
            return new Column(title, required, hint, holds, width, offered);
        }

        String heading() {
            return required ? title + MARK : title;
        }
    }

    /**
     * What a cell can be chosen from.
     *
     * @param words empty for anything
     * @param sheet in whose first column the words stand instead; null for none
     */
    public record Choices(List<String> words, boolean binding, String sheet) {
        static final Choices NONE = new Choices(List.of(), false, null);

        public Choices {
            words = List.copyOf(words);
        }
    }

    Optional<Column> column(String title) {
        return columns.stream().filter(column -> column.title().equals(title)).findFirst();
    }

    List<String> required() {
        return columns.stream().filter(Column::required).map(Column::title).toList();
    }

    /** Also where a check has written behind it what is wrong with the headings themselves. */
    static boolean isErrors(String title) {
        return title.startsWith(ERRORS);
    }

    /** Of a heading as people leave it: with the star, blanks around it, or the wide forms of signs. */
    static String titleOf(SheetCell heading) {
        return Normalizer.normalize(heading.text(), Normalizer.Form.NFKC)
                .replaceAll("[*\\s]+$", "")
                .strip();
    }
}
