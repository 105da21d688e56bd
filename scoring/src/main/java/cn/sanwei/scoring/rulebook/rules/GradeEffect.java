package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.contracts.Points;

/**
 * What a rule does to the result beside its points, for as long as its entry stands.
 *
 * @param total what the total becomes at that moment, or null
 * @param later what happens to that total afterwards; looked at only where there is a {@code total}
 * @param totalAtMost what the total is at most, or null
 * @param grade the code of the grade that is given whatever the total, or null
 * @param atLeast the code of the grade below which nobody falls, or null
 * @param atMost the code of the grade above which nobody rises, or null
 * @param lowest whether nobody rises above the lowest of his grades
 */
public record GradeEffect(
        Points total, Later later, Points totalAtMost, String grade, String atLeast, String atMost, boolean lowest) {
    /** All points are void, whatever comes later (一票否决). */
    public static final GradeEffect VETO = new GradeEffect(Points.ZERO, Later.IGNORED, null, null, null, null, true);

    /** What becomes of entries that are later than a total that was set. */
    public enum Later {
        IGNORED("ignored"),
        DEDUCTIONS("deductions"),
        COUNT("count");

        private final String code;

        Later(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
