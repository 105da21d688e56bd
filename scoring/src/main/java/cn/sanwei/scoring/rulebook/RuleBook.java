package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Points;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * One version of a township's scheme (积分细则), checked.
 *
 * @param countsFrom facts of this day and later are scored by it, until a later version counts
 * @param floor the least that a total can be, or null
 * @param ceiling the most that a total can be, or null
 * @param grades from the highest down, the last without a bound
 * @param exempt who is left out of grading, or null for nobody
 * @param branchWeights null where branches are not graded
 * @param objectionDays how long objections against an award are heard
 * @param showRank whether a member sees his place in the branch
 * @param maskNames whether boards for everyone show 张*国
 */
public record RuleBook(
        String id,
        String title,
        int version,
        LocalDate countsFrom,
        MonthDay cycleStarts,
        List<BasePoints> base,
        Points floor,
        Points ceiling,
        List<Rule> rules,
        List<CapGroup> groups,
        List<Band> grades,
        MemberCondition exempt,
        BranchWeights branchWeights,
        int objectionDays,
        boolean showRank,
        boolean maskNames) {

    public RuleBook {
        base = List.copyOf(base);
        rules = List.copyOf(rules);
        groups = List.copyOf(groups);
        grades = List.copyOf(grades);
    }

    public Band gradeFor(Points total) {
        for (Band band : grades) {
            if (band.takes(total)) {
                return band;
            }
        }
        throw new IllegalStateException("the lowest grade has a bound: " + id);
    }
}
