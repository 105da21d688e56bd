package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.Band;
import cn.sanwei.scoring.rulebook.BranchWeights;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.RuleBooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a branch stands in one cycle: its two scores, and what they weigh together by the declared weights. Ungraded
 * until both are entered, and where the rule book grades no branches.
 *
 * @param score weighed, rounded to hundredths, half up
 */
public record BranchStanding(
        Subject organisation,
        CycleDays days,
        Optional<Points> pointsWork,
        Optional<Points> yearEndTarget,
        Optional<Points> score,
        Optional<Band> indicated,
        List<Parked> parked) {

    /** A score that is entered again replaces the one before; the order in which the facts come makes no difference. */
    public static BranchStanding of(RuleBooks books, Cycle cycle, Subject organisation, Collection<Fact> facts) {
        Intake intake = new Intake(organisation, facts);
        List<Parked> parked = new ArrayList<>(intake.parked());
        Optional<Points> work = Optional.empty();
        Optional<Points> target = Optional.empty();
        for (Fact fact : intake.sound()) {
            Parked.Reason reason = reasonToPark(fact, cycle, intake);
            if (reason != null) {
                parked.add(new Parked(fact, reason));
            } else if (fact.type().equals(FactTypes.BRANCH_SCORE) && intake.cancelledBy(fact) == null) {
                Points score = new Points(fact.measures().get("score").tenThousandths() / 100);
                if (fact.attributes().get("part").equals(BranchWeights.POINTS_WORK)) {
                    work = Optional.of(score);
                } else {
                    target = Optional.of(score);
                }
            }
        }
        parked.sort(Parked.ORDER);
        Optional<RuleBook> judging = books.judging(cycle).filter(book -> book.branchWeights() != null);
        Optional<Points> score = judging.isPresent() && work.isPresent() && target.isPresent()
                ? Optional.of(weigh(judging.get().branchWeights(), work.get(), target.get()))
                : Optional.empty();
        return new BranchStanding(
                organisation,
                books.days(cycle),
                work,
                target,
                score,
                score.map(points -> judging.orElseThrow().gradeFor(points)),
                List.copyOf(parked));
    }

    private static Parked.Reason reasonToPark(Fact fact, Cycle cycle, Intake intake) {
        return switch (fact.type()) {
            case FactTypes.CANCELLATION -> intake.hasSeen(fact.cancels()) ? null : Parked.Reason.TARGET_NOT_SEEN;
            case FactTypes.BRANCH_SCORE -> branchScore(fact, cycle);
            default -> Parked.Reason.MALFORMED;
        };
    }

    private static Parked.Reason branchScore(Fact fact, Cycle cycle) {
        String part = fact.attributes().get("part");
        if (!part.equals(BranchWeights.POINTS_WORK) && !part.equals(BranchWeights.YEAR_END_TARGET)) {
            return Parked.Reason.MALFORMED;
        }
        return cycle.value().equals(Judge.cycleNamed(fact)) ? null : Parked.Reason.OUTSIDE_CYCLE;
    }

    private static Points weigh(BranchWeights weights, Points work, Points target) {
        long sum = work.hundredths() * weights.pointsWork() + target.hundredths() * weights.yearEndTarget();
        return new Points((sum + BranchWeights.WHOLE / 2) / BranchWeights.WHOLE);
    }
}
