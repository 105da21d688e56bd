package cn.sanwei.operations.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What does not agree, each kind with the first ids; empty when all is well. */
final class Differences {
    private static final int NAMED = 5;
    private final List<String> lines = new ArrayList<>();

    /** Adds one kind of difference, unless there are none of it. */
    void add(String what, Collection<String> ids) {
        if (!ids.isEmpty()) {
            String first = String.join(", ", ids.stream().limit(NAMED).toList());
            lines.add("%s: %d, first %s".formatted(what, ids.size(), first));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void print(PrintStream out) {
        lines.forEach(line -> out.println("DIFFERENCE " + line));
    }
}
