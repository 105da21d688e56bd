package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;

/**
 * One drain.
 *
 * @param run from 1
 * @param warm whether it was the second one in its process
 * @param cpuSeconds of all processes together, until all was quiet; NaN where it is not known
 * @param fault why it does not count, or null
 */
record Measured(Lane lane, int run, boolean warm, long events, double seconds, double cpuSeconds, String fault) {
    boolean counts() {
        return fault == null;
    }

    double eventsPerSecond() {
        return events / seconds;
    }

    double cpuSecondsPerMillion() {
        return cpuSeconds * 1_000_000 / events;
    }
}
