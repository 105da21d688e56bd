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
    private static final int MOST_RUNS = 50;
    public static final String USAGE =
            "bench rating [--events N] [--runs N] [--seed N] [--lanes LANE,…] [--minutes N] [--keep-logs]";

    /** @throws IllegalArgumentException saying what is wrong */
    public static Options of(List<String> arguments) {
        int events = EVENTS;
        int runs = RUNS;
        long seed = SEED;
        long minutes = 15;
        boolean keepLogs = false;
        Set<Lane> lanes = EnumSet.allOf(Lane.class);
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--keep-logs")) {
                keepLogs = true;
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        name.startsWith("--") ? name + " needs a value" : "not understood: " + name);
            }
            String value = arguments.get(++i);
            switch (name) {
                case "--events" -> events = (int) number(name, value, 10_000_000);
                case "--runs" -> runs = (int) number(name, value, MOST_RUNS);
                case "--seed" -> seed = number(name, value, Long.MAX_VALUE);
                case "--minutes" -> minutes = number(name, value, 24 * 60);
                case "--lanes" -> {
                    lanes = EnumSet.noneOf(Lane.class);
                    lanes.addAll(Arrays.stream(value.split(",")).map(Lane::of).toList());
                }
                default -> throw new IllegalArgumentException("not understood: " + name);
            }
        }
        return new Options(events, runs, seed, lanes, Duration.ofMinutes(minutes), keepLogs);
    }

    private static long number(String name, String value, long most) {
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " needs a whole number, not " + value, notANumber);
        }
        throw new IllegalArgumentException(name + ": from 1 to " + most);
    }
}
