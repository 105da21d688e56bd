package cn.sanwei.benchmarks.rebuild;

import java.util.List;

/** @param keepLogs where the logs of all parts are left; they are deleted otherwise */
public record RebuildOptions(int events, long seed, boolean keepLogs) {
    private static final int EVENTS = 5_000_000;
    private static final int MOST_EVENTS = 10_000_000;
    private static final long SEED = 20_261_122;

    public static final String USAGE = "bench rebuild [--events N] [--seed N] [--keep-logs]";

    /** @throws IllegalArgumentException saying what is wrong */
    public static RebuildOptions of(List<String> arguments) {
        long events = EVENTS;
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
                case "--events" -> events = number(name, value, MOST_EVENTS);
                case "--seed" -> seed = number(name, value, Long.MAX_VALUE);
                default -> throw new IllegalArgumentException("not understood: " + name);
            }
        }
        return new RebuildOptions((int) events, seed, keepLogs);
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
