package cn.sanwei.scoring.ledger.entries;

/** Words of facts that no event brings: what did not happen, and what befell others. */
public final class MadeFact {
    /** The type of a fact that stands for what did not happen. */
    public static final String ABSENCE = "absence";
    /** The attribute of an absence that has the first day of the period. */
    public static final String FROM = "from";
    /** The attribute of a derived fact that says what the other one was scored for, in words. */
    public static final String LABEL = "label";

    private MadeFact() {}
}
