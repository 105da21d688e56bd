package cn.sanwei.scoring.rulebook.attainable;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Cap;
import java.util.List;

/** How far caps let anything come in a period. Generous where periods do not fit into each other: it is never less. */
public final class CapReach {
    private static final long UNBOUNDED = OneOccurrence.UNBOUNDED;
    /** A cycle that starts within a month has days of thirteen. */
    private static final int MONTHS_TOUCHED = 13;

    /** The most hundredths that points can have; what would be more is as good as unbounded. */
    private static final long LARGEST = 99_999_999_999_999L;

    private CapReach() {}

    /**
     * The most points in one period, in hundredths; {@link OneOccurrence#UNBOUNDED} where nothing bounds them.
     *
     * @param except the cap that is not looked at, or null
     */
    public static long most(List<Cap> caps, Cap except, CapPeriod per, long mostOfOne) {
        return most(caps, except, per, mostOfOne, MONTHS_TOUCHED);
    }

    /** @param monthsOfCycle 12 where the cycle starts with a month, so that months fit into it */
    static long most(List<Cap> caps, Cap except, CapPeriod per, long mostOfOne, int monthsOfCycle) {
        long most = mostOfOne == 0 ? 0 : UNBOUNDED;
        for (Cap cap : caps) {
            if (cap != except) {
                long once = switch (cap) {
                    case Cap.OfPoints points -> points.points().hundredths();
                    case Cap.OfTimes times -> times(mostOfOne, times.times());
                };
                most = Math.min(most, times(once, touching(cap.per(), per, monthsOfCycle)));
            }
        }
        return most;
    }

    /** The most times. An occurrence of which a cap leaves nothing is none, so a cap of points bounds them too. */
    public static long mostTimes(List<Cap> caps, Cap except, CapPeriod per, long leastOfOne) {
        long most = UNBOUNDED;
        for (Cap cap : caps) {
            if (cap != except) {
                long once = switch (cap) {
                    case Cap.OfTimes times -> times.times();
                    case Cap.OfPoints points ->
                        leastOfOne == 0 ? UNBOUNDED : (points.points().hundredths() + leastOfOne - 1) / leastOfOne;
                };
                most = Math.min(most, times(once, touching(cap.per(), per, MONTHS_TOUCHED)));
            }
        }
        return most;
    }

    public static long plus(long sum, long value) {
        return sum == UNBOUNDED || value == UNBOUNDED || value > LARGEST - sum ? UNBOUNDED : sum + value;
    }

    private static long times(long value, long factor) {
        return value != 0 && factor > LARGEST / value ? UNBOUNDED : value * factor;
    }

    /** With how many periods {@code other} one period {@code per} can have days in common, at the most. */
    static int touching(CapPeriod other, CapPeriod per, int monthsOfCycle) {
        return switch (other) {
            case DAY ->
                switch (per) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> 31;
                    case QUARTER -> 92;
                    case CYCLE -> 366;
                };
            case WEEK ->
                switch (per) {
                    case DAY, WEEK -> 1;
                    case MONTH -> 6;
                    case QUARTER -> 15;
                    case CYCLE -> 54;
                };
            case MONTH ->
                switch (per) {
                    case DAY, MONTH -> 1;
                    case WEEK -> 2;
                    case QUARTER -> 4;
                    case CYCLE -> monthsOfCycle;
                };
            case QUARTER ->
                switch (per) {
                    case DAY, QUARTER -> 1;
                    case WEEK, MONTH -> 2;
                    case CYCLE -> 4;
                };
            case CYCLE -> 1;
        };
    }
}
