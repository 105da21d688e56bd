package cn.sanwei.rating;

/** Divisions that are no township's and no county's: none of their ids has this form. */
public final class Everyone {
    /** For somebody who has not signed in: he sees the one table without a policy, and no row of any other. */
    public static final String NO_DIVISION = "(everyone)";

    /** For the operator of the platform: what is nobody's else. */
    public static final String OPERATOR = "(operator)";

    private Everyone() {}
}
