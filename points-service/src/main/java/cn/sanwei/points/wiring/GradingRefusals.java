package cn.sanwei.points.wiring;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.GradingRefusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Why a cycle or a quarter is not closed or opened again, or an organisation not graded, over HTTP. */
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
            case GradingRefusal.QuarterAlreadyClosed r ->
                Problems.refused(409, "quarter-already-closed", r.cycle() + " 积分年度第 " + r.quarter() + " 季度已经结账。");
            case GradingRefusal.QuarterStillRunning r ->
                Problems.refused(
                        409,
                        "quarter-still-running",
                        r.cycle() + " 积分年度第 " + r.quarter() + " 季度到 " + r.last() + " 才结束，结束之后才能结账。");
            case GradingRefusal.QuarterNotNext r ->
                Problems.builder(409, "quarter-not-next", "季度须依次结账，下一个是第 " + r.next() + " 季度。")
                        .with("next", r.next())
                        .build();
            case GradingRefusal.QuarterNotClosed r ->
                Problems.refused(409, "quarter-not-closed", r.cycle() + " 积分年度第 " + r.quarter() + " 季度尚未结账。");
            case GradingRefusal.QuarterNotLast r ->
                Problems.builder(409, "quarter-not-last", "只能从最后结账的季度起逐个重新打开，目前是第 " + r.last() + " 季度。")
                        .with("last", r.last())
                        .build();
            case GradingRefusal.AwardsStand r ->
                Problems.builder(
                                409,
                                "awards-stand",
                                "已有 " + r.organisations().size() + " 个党组织据此授星，授星之后不能重新打开；后到的积分作为更正列出。")
                        .with("organisations", sorted(r.organisations()))
                        .build();
            case GradingRefusal.ResultsUnderWay r ->
                Problems.builder(409, "results-under-way", "有 " + r.branches().size() + " 个支部的评定结果正在审核或公示，请先逐个退回并说明理由。")
                        .with("branches", sorted(r.branches()))
                        .build();
            case GradingRefusal.NotGraded r -> Problems.refused(422, "not-graded", "没有找到该党组织，或它不参加党组织评星（党小组不评）。");
            case GradingRefusal.WeightsNotDeclared r ->
                Problems.refused(422, "weights-not-declared", "积分细则没有写明党组织评星的权重（branches.weights）。");
            case GradingRefusal.ScoresMissing r ->
                Problems.builder(422, "scores-missing", "得分尚未录全，还缺 " + r.parts().size() + " 项。")
                        .with("missing", r.parts().stream().sorted().toList())
                        .build();
            case GradingRefusal.ScoresOwnBranch r ->
                Problems.refused(403, "scores-own-branch", "不能为自己所在的支部评分，请由考核组其他人评；名册上有同名的人时，请在姓名后注明单位。");
            case GradingRefusal.ScorerUnnamed r -> Problems.malformed("name", "须写明评分人的姓名");
            case GradingRefusal.ScorerNamedTwice r ->
                Problems.refused(409, "scorer-named-twice", "另一位评分人也叫“" + r.name() + "”；不是同一人时，请在姓名后注明单位。");
            case GradingRefusal.ThirdScorerNotNeeded r ->
                Problems.refused(409, "third-scorer-not-needed", "两人的评分相差没有超过 " + r.apart() + " 分，不需要第三人评。");
            case GradingRefusal.ScorersComplete r -> Problems.refused(409, "scorers-complete", "这一项已有三人评分。");
            case GradingRefusal.ScorersMissing r ->
                Problems.builder(422, "scorers-missing", "还有 " + r.parts().size() + " 项缺人评分。")
                        .with("missing", r.parts().stream().sorted().toList())
                        .build();
            case GradingRefusal.ClosingNotHeard r ->
                Problems.refused(409, "closing-not-heard", r.cycle() + " 积分年度结账时党员的积分尚未送达，请稍后再试。");
            case GradingRefusal.GradeDoesNotFollow r ->
                Problems.builder(
                                422, "grade-does-not-follow", "按公布的权重应为 " + r.follows() + "，与提交的 " + r.asked() + " 不符。")
                        .with("follows", r.follows())
                        .build();
            case GradingRefusal.OrganisationAlreadyGraded r ->
                Problems.refused(409, "organisation-already-graded", "该党组织本年度已经评星。");
        };
    }

    private static List<OrganisationId> sorted(Set<OrganisationId> organisations) {
        return organisations.stream()
                .sorted(Comparator.comparing(OrganisationId::toString))
                .toList();
    }
}
