package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.NaiveFold.decimal;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.Amount;
import cn.sanwei.scoring.rulebook.CapPeriod;
import cn.sanwei.scoring.rulebook.ForEach;
import cn.sanwei.scoring.rulebook.Multiplier;
import cn.sanwei.scoring.rulebook.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/** What an occurrence is worth, from the guide's sentences, for {@link NaiveFold}. */
record NaiveAmounts(List<NaiveFold.Line> before, BiFunction<CapPeriod, LocalDate, String> period) {

    static String measure(Amount amount) {
        return switch (amount) {
            case Amount.Nothing nothing -> null;
            case Amount.Fixed fixed -> null;
            case Amount.Units units -> units.forEach().measure();
            case Amount.Table table -> table.measure();
            case Amount.Brackets brackets -> brackets.measure();
            case Amount.Scaled scaled -> scaled.measure();
            case Amount.Milestones milestones -> milestones.measured();
        };
    }

    BigDecimal raw(Rule rule, Fact fact, RosterLine line, LocalDate day, boolean cancelled) {
        if (cancelled && rule.amount() instanceof Amount.Milestones) {
            return BigDecimal.ZERO;
        }
        BigDecimal points = amount(rule, fact, day);
        if (cancelled) {
            return points;
        }
        BigDecimal factor = BigDecimal.ONE;
        for (Multiplier multiplier : rule.terms().multiply()) {
            if (NaiveFold.holds(multiplier.when(), fact, line)) {
                factor = factor.multiply(decimal(multiplier.by()));
            }
        }
        return points.multiply(factor).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal amount(Rule rule, Fact fact, LocalDate day) {
        String name = measure(rule.amount());
        BigDecimal measured = name == null ? null : decimal(fact.measures().get(name));
        return switch (rule.amount()) {
            case Amount.Nothing nothing -> BigDecimal.ZERO;
            case Amount.Fixed fixed -> fixed.points().decimal();
            case Amount.Units units -> units(units.points().decimal(), units.forEach(), measured);
            case Amount.Table table ->
                table.steps().stream()
                        .filter(step -> decimal(step.from()).compareTo(measured) <= 0)
                        .reduce((a, b) -> b)
                        .map(step -> step.points().decimal())
                        .orElse(BigDecimal.ZERO);
            case Amount.Brackets brackets -> brackets(brackets, measured);
            case Amount.Scaled scaled ->
                scaled.to()
                        .decimal()
                        .multiply(measured.min(decimal(scaled.outOf())))
                        .divide(decimal(scaled.outOf()), 2, RoundingMode.HALF_UP);
            case Amount.Milestones milestones -> {
                BigDecimal was = before.stream()
                        .filter(line -> line.rule().equals(rule.id()) && line.stands())
                        .filter(line -> same(milestones.per(), line.on(), day))
                        .map(line -> counted(milestones, line.source()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                yield reached(milestones, was.add(counted(milestones, fact))).subtract(reached(milestones, was));
            }
        };
    }

    private boolean same(CapPeriod per, LocalDate one, LocalDate other) {
        return per == null || period.apply(per, one).equals(period.apply(per, other));
    }

    private static BigDecimal units(BigDecimal points, ForEach forEach, BigDecimal measured) {
        BigDecimal unit = decimal(forEach.unit());
        BigDecimal counting =
                forEach.atMost() == null ? measured : measured.min(unit.multiply(BigDecimal.valueOf(forEach.atMost())));
        return forEach.wholeUnits()
                ? points.multiply(counting.divideToIntegralValue(unit))
                : points.multiply(counting).divide(unit, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal brackets(Amount.Brackets brackets, BigDecimal measured) {
        BigDecimal unit = decimal(brackets.unit());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal begins = BigDecimal.ZERO;
        for (Amount.Bracket bracket : brackets.brackets()) {
            BigDecimal ends = bracket.to() == null ? measured : measured.min(decimal(bracket.to()));
            BigDecimal part = ends.subtract(begins).max(BigDecimal.ZERO);
            BigDecimal counting = brackets.wholeUnits() ? part.subtract(part.remainder(unit)) : part;
            sum = sum.add(bracket.each().decimal().multiply(counting));
            begins = ends;
        }
        return sum.divide(unit, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal counted(Amount.Milestones milestones, Fact fact) {
        if (milestones.measured() == null) {
            return BigDecimal.ONE;
        }
        Measure measured = fact.measures().get(milestones.measured());
        return measured == null ? BigDecimal.ZERO : decimal(measured);
    }

    private static BigDecimal reached(Amount.Milestones milestones, BigDecimal sum) {
        BigDecimal worth = BigDecimal.ZERO;
        for (Amount.Step step : milestones.steps()) {
            if (decimal(step.from()).compareTo(sum) <= 0) {
                BigDecimal points = step.points().decimal();
                worth = milestones.adding() ? worth.add(points) : points;
            }
        }
        if (milestones.every() != null) {
            BigDecimal times =
                    sum.divideToIntegralValue(decimal(milestones.every().from()));
            worth = worth.add(milestones.every().points().decimal().multiply(times));
        }
        return worth;
    }
}
