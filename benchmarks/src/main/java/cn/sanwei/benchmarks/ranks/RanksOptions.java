package cn.sanwei.benchmarks.ranks;

import cn.sanwei.benchmarks.run.Arguments;
import java.time.Duration;
import java.util.List;

/** @param keepLogs where the logs of all parts are left; they are deleted otherwise */
public record RanksOptions(int members, int updatesPerSecond, Duration measured, long seed, boolean keepLogs) {
    private static final int MEMBERS = 1_000_000;
    private static final int UPDATES_PER_SECOND = 2_000;
    private static final int SECONDS = 15;
    private static final long SEED = 20_261_122;
    /** Fewer are no two pages. */
    private static final int LEAST_MEMBERS = 1_000;

    public static final String USAGE =
            "bench ranks [--members N] [--updates-per-second N] [--seconds N] [--seed N] [--keep-logs]";

    /** @throws IllegalArgumentException saying what is wrong */
    public static RanksOptions of(List<String> words) {
        Arguments said = Arguments.of(words, "--members", "--updates-per-second", "--seconds", "--seed");
        return new RanksOptions(
                said.count("--members", MEMBERS, LEAST_MEMBERS, 5_000_000),
                said.count("--updates-per-second", UPDATES_PER_SECOND, 0, 100_000),
                Duration.ofSeconds(said.number("--seconds", SECONDS, 1, 3_600)),
                said.seed(SEED),
                said.keepLogs());
    }
}
