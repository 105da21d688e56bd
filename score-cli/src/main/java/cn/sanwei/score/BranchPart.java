package cn.sanwei.score;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the scores that an organisation's total is weighed from.
 *
 * @param fact the fact that said it
 * @param points what it adds to the total; the last part takes the rounding, so that the parts sum to the total. Zero
 *     while the organisation is ungraded
 */
record BranchPart(String fact, String part, String label, Points score, Points points, String on, String reason) {

    static List<BranchPart> of(BranchStanding standing, BranchWeights weights, List<Fact> facts) {
        List<BranchPart> parts = new ArrayList<>();
        if (standing.pointsWork().isPresent()) {
            Points score = standing.pointsWork().get();
            Points points = standing.score().isEmpty() ? Points.ZERO : weighed(score, weights.pointsWork());
            parts.add(of(BranchWeights.POINTS_WORK, "积分工作考核", score, points, weights.pointsWork(), standing, facts));
        }
        if (standing.yearEndTarget().isPresent()) {
            Points score = standing.yearEndTarget().get();
            Points points = standing.score().isEmpty() ? Points.ZERO : weighed(score, weights.yearEndTarget());
            parts.add(of(
                    BranchWeights.YEAR_END_TARGET, "年终目标考核", score, points, weights.yearEndTarget(), standing, facts));
        }
        if (standing.membersMean().isPresent() && weights.membersMean() > 0) {
            Points mean = standing.membersMean().get();
            Points points = standing.score().isEmpty() ? Points.ZERO : weighed(mean, weights.membersMean());
            parts.add(
                    of(BranchWeights.MEMBERS_MEAN, "党员平均分", mean, points, weights.membersMean(), standing, List.of()));
        }
        return roundedInto(standing, parts);
    }

    private static BranchPart of(
            String part,
            String label,
            Points score,
            Points points,
            int weight,
            BranchStanding standing,
            List<Fact> facts) {
        Optional<Fact> said = said(part, score, standing.days(), facts);
        return new BranchPart(
                said.map(Fact::id).orElse(null),
                part,
                label,
                score,
                points,
                said.map(fact -> CycleDays.dayOf(fact.occurredAt()).toString()).orElse(null),
                label + " " + score + " 分，权重 " + new Measure(weight)
                        + (standing.score().isEmpty() ? "；各项录齐前不评" : ""));
    }

    private static List<BranchPart> roundedInto(BranchStanding standing, List<BranchPart> parts) {
        if (standing.score().isEmpty()) {
            return parts;
        }
        Points others = Points.ZERO;
        for (BranchPart part : parts.subList(0, parts.size() - 1)) {
            others = others.plus(part.points());
        }
        BranchPart last = parts.removeLast();
        parts.add(new BranchPart(
                last.fact(),
                last.part(),
                last.label(),
                last.score(),
                standing.score().get().minus(others),
                last.on(),
                last.reason()));
        return parts;
    }

    private static Points weighed(Points score, int weight) {
        return new Points((score.hundredths() * weight + BranchWeights.WHOLE / 2) / BranchWeights.WHOLE);
    }

    /** The last one that says so: entering a score again replaces it. */
    private static Optional<Fact> said(String part, Points score, CycleDays days, List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.type().equals(FactTypes.BRANCH_SCORE)
                        && part.equals(fact.attributes().get("part"))
                        && days.cycle().value().equals(fact.attributes().get("cycle"))
                        && fact.measures().containsKey("score")
                        && fact.measures().get("score").tenThousandths() / 100 == score.hundredths())
                .max((a, b) -> {
                    int byTime = a.occurredAt().compareTo(b.occurredAt());
                    return byTime != 0 ? byTime : a.id().compareTo(b.id());
                });
    }
}
