package cn.sanwei.scoring.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;

/** Collects what is found, so that all of it is said at once, and knows where each path was written. */
final class Findings {
    private static final int FIRST = 1;
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, int[]> places = new HashMap<>();

    void place(String path, Mark mark) {
        places.put(path, new int[] {mark.getLine() + FIRST, mark.getColumn() + FIRST});
    }

    void error(String path, String reason, String expected) {
        add(Finding.Severity.ERROR, path, reason, expected);
    }

    void warning(String path, String reason, String expected) {
        add(Finding.Severity.WARNING, path, reason, expected);
    }

    void errorAt(Mark mark, String path, String reason, String expected) {
        int line = mark == null ? FIRST : mark.getLine() + FIRST;
        int column = mark == null ? FIRST : mark.getColumn() + FIRST;
        found.add(new Finding(Finding.Severity.ERROR, line, column, path, reason, expected));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    List<Finding> all(Finding.Severity severity) {
        return found.stream()
                .filter(finding -> finding.severity() == severity)
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }

    private void add(Finding.Severity severity, String path, String reason, String expected) {
        int[] place = places.getOrDefault(path, new int[] {FIRST, FIRST});
        found.add(new Finding(severity, place[0], place[1], path, reason, expected));
    }
}
