package cn.sanwei.points.wiring;

/** Reading for somebody who has not signed in: only tables with a policy for everyone show him any row. */
public final class PublicReading {
    /** Not in the form of a township's or county's id, so no row can ever be this division's. */
    public static final String NO_DIVISION = "~everyone";

    private PublicReading() {}
}
