package cn.sanwei.scoring.rulebook;

import java.util.Map;

/** One version with its rules sorted out by the type of fact that they score, and by strand. */
public final class PreparedBook {
    private static final StrandRules[] NONE = {};
    private final RuleBook book;
    private final Map<String, StrandRules[]> strandsByType;

    PreparedBook(RuleBook book, Map<String, StrandRules[]> strandsByType) {
        this.book = book;
        this.strandsByType = strandsByType;
    }

    public RuleBook book() {
        return book;
    }

    /** Not to be written to. */
    public StrandRules[] strandsFor(String factType) {
        return strandsByType.getOrDefault(factType, NONE);
    }
}
