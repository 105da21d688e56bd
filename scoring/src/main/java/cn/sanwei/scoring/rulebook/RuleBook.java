package cn.sanwei.scoring.rulebook;

import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a township's scheme (积分细则), checked.
 *
 * @param countsFrom facts of this day and later are scored by it, until a later version counts
 * @param replaces the version in whose place it stands from the same day on, or 0
 * @param grading what it says beside its rules
 * @param objectionDays how long objections against an award are heard
 * @param showRank whether a member sees his place in the branch
 * @param maskNames whether boards for everyone show 张*国
 */
public record RuleBook(
        String id,
        String title,
        int version,
        LocalDate countsFrom,
        int replaces,
        MonthDay cycleStarts,
        List<Rule> rules,
        List<CapGroup> groups,
        Grading grading,
        int objectionDays,
        boolean showRank,
        boolean maskNames) {

    public RuleBook {
        rules = List.copyOf(rules);
        groups = List.copyOf(groups);
    }

    public List<BasePoints> base() {
        return grading.base();
    }

    /** Those for everybody, from the highest down, the last without a bound. */
    public List<Band> grades() {
        return grading.grades().bands();
    }

    /** Each grade that a member or a branch can have, once; a code means the same for both. */
    public List<Band> everyGrade() {
        Map<String, Band> byCode = new LinkedHashMap<>();
        grading.grades().everyBand().forEach(band -> byCode.put(band.code(), band));
        if (grading.branches() != null) {
            grading.branches().grades().everyBand().forEach(band -> byCode.putIfAbsent(band.code(), band));
        }
        return List.copyOf(byCode.values());
    }

    /** Who is left out of grading by what he is, or null for nobody. */
    public MemberCondition exempt() {
        return grading.exemption().members();
    }

    /** Empty where branches are not graded, or by one score for each part. */
    public Optional<Scorers> branchScorers() {
        return Optional.ofNullable(grading.branches()).flatMap(BranchGrading::scorers);
    }

    /** Null where branches are not graded. */
    public BranchWeights branchWeights() {
        return grading.branches() == null ? null : grading.branches().weights();
    }
}
