package cn.sanwei.scoring.rulebook.grading;

import java.util.Optional;

/** @param scorers empty where the assessment group gives one score for each part */
public record BranchGrading(BranchWeights weights, Optional<Scorers> scorers, GradeScheme grades) {}
