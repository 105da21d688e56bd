package cn.sanwei.benchmarks.rebuild;

import cn.sanwei.benchmarks.run.Arguments;
import java.util.List;

/** @param keepLogs where the logs of all parts are left; they are deleted otherwise */
public record RebuildOptions(int events, long seed, boolean keepLogs) {
    private static final int EVENTS = 5_000_000;
    private static final int MOST_EVENTS = 10_000_000;
    private static final long SEED = 20_261_122;

    public static final String USAGE = "bench rebuild [--events N] [--seed N] [--keep-logs]";

    /** @throws IllegalArgumentException saying what is wrong */
    public static RebuildOptions of(List<String> words) {
        Arguments said = Arguments.of(words, "--events", "--seed");
        return new RebuildOptions(said.count("--events", EVENTS, 1, MOST_EVENTS), said.seed(SEED), said.keepLogs());
    }
}
