package cn.sanwei.scoring.rulebook.grading;

import java.util.List;

/**
 * What a rule book says beside its rules: from the entries to the total, and from the total to a grade.
 *
 * @param quotas null where there is room for everybody
 * @param rollingMonths over how many months a score without a cycle goes, {@link #FOREVER} for all, or null for none
 * @param branches null where branches are not graded
 */
public record Grading(
        List<BasePoints> base,
        List<Part> parts,
        Limits total,
        GradeScheme grades,
        Exemption exemption,
        QuarterScheme quarters,
        List<Consequence> consequences,
        QuotaScheme quotas,
        Integer rollingMonths,
        BranchGrading branches) {

    /** A score that is never reset. */
    public static final int FOREVER = 0;

    public Grading {
        base = List.copyOf(base);
        parts = List.copyOf(parts);
        consequences = List.copyOf(consequences);
    }
}
