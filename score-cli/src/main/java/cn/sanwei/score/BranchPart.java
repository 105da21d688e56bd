package cn.sanwei.score;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.ledger.BranchStanding;
import cn.sanwei.scoring.rulebook.BranchWeights;
import cn.sanwei.scoring.rulebook.CycleDays;
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
        long left = standing.score().map(Points::hundredths).orElse(0L);
        if (standing.pointsWork().isPresent()) {
            Points score = standing.pointsWork().get();
            Points points = standing.score().isEmpty() ? Points.ZERO : weighed(score, weights.pointsWork());
            left -= points.hundredths();
            parts.add(of(BranchWeights.POINTS_WORK, "积分工作考核", score, points, weights.pointsWork(), standing, facts));
        }
        if (standing.yearEndTarget().isPresent()) {
            Points score = standing.yearEndTarget().get();
            Points points = standing.score().isEmpty() ? Points.ZERO : new Points(left);
            parts.add(of(
                    BranchWeights.YEAR_END_TARGET, "年终目标考核", score, points, weights.yearEndTarget(), standing, facts));
        }
        return parts;
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
