package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * @param limit after this no further run is begun, and the bench says that it is incomplete
 * @param keepLogs where the logs of all parts are left; they are deleted otherwise
 */
public record Options(int events, int runs, long seed, Set<Lane> lanes, Duration limit, boolean keepLogs) {
    static final int EVENTS = 1_000_000;
    static final int RUNS = 5;
    static final long SEED = 20_261_122;
    private static final int MINUTES = 15;
    private static final int MOST_EVENTS = 10_000_000;
    private static final int MOST_RUNS = 50;
    private static final int MOST_MINUTES = 24 * 60;

    public static final String USAGE =
            "bench rating [--events N] [--runs N] [--seed N] [--lanes LANE,…] [--minutes N] [--keep-logs]";

    /** @throws IllegalArgumentException saying what is wrong */
    public static Options of(List<String> words) {
        Arguments said = Arguments.of(words, "--events", "--runs", "--seed", "--lanes", "--minutes");
        Set<Lane> lanes = EnumSet.noneOf(Lane.class);
        lanes.addAll(said.text("--lanes")
                .map(codes -> Arrays.stream(codes.split(",")).map(Lane::of).toList())
                .orElse(List.of(Lane.values())));
        return new Options(
                said.count("--events", EVENTS, 1, MOST_EVENTS),
                said.count("--runs", RUNS, 1, MOST_RUNS),
                said.seed(SEED),
                lanes,
                Duration.ofMinutes(said.number("--minutes", MINUTES, 1, MOST_MINUTES)),
                said.keepLogs());
    }
}
