package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One version with its rules sorted out by the type of fact that they score, and by strand. */
public final class PreparedBook {
    private static final StrandRules[] NONE = {};
    private final RuleBook book;
    private final Map<String, StrandRules[]> strandsByType;
    private final Map<Integer, List<PreparedRule>> absences;
    private final Set<String> passedOn;

    PreparedBook(
            RuleBook book,
            Map<String, StrandRules[]> strandsByType,
            Map<Integer, List<PreparedRule>> absences,
            Set<String> passedOn) {
        this.passedOn = passedOn;
        this.book = book;
        this.strandsByType = strandsByType;
        this.absences = absences;
    }

    /** The rules of a strand for what did not happen, in the order of their ids. */
    public List<PreparedRule> absences(int strand) {
        return absences.getOrDefault(strand, List.of());
    }

    /** Ids of the rules whose occurrences give or cost others something. */
    public Set<String> passedOn() {
        return passedOn;
    }

    public RuleBook book() {
        return book;
    }

    /** Not to be written to. */
    public StrandRules[] strandsFor(String factType) {
        return strandsByType.getOrDefault(factType, NONE);
    }
}
