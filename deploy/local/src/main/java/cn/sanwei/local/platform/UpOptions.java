package cn.sanwei.local.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * @param demo whether the demo's data are loaded
 * @param demoAccounts whether accounts begin with the demo's: with its data, and for the campaign of faults without them
 * @param only names of parts; empty for all
 */
public record UpOptions(boolean detach, boolean demo, boolean demoAccounts, int portBase, Set<String> only) {

    public static final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Misused(String message) {
            super(message);
        }
    }

    public static UpOptions parse(Deque<String> arguments) {
        boolean detach = false;
        boolean demo = true;
        boolean demoAccounts = true;
        int portBase = Ports.DEFAULT_BASE;
        Set<String> only = new TreeSet<>();
        while (!arguments.isEmpty()) {
            String option = arguments.pop();
            switch (option) {
                case "--detach" -> detach = true;
                case "--no-demo" -> {
                    demo = false;
                    demoAccounts = false;
                }
                case "--accounts-only" -> demo = false;
                case "--port-base" -> portBase = number(option, valueOf(option, arguments));
                case "--only" ->
                    only.addAll(Arrays.asList(valueOf(option, arguments).split(",")));
                default -> throw new Misused("up knows no " + option + "; ./sanwei help says what it knows.");
            }
        }
        return new UpOptions(detach, demo, demoAccounts, portBase, only);
    }

    /** For the process that does the work. */
    public List<String> asArguments() {
        List<String> arguments = new ArrayList<>(List.of("--port-base", Integer.toString(portBase)));
        if (!demo) {
            arguments.add(demoAccounts ? "--accounts-only" : "--no-demo");
        }
        if (!only.isEmpty()) {
            arguments.addAll(List.of("--only", String.join(",", only)));
        }
        return arguments;
    }

    private static String valueOf(String option, Deque<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Misused(option + " wants a value.");
        }
        return arguments.pop();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Misused(option + " wants a number, not " + value + ".");
        }
    }
}
