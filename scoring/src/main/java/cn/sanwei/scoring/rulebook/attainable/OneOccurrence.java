package cn.sanwei.scoring.rulebook.attainable;

import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Multiplier;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Terms;
import java.math.BigInteger;

/** How much one occurrence gives or costs, before any cap, in hundredths without a sign: what can be said for certain. */
public final class OneOccurrence {
    public static final long UNBOUNDED = Long.MAX_VALUE;
    private static final Measure ONE = Measure.ofWhole(1);

    private OneOccurrence() {}

    /** Zero where it may be next to nothing. */
    public static long least(Rule rule) {
        boolean fixed = rule.amount() instanceof Amount.Fixed && rule.terms().equals(Terms.NONE);
        return fixed ? size(rule.amount().typical().hundredths()) : 0;
    }

    /** {@link #UNBOUNDED} where nothing bounds it, or where it is not known here. */
    public static long most(Rule rule) {
        long most = most(rule.amount());
        for (Multiplier multiplier : rule.terms().multiply()) {
            most = times(most, multiplier.by());
        }
        return rule.terms().repeat() == null
                ? most
                : times(most, rule.terms().repeat().by());
    }

    /** Rounded up. A factor below one leaves the most as it is: not each occurrence meets it. */
    private static long times(long most, Measure factor) {
        if (most == UNBOUNDED || factor.compareTo(ONE) <= 0) {
            return most;
        }
        BigInteger product = BigInteger.valueOf(most).multiply(BigInteger.valueOf(factor.tenThousandths()));
        BigInteger whole = BigInteger.valueOf(Measure.SCALE);
        return product.add(whole).subtract(BigInteger.ONE).divide(whole).longValueExact();
    }

    private static long most(Amount amount) {
        if (amount instanceof Amount.Nothing || amount instanceof Amount.Fixed || amount instanceof Amount.Table) {
            return size(amount.typical().hundredths());
        }
        if (amount instanceof Amount.Scaled
                || amount instanceof Amount.Average
                || amount instanceof Amount.Streak
                || amount instanceof Amount.Ladder) {
            return size(amount.typical().hundredths());
        }
        if (amount instanceof Amount.Milestones milestones) {
            return worthOf(milestones);
        }
        if (amount instanceof Amount.Units units && units.forEach().atMost() != null) {
            return Math.multiplyExact(
                    size(units.points().hundredths()), (long) units.forEach().atMost());
        }
        return UNBOUNDED;
    }

    /** The most that an amount which looks at a whole period is worth in one; {@link #UNBOUNDED} for the others. */
    static long mostInCycle(Rule rule, int monthsOfCycle) {
        return switch (rule.amount()) {
            case Amount.Average average ->
                inCycle(average.per(), size(average.to().hundredths()), monthsOfCycle);
            case Amount.Milestones milestones -> inCycle(milestones.per(), worthOf(milestones), monthsOfCycle);
            case Amount.Repair repairs -> 0; // who deducts nothing has nothing to make good
            default -> UNBOUNDED;
        };
    }

    /** @param per null for a lifetime, which can fall into one cycle */
    private static long inCycle(CapPeriod per, long worth, int monthsOfCycle) {
        return worth == UNBOUNDED || per == null
                ? worth
                : Math.multiplyExact(worth, (long) CapReach.touching(per, CapPeriod.CYCLE, monthsOfCycle));
    }

    /** All steps together, which is also more than the highest. */
    private static long worthOf(Amount.Milestones milestones) {
        if (milestones.every() != null) {
            return UNBOUNDED;
        }
        long sum = 0;
        long highest = 0;
        for (Amount.Step step : milestones.steps()) {
            sum += size(step.points().hundredths());
            highest = Math.max(highest, size(step.points().hundredths()));
        }
        return milestones.adding() ? sum : highest;
    }

    private static long size(long hundredths) {
        return Math.abs(hundredths);
    }
}
