package cn.sanwei.benchmarks.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind a bench: {@code --name value}, each name one that it knows, and {@code --keep-logs} for all of them. */
public final class Arguments {
    private static final String KEEP_LOGS = "--keep-logs";

    private final Map<String, String> values = new HashMap<>();
    private boolean keepLogs;

    private Arguments() {}

    /** @throws IllegalArgumentException saying what is wrong */
    public static Arguments of(List<String> words, String... known) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i);
            if (name.equals(KEEP_LOGS)) {
                arguments.keepLogs = true;
            } else if (!Arrays.asList(known).contains(name)) {
                throw new IllegalArgumentException("not understood: " + name);
            } else if (i + 1 == words.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            } else {
                arguments.values.put(name, words.get(++i));
            }
        }
        return arguments;
    }

    public boolean keepLogs() {
        return keepLogs;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws IllegalArgumentException saying what is wrong */
    public long number(String name, long otherwise, long least, long most) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
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

    /** @throws IllegalArgumentException saying what is wrong */
    public int count(String name, int otherwise, int least, int most) {
        return (int) number(name, otherwise, least, most);
    }

    /** Every work is made from one, so that it can be made again. */
    public long seed(long otherwise) {
        return number("--seed", otherwise, 1, Long.MAX_VALUE);
    }
}
