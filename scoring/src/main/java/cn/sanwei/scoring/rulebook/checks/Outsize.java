package cn.sanwei.scoring.rulebook.checks;

import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Multiplier;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A rule of which one occurrence could be worth more than anybody means, and more than could be summed up. */
final class Outsize {
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);

    private Outsize() {}

    static void check(Findings findings, At<Rule> at) {
        Rule rule = at.value();
        BigDecimal worth = greatest(rule.amount());
        for (Multiplier multiplier : rule.terms().multiply()) {
            worth = worth.multiply(more(multiplier.by()));
        }
        if (rule.terms().repeat() != null) {
            worth = worth.multiply(more(rule.terms().repeat().by()));
        }
        if (worth.compareTo(MOST) > 0) {
            findings.error(
                    at.path(),
                    "“" + rule.label() + "”一次最多可到 "
                            + worth.setScale(0, RoundingMode.DOWN).toPlainString() + " 分，太多",
                    "最多 " + MOST + " 分：减少分值，或加 at-most");
        }
    }

    /** Without a sign, for the largest figure that a fact can have. */
    private static BigDecimal greatest(Amount amount) {
        BigDecimal typical = amount.typical().decimal().abs();
        return switch (amount) {
            case Amount.Units units -> {
                BigDecimal all = units(
                        FactTypes.largest(units.measure()), units.forEach().unit());
                Integer atMost = units.forEach().atMost();
                yield typical.multiply(atMost == null ? all : all.min(BigDecimal.valueOf(atMost)));
            }
            case Amount.Brackets brackets ->
                typical.multiply(units(FactTypes.largest(brackets.measure()), brackets.unit()));
            case Amount.Milestones milestones ->
                milestones.every() == null || milestones.measured() == null
                        ? typical
                        : typical.add(milestones
                                .every()
                                .points()
                                .decimal()
                                .abs()
                                .multiply(units(
                                        FactTypes.largest(milestones.measured()),
                                        milestones.every().from())));
            case Amount.Nothing nothing -> typical;
            case Amount.Fixed fixed -> typical;
            case Amount.Table table -> typical;
            case Amount.Scaled scaled -> typical;
            case Amount.Ladder ladder -> typical;
            case Amount.Streak streak -> typical;
            case Amount.Average average -> typical;
            case Amount.Repair repair -> typical;
        };
    }

    private static BigDecimal units(Measure largest, Measure unit) {
        return decimal(largest).divide(decimal(unit), 0, RoundingMode.UP);
    }

    private static BigDecimal more(Measure factor) {
        return decimal(factor).max(BigDecimal.ONE);
    }

    private static BigDecimal decimal(Measure measure) {
        return new BigDecimal(measure.toString());
    }
}
