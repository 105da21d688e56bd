package cn.sanwei.benchmarks.ranks;

import java.time.Duration;
import java.util.List;

/** @param keepLogs where the logs of all parts are left; they are deleted otherwise */
public record RanksOptions(int members, int updatesPerSecond, Duration measured, long seed, boolean keepLogs) {
    private static final int MEMBERS = 1_000_000;
    private static final int UPDATES_PER_SECOND = 2_000;
    private static final int SECONDS = 30;
    private static final long SEED = 20_261_122;
    /** Fewer are no two pages. */
    private static final int LEAST_MEMBERS = 1_000;

    public static final String USAGE =
            "bench ranks [--members N] [--updates-per-second N] [--seconds N] [--seed N] [--keep-logs]";

    /** @throws IllegalArgumentException saying what is wrong */
    public static RanksOptions of(List<String> arguments) {
        long members = MEMBERS;
        long updates = UPDATES_PER_SECOND;
        long seconds = SECONDS;
        long seed = SEED;
        boolean keepLogs = false;
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
                case "--members" -> members = number(name, value, LEAST_MEMBERS, 5_000_000);
                case "--updates-per-second" -> updates = number(name, value, 0, 100_000);
                case "--seconds" -> seconds = number(name, value, 1, 3_600);
                case "--seed" -> seed = number(name, value, 1, Long.MAX_VALUE);
                default -> throw new IllegalArgumentException("not understood: " + name);
            }
        }
        return new RanksOptions((int) members, (int) updates, Duration.ofSeconds(seconds), seed, keepLogs);
    }

    private static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " needs a whole number, not " + value, notANumber);
        }
        throw new IllegalArgumentException(name + ": from " + least + " to " + most);
    }
}
