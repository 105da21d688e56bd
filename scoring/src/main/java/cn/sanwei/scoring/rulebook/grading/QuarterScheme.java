package cn.sanwei.scoring.rulebook.grading;

import java.util.List;

/**
 * How a quarter is reckoned for itself.
 *
 * @param toDate whether everything from the cycle's first day on counts, and not only what happened in the quarter
 * @param grades null where a quarter has no grade
 */
public record QuarterScheme(boolean toDate, List<BasePoints> base, Limits limits, GradeScheme grades) {
    /** What happened in it, without base, limits and grade. */
    public static final QuarterScheme SUMS = new QuarterScheme(false, List.of(), Limits.NONE, null);

    public QuarterScheme {
        base = List.copyOf(base);
    }
}
