package cn.sanwei.scoring.rulebook;

/** How a branch's two scores are weighed, in ten-thousandths that sum to ten thousand. */
public record BranchWeights(int pointsWork, int yearEndTarget) {
    public static final int WHOLE = 10_000;
    public static final String POINTS_WORK = "points-work";
    public static final String YEAR_END_TARGET = "year-end-target";
}
