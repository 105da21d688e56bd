package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.GradingRefusal;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why a cycle is not closed or an organisation not graded, over HTTP. */
final class GradingRefusals {
    private GradingRefusals() {}

    static HttpProblem problem(GradingRefusal refusal) {
        return switch (refusal) {
            case GradingRefusal.NoRuleBook r -> Problems.refused(422, "no-rule-book", "该积分年度没有适用的积分细则，请先发布。");
            case GradingRefusal.CycleAlreadyClosed r ->
                Problems.refused(409, "cycle-already-closed", r.cycle() + " 积分年度已经结账。");
            case GradingRefusal.CycleStillRunning r ->
                Problems.refused(409, "cycle-still-running", r.cycle() + " 积分年度到 " + r.last() + " 才结束，结束之后才能结账。");
            case GradingRefusal.CycleNotClosed r -> Problems.refused(409, "cycle-not-closed", r.cycle() + " 积分年度尚未结账。");
            case GradingRefusal.NotGraded r -> Problems.refused(422, "not-graded", "没有找到该党组织，或它不参加党组织评星（党小组不评）。");
            case GradingRefusal.WeightsNotDeclared r ->
                Problems.refused(422, "weights-not-declared", "积分细则没有写明党组织评星的权重（branches.weights）。");
            case GradingRefusal.ScoresMissing r ->
                Problems.builder(422, "scores-missing", "得分尚未录全，还缺 " + r.parts().size() + " 项。")
                        .with("missing", r.parts().stream().sorted().toList())
                        .build();
            case GradingRefusal.GradeDoesNotFollow r ->
                Problems.builder(
                                422, "grade-does-not-follow", "按公布的权重应为 " + r.follows() + "，与提交的 " + r.asked() + " 不符。")
                        .with("follows", r.follows())
                        .build();
            case GradingRefusal.OrganisationAlreadyGraded r ->
                Problems.refused(409, "organisation-already-graded", "该党组织本年度已经评星。");
        };
    }
}
