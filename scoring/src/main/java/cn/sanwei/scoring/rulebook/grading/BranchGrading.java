package cn.sanwei.scoring.rulebook.grading;

/** How branches are graded: what their scores weigh, and by which bands. */
public record BranchGrading(BranchWeights weights, GradeScheme grades) {}
