package cn.sanwei.scoring.rulebook.grading;

/**
 * How a branch's scores are weighed, in ten-thousandths that sum to ten thousand.
 *
 * @param membersMean of the mean of its members' totals; 0 where that is not looked at
 */
public record BranchWeights(int pointsWork, int yearEndTarget, int membersMean) {
    public static final int WHOLE = 10_000;
    public static final String POINTS_WORK = "points-work";
    public static final String YEAR_END_TARGET = "year-end-target";
    public static final String MEMBERS_MEAN = "members-mean";

    public boolean weighsMembers() {
        return membersMean > 0;
    }
}
