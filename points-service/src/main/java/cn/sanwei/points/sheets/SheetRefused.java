package cn.sanwei.points.sheets;

/** A file of which no row was looked at. */
public final class SheetRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, and the last part of the problem's type. */
    public enum Reason {
        OLD_FORMAT("sheet-old-format"),
        UNREADABLE("sheet-unreadable"),
        TOO_LARGE("sheet-too-large"),
        TOO_MANY_ROWS("sheet-too-many-rows"),
        NOT_THIS_FORM("sheet-not-this-form");

        private final String slug;

        Reason(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }
    }

    private final Reason reason;

    public SheetRefused(Reason reason, String detail) {
        this(reason, detail, null);
    }

    SheetRefused(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
