package cn.sanwei.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind a command: {@code --name value}, and nothing that the command does not know. */
final class Options {
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "demo", Set.of(),
            "verify", Set.of(),
            "refill", Set.of("store"),
            "faults", Set.of("seed", "commands", "kills"),
            "load", Set.of("rate", "warm-up", "seconds", "within-ms"));

    private final Map<String, String> values = new HashMap<>();

    static final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    private Options() {}

    /** @param arguments the command first */
    static Options of(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        String verb = rest.pop();
        Set<String> known = KNOWN.get(verb);
        if (known == null) {
            throw new Misused("there is no command " + verb + ".");
        }
        Options options = new Options();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            String name = option.startsWith("--") ? option.substring(2) : "";
            if (!name.equals("state") && !known.contains(name)) {
                throw new Misused(verb + " knows no " + option + "; ./sanwei help says what it knows.");
            }
            if (rest.isEmpty()) {
                throw new Misused(option + " wants a value.");
            }
            options.values.put(name, rest.pop());
        }
        return options;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** From 1 up; a seed may be anything. */
    long number(String name, long otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number < 1 && !name.equals("seed")) {
                throw new Misused("--" + name + " wants a number from 1 up, not " + value + ".");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new Misused("--" + name + " wants a number, not " + value + ".");
        }
    }
}
