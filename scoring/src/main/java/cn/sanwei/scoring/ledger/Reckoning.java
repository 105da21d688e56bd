package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.Amount;
import cn.sanwei.scoring.rulebook.Multiplier;
import cn.sanwei.scoring.rulebook.PreparedRule;
import cn.sanwei.scoring.rulebook.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How much an occurrence is worth by rules that look at what was before: at the entries of the strand, up to and
 * without this fact. What other rules make of the same fact has not happened yet.
 */
final class Reckoning {
    private static final BigInteger SCALE = BigInteger.valueOf(Measure.SCALE);
    private final History history;

    Reckoning(History history) {
        this.history = history;
    }

    Draft draft(Fact fact, PreparedRule prepared, Entrance entrance) {
        Rule rule = prepared.rule();
        Draft draft = amount(fact, prepared, entrance);
        return rule.terms().multiply().isEmpty() ? draft : multiplied(draft, fact, entrance.line());
    }

    /** What a rule gives for an occurrence that does not count, where the occurrence alone says it. */
    static Points nominal(Fact fact, Rule rule) {
        return rule.amount() instanceof Amount.OfOne ofOne ? ofOne.of(fact) : Points.ZERO;
    }

    private Draft amount(Fact fact, PreparedRule prepared, Entrance entrance) {
        return switch (prepared.rule().amount()) {
            case Amount.OfOne ofOne -> new Draft(prepared, ofOne.of(fact), Basis.NONE, null);
            case Amount.Milestones milestones -> {
                Measure before = history.sum(prepared.rule().id(), milestones, entrance.day());
                Measure after = new Measure(before.tenThousandths() + History.measured(fact, milestones));
                Points given = milestones.worth(after).minus(milestones.worth(before));
                yield new Draft(prepared, given, Basis.NONE.reaching(after), null);
            }
        };
    }

    private static Draft multiplied(Draft draft, Fact fact, RosterLine line) {
        List<Measure> factors = new ArrayList<>(2);
        for (Multiplier multiplier : draft.rule().rule().terms().multiply()) {
            if (multiplier.when().holds(fact, line)) {
                factors.add(multiplier.by());
            }
        }
        return factors.isEmpty()
                ? draft
                : new Draft(
                        draft.rule(),
                        times(draft.raw(), factors),
                        draft.basis().multiplied(factors, draft.raw()),
                        draft.kept());
    }

    /** Exact, and rounded once at the end, half away from zero. */
    static Points times(Points points, List<Measure> factors) {
        BigInteger product = BigInteger.valueOf(points.hundredths()).abs();
        BigInteger divisor = BigInteger.ONE;
        for (Measure factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor.tenThousandths()));
            divisor = divisor.multiply(SCALE);
        }
        BigInteger doubled = product.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1));
        long size = doubled.longValueExact();
        return new Points(points.isNegative() ? -size : size);
    }
}
