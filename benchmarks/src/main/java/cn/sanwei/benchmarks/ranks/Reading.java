package cn.sanwei.benchmarks.ranks;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * One kind of reading, again and again at its own pace on a thread of its own.
 *
 * @param mustMs what 99 of 100 have to stay under; NaN where nothing is demanded
 */
public record Reading(String code, String what, double mustMs, int everyMs, Act act) {

    @FunctionalInterface
    public interface Act {
        void read() throws Exception;
    }

    /** In milliseconds. */
    public record Times(double p50, double p99, double max, int count) {
        public static Times of(long[] ns) {
            long[] sorted = ns.clone();
            Arrays.sort(sorted);
            return new Times(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1), sorted.length);
        }

        private static double at(long[] sorted, double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            int index = (int) Math.ceil(share * sorted.length) - 1;
            return sorted[Math.max(0, index)] / 1e6;
        }
    }

    /**
     * What waits because the one before took too long counts from when it was due.
     *
     * @param afterNs how long the first one waits, so that kinds with one pace do not fall on one moment
     */
    public long[] repeat(long afterNs, long untilNs) throws Exception {
        long[] times = new long[(int) ((untilNs - System.nanoTime()) / 1_000_000 / everyMs) + 1];
        int count = 0;
        long due = System.nanoTime() + afterNs;
        while (due < untilNs && count < times.length) {
            boolean late = System.nanoTime() > due;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long from = late ? due : System.nanoTime();
            act.read();
            times[count++] = System.nanoTime() - from;
            due += everyMs * 1_000_000L;
        }
        return Arrays.copyOf(times, count);
    }
}
