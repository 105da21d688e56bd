package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule.PreparedCap;
import cn.sanwei.scoring.rulebook.rules.Cap;
import java.time.LocalDate;
import java.util.List;

/**
 * What the caps of one strand have seen in the periods that run. Facts come in the order of their days, so a period that
 * has ended never comes back, and one figure for each meter is enough.
 */
final class CapMeter {
    /** For each meter: the day on which its period began, the points, and the times that it has seen since. */
    private static final int WIDTH = 3;

    private static final int POINTS = 1;
    private static final int TIMES = 2;

    private final CapPeriod[] each;
    private final Periods periods;
    private final long[] seen;

    /** How much the last {@link #take} left, without a sign. */
    private long left;

    /** @param each for each meter how long it counts */
    CapMeter(CapPeriod[] each, Periods periods) {
        this.each = each;
        this.periods = periods;
        seen = new long[each.length * WIDTH];
        clear();
    }

    /** As if nothing had come yet. */
    void clear() {
        for (int at = 0; at < seen.length; at += WIDTH) {
            seen[at] = Long.MIN_VALUE;
        }
    }

    /**
     * Takes what a rule gave through all its caps, and counts what is left. A cap on times counts an occurrence of
     * which something is left.
     *
     * @param given without a sign
     * @return the cap that left the least, the rule's own before the group's, or null when everything is left
     */
    PreparedCap take(PreparedRule rule, long given, LocalDate day) {
        left = given;
        PreparedCap least = null;
        List<PreparedCap> caps = rule.caps();
        for (int i = 0; i < caps.size(); i++) {
            PreparedCap cap = caps.get(i);
            int at = refresh(cap.meter(), day);
            long open = switch (cap.cap()) {
                case Cap.OfPoints ofPoints -> Math.max(0, ofPoints.points().hundredths() - seen[at + POINTS]);
                case Cap.OfTimes ofTimes -> seen[at + TIMES] < ofTimes.times() ? Long.MAX_VALUE : 0;
            };
            if (open < left) {
                left = open;
                least = cap;
            }
        }
        if (left > 0) {
            for (int meter : rule.meters()) {
                int at = refresh(meter, day);
                seen[at + POINTS] += left;
                seen[at + TIMES]++;
            }
        }
        return least;
    }

    long left() {
        return left;
    }

    private int refresh(int meter, LocalDate day) {
        int at = meter * WIDTH;
        long start = periods.start(each[meter], day);
        if (seen[at] != start) {
            seen[at] = start;
            seen[at + POINTS] = 0;
            seen[at + TIMES] = 0;
        }
        return at;
    }
}
