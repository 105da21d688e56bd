package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import java.util.Set;

/**
 * A list on which those are put whom people then look at; nothing is decided by it.
 *
 * @param perQuarter for each quarter, else for the cycle
 * @param ofBranches of branches, else of members
 * @param below whoever has less is on it, or null
 * @param grades whoever has one of these is on it; empty where it goes by points
 * @param members of members, which ones
 */
public record Consequence(
        String id,
        String label,
        boolean perQuarter,
        boolean ofBranches,
        Points below,
        Set<String> grades,
        MemberCondition members) {
    public Consequence {
        grades = Set.copyOf(grades);
    }
}
