package cn.sanwei.workbooks;

import java.time.LocalTime;

/**
 * One cell as it was meant.
 *
 * @param text as a person reads it: a day as 2026-03-05 and a month alone as 2026-03 whatever their format, a number in
 *     full; of a formula its text. Never null
 * @param time of a day, to the minute; null where the cell has none, and of anything else
 */
public record SheetCell(Kind kind, String text, LocalTime time) {
    public static final SheetCell EMPTY = new SheetCell(Kind.EMPTY, "");

    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        /** A number whose format shows a day, or only a month. */
        DATE,
        FORMULA,
        /** What a formula left that could not be reckoned, such as #REF!. */
        BROKEN
    }

    public SheetCell(Kind kind, String text) {
        this(kind, text, null);
    }

    /** A day with its time behind it, where it has one. */
    String withTime() {
        return time == null ? text : text + " " + time;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
