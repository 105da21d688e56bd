package cn.sanwei.scoring.ledger;

import cn.sanwei.scoring.rulebook.Cap;
import cn.sanwei.scoring.rulebook.CapPeriod;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.PreparedRule;
import cn.sanwei.scoring.rulebook.PreparedRule.PreparedCap;
import java.time.LocalDate;
import java.util.List;

/**
 * What each cap has seen in the period that runs. Facts come in the order of their days, so a period that has ended
 * never comes back, and one figure for each meter is enough.
 */
final class CapMeter {
    private static final CapPeriod[] PERIODS = CapPeriod.values();
    private final List<CapPeriod> periods;
    private final CycleDays cycle;
    private final long[] points;
    private final int[] times;
    private final long[] since;
    private final long[] starts = new long[PERIODS.length];
    private LocalDate day;

    /** How much the last {@link #take} left, without a sign. */
    private long left;

    CapMeter(List<CapPeriod> periods, CycleDays cycle) {
        this.periods = periods;
        this.cycle = cycle;
        points = new long[periods.size()];
        times = new int[periods.size()];
        since = new long[periods.size()];
    }

    /** Turns to the day of the next fact. */
    void turnTo(LocalDate next) {
        if (next.equals(day)) {
            return;
        }
        day = next;
        for (CapPeriod period : PERIODS) {
            starts[period.ordinal()] = period.start(next, cycle).toEpochDay();
        }
    }

    /**
     * Takes what a rule gave through all its caps, and counts what is left. A cap on times counts an occurrence of
     * which something is left.
     *
     * @param given without a sign
     * @return the cap that left the least, the rule's own before the group's, or null when everything is left
     */
    PreparedCap take(PreparedRule rule, long given) {
        left = given;
        PreparedCap least = null;
        List<PreparedCap> caps = rule.caps();
        for (int i = 0; i < caps.size(); i++) {
            PreparedCap cap = caps.get(i);
            refresh(cap.meter());
            long open = switch (cap.cap()) {
                case Cap.OfPoints ofPoints -> Math.max(0, ofPoints.points().hundredths() - points[cap.meter()]);
                case Cap.OfTimes ofTimes -> times[cap.meter()] < ofTimes.times() ? Long.MAX_VALUE : 0;
            };
            if (open < left) {
                left = open;
                least = cap;
            }
        }
        if (left > 0) {
            for (int meter : rule.meters()) {
                refresh(meter);
                points[meter] += left;
                times[meter]++;
            }
        }
        return least;
    }

    long left() {
        return left;
    }

    private void refresh(int meter) {
        long start = starts[periods.get(meter).ordinal()];
        if (since[meter] != start) {
            since[meter] = start;
            points[meter] = 0;
            times[meter] = 0;
        }
    }
}
