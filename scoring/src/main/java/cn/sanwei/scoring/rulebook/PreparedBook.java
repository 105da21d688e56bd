package cn.sanwei.scoring.rulebook;

import java.util.Map;

/** One version with its rules sorted out by the type of fact that they score. */
public final class PreparedBook {
    private static final PreparedRule[] NONE = {};
    private final RuleBook book;
    private final Map<String, PreparedRule[]> rulesByType;

    PreparedBook(RuleBook book, Map<String, PreparedRule[]> rulesByType) {
        this.book = book;
        this.rulesByType = rulesByType;
    }

    public RuleBook book() {
        return book;
    }

    /** In the order of their ids. Not to be written to. */
    public PreparedRule[] rulesFor(String factType) {
        return rulesByType.getOrDefault(factType, NONE);
    }
}
