package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.rulebook.rules.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mean of several marks, as points. */
final class Means {
    private Means() {}

    /** How many marks it is made of, before the highest and the lowest are left out. */
    static int counted(Amount.Average average, List<Fact> marks) {
        return latest(average, marks).size();
    }

    /** Rounded once, half away from zero. */
    static Points of(Amount.Average average, List<Fact> marks) {
        List<Long> counting = new ArrayList<>();
        for (Fact mark : latest(average, marks)) {
            long measured = mark.measures().get(average.measured()).tenThousandths();
            counting.add(Math.min(Math.max(0, measured), average.outOf().tenThousandths()));
        }
        if (counting.size() < average.atLeast()) {
            return Points.ZERO;
        }
        counting.sort(null);
        List<Long> kept = counting.size() > 2 * average.drop()
                ? counting.subList(average.drop(), counting.size() - average.drop())
                : counting;
        BigInteger sum = BigInteger.ZERO;
        for (long mark : kept) {
            sum = sum.add(BigInteger.valueOf(mark));
        }
        long to = average.to().hundredths();
        BigInteger divisor =
                BigInteger.valueOf(average.outOf().tenThousandths()).multiply(BigInteger.valueOf(kept.size()));
        BigInteger rounded = sum.multiply(BigInteger.valueOf(Math.abs(to)))
                .shiftLeft(1)
                .add(divisor)
                .divide(divisor.shiftLeft(1));
        return new Points(to < 0 ? -rounded.longValueExact() : rounded.longValueExact());
    }

    private static Collection<Fact> latest(Amount.Average average, List<Fact> marks) {
        Map<String, Fact> byRater = new LinkedHashMap<>();
        for (Fact mark : marks) {
            if (!mark.measures().containsKey(average.measured())) {
                continue; // Of another version, which asked for another measure.
            }
            String rater = average.rater() == null ? null : mark.attributes().get(average.rater());
            byRater.put(rater == null ? "fact " + mark.id() : "rater " + rater, mark);
        }
        return byRater.values();
    }
}
