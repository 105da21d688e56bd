package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.List;

/**
 * A rule with all caps that bind it, its own first.
 *
 * @param number among the rules of all versions, from 1; 0 is the opening balance
 * @param meters what counts when it gives something: those of its caps, and those of other versions' caps on the same
 *     rule or group, so that a version that begins in mid-year does not hand out a cap twice
 * @param group the innermost group that it is in, or null
 * @param ranked the innermost group around it of which only the highest counts, or null
 */
public record PreparedRule(
        Rule rule, int number, List<PreparedCap> caps, int[] meters, CapGroup group, CapGroup ranked) {
    /**
     * @param meter its number in the strand
     * @param owner the rule's or the group's label, for the reason
     */
    public record PreparedCap(Cap cap, int meter, String owner) {}
}
