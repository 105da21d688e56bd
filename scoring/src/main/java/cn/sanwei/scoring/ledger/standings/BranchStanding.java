package cn.sanwei.scoring.ledger.standings;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.ledger.intake.Judge;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a branch stands in one cycle: its scores, and what they weigh together by the declared weights. Ungraded until
 * every score that is weighed is there, and where the rule book grades no branches.
 *
 * @param score weighed, rounded to hundredths, half up
 */
public record BranchStanding(
        Subject organisation,
        CycleDays days,
        Optional<Points> pointsWork,
        Optional<Points> yearEndTarget,
        Optional<Points> membersMean,
        Optional<Points> score,
        Optional<Band> indicated,
        List<Parked> parked) {

    /** Of a branch whose members are not looked at; ungraded where the rule book weighs them. */
    public static BranchStanding of(RuleBooks books, Cycle cycle, Subject organisation, Collection<Fact> facts) {
        return of(books, cycle, organisation, facts, MembersMean.OF_NOBODY);
    }

    /** A score that is entered again replaces the one before; the order in which the facts come makes no difference. */
    public static BranchStanding of(
            RuleBooks books, Cycle cycle, Subject organisation, Collection<Fact> facts, MembersMean members) {
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
        Optional<BranchGrading> grading =
                books.judging(cycle).map(book -> book.grading().branches());
        Optional<Points> mean = members.mean();
        Optional<Points> score = weigh(grading, work, target, mean);
        return new BranchStanding(
                organisation,
                books.days(cycle),
                work,
                target,
                mean,
                score,
                score.map(points -> {
                    GradeScheme grades = grading.orElseThrow().grades();
                    return grades.byPoints(grades.bands(), points);
                }),
                List.copyOf(parked));
    }

    private static Optional<Points> weigh(
            Optional<BranchGrading> grading, Optional<Points> work, Optional<Points> target, Optional<Points> mean) {
        if (grading.isEmpty() || work.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        BranchWeights weights = grading.get().weights();
        if (weights.weighsMembers() && mean.isEmpty()) {
            return Optional.empty();
        }
        Points ofMembers = mean.orElse(Points.ZERO);
        long sum = work.get().hundredths() * weights.pointsWork()
                + target.get().hundredths() * weights.yearEndTarget()
                + ofMembers.hundredths() * weights.membersMean();
        return Optional.of(new Points(Math.floorDiv(sum + BranchWeights.WHOLE / 2, BranchWeights.WHOLE)));
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
}
