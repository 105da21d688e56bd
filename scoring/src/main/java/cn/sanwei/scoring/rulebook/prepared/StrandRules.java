package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.RosterLine;

/**
 * The rules of one strand that score one type of fact, in one version.
 *
 * @param strand its number
 * @param rules in the order of their ids; not to be written to
 */
public record StrandRules(int strand, PreparedRule[] rules) {
    /** The index of the first rule that scores this fact of a member who was then what the line says, or -1. */
    public int firstMatch(Fact fact, RosterLine line) {
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].rule().matches(fact, line)) {
                return i;
            }
        }
        return -1;
    }
}
