package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.entries.Basis;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Multiplier;
import cn.sanwei.scoring.rulebook.rules.Repeat;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.math.BigInteger;
import java.time.LocalDate;
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

    Draft draft(Fact fact, PreparedRule prepared, LocalDate day, RosterLine line) {
        Draft draft = amount(fact, prepared, day);
        List<Measure> factors = factors(prepared.rule(), fact, day, line);
        return factors.isEmpty()
                ? draft
                : draft.with(times(draft.raw(), factors), draft.basis().multiplied(factors, draft.raw()));
    }

    /** What a rule gives for an occurrence that does not count, where the occurrence alone says it. */
    static Points nominal(Fact fact, Rule rule) {
        return rule.amount() instanceof Amount.OfOne ofOne ? ofOne.of(fact) : Points.ZERO;
    }

    /** What an occurrence is worth by itself, with the factors that hold for it; only where it is worth something alone. */
    static Points worth(Fact fact, Rule rule, RosterLine line) {
        List<Measure> factors = new ArrayList<>(1);
        multipliers(rule, fact, line, factors);
        Points nominal = nominal(fact, rule);
        return factors.isEmpty() ? nominal : times(nominal, factors);
    }

    private Draft amount(Fact fact, PreparedRule prepared, LocalDate day) {
        String rule = prepared.rule().id();
        return switch (prepared.rule().amount()) {
            case Amount.OfOne ofOne -> Draft.of(prepared, ofOne.of(fact), Basis.NONE);
            case Amount.Milestones milestones -> {
                long sum = 0;
                for (LedgerEntry entry : history.standing(rule, milestones.per(), day)) {
                    sum += measured(entry.source(), milestones);
                }
                Measure after = new Measure(sum + measured(fact, milestones));
                Points given = milestones.worth(after).minus(milestones.worth(new Measure(sum)));
                yield Draft.of(prepared, given, Basis.NONE.reaching(after));
            }
            case Amount.Ladder ladder -> {
                int nth = history.standing(rule, ladder.per(), day).size() + 1;
                Amount.Rung rung = ladder.rung(nth);
                Points given = rung.clears() == null
                        ? rung.points()
                        : taken(prepared, day).negated();
                yield Draft.of(prepared, given, Basis.NONE.counting(nth));
            }
            case Amount.Repair repair -> {
                LedgerEntry target = history.repairable(fact, repair, day);
                Points given = target == null
                        ? Points.ZERO
                        : repair.instead() != null
                                ? repair.instead()
                                : times(target.points().negated(), List.of(new Measure(repair.share() * 100L)));
                yield Draft.of(prepared, given, Basis.NONE.makingGood(target));
            }
            case Amount.Streak streak -> {
                Streaks.Run run = Streaks.run(streak, history.standing(rule, CapPeriod.CYCLE, day), day);
                yield Draft.of(
                        prepared, run.complete() ? streak.points() : Points.ZERO, Basis.NONE.counting(run.length()));
            }
            case Amount.Average average -> {
                List<Fact> marks = new ArrayList<>();
                history.standing(rule, average.per(), day).forEach(entry -> marks.add(entry.source()));
                Points before = Means.of(average, marks);
                marks.add(fact);
                Points after = Means.of(average, marks);
                yield Draft.of(
                        prepared,
                        after.minus(before),
                        Basis.NONE
                                .reaching(new Measure(after.hundredths() * 100))
                                .counting(Means.counted(average, marks)));
            }
        };
    }

    /** What a rule's group has given in the cycle, without this rule, and was not yet taken from it. */
    private Points taken(PreparedRule prepared, LocalDate day) {
        long sum = 0;
        for (LedgerEntry entry : history.standing(prepared.group().rules(), CapPeriod.CYCLE, day)) {
            boolean own = entry.rule().equals(prepared.rule().id());
            boolean clearing = entry.scoredBy().amount() instanceof Amount.Ladder ladder
                    && ladder.rung(entry.basis().nth()).clears() != null;
            sum += !own || clearing ? entry.points().hundredths() : 0;
        }
        return new Points(Math.max(0, sum));
    }

    private List<Measure> factors(Rule rule, Fact fact, LocalDate day, RosterLine line) {
        if (rule.terms().multiply().isEmpty() && rule.terms().repeat() == null) {
            return List.of();
        }
        List<Measure> factors = new ArrayList<>(2);
        multipliers(rule, fact, line, factors);
        Repeat repeat = rule.terms().repeat();
        if (repeat != null && isRepeated(rule, repeat, day)) {
            factors.add(repeat.by());
        }
        return factors;
    }

    private static void multipliers(Rule rule, Fact fact, RosterLine line, List<Measure> into) {
        for (Multiplier multiplier : rule.terms().multiply()) {
            if (multiplier.when().holds(fact, line)) {
                into.add(multiplier.by());
            }
        }
    }

    private boolean isRepeated(Rule rule, Repeat repeat, LocalDate day) {
        for (LedgerEntry entry : history.standing(rule.id(), null, day)) {
            LocalDate until =
                    repeat.within() == null ? entry.basis().until() : entry.on().plus(repeat.within());
            if (until != null && until.isAfter(day)) {
                return true;
            }
        }
        return false;
    }

    private static long measured(Fact fact, Amount.Milestones milestones) {
        if (milestones.measured() == null) {
            return Measure.SCALE;
        }
        Measure measured = fact.measures().get(milestones.measured());
        return measured == null ? 0 : Math.max(0, measured.tenThousandths());
    }

    /** Exact, and rounded once at the end, half away from zero. */
    static Points times(Points points, List<Measure> factors) {
        BigInteger product = BigInteger.valueOf(points.hundredths()).abs();
        BigInteger divisor = BigInteger.ONE;
        for (Measure factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor.tenThousandths()));
            divisor = divisor.multiply(SCALE);
        }
        BigInteger rounded = product.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1));
        long size = rounded.longValueExact();
        return new Points(points.isNegative() ? -size : size);
    }
}
