package cn.sanwei.scoring.rulebook.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;

/** Collects what is found, so that all of it is said at once, and knows where each path was written. */
public final class Findings {
    private static final int FIRST = 1;
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Mark> places = new HashMap<>();
    /** Where each mark was written, when several books are read as one. */
    private final IdentityHashMap<Mark, String> layers = new IdentityHashMap<>();

    public void place(String path, Mark mark) {
        places.put(path, mark);
    }

    public IdentityHashMap<Mark, String> layers() {
        return layers;
    }

    /** Takes over what was found in one of several books. */
    public void adopt(Findings others, String layer) {
        others.found.forEach(finding -> found.add(finding.in(layer)));
    }

    public void error(String path, String reason, String expected) {
        add(Finding.Severity.ERROR, path, reason, expected);
    }

    public void warning(String path, String reason, String expected) {
        add(Finding.Severity.WARNING, path, reason, expected);
    }

    public void errorAt(Mark mark, String path, String reason, String expected) {
        found.add(at(Finding.Severity.ERROR, mark, path, reason, expected));
    }

    private Finding at(Finding.Severity severity, Mark mark, String path, String reason, String expected) {
        int line = mark == null ? FIRST : mark.getLine() + FIRST;
        int column = mark == null ? FIRST : mark.getColumn() + FIRST;
        return new Finding(severity, mark == null ? null : layers.get(mark), line, column, path, reason, expected);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    public List<Finding> all(Finding.Severity severity) {
        return found.stream()
                .filter(finding -> finding.severity() == severity)
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }

    private void add(Finding.Severity severity, String path, String reason, String expected) {
        found.add(at(severity, places.get(path), path, reason, expected));
    }
}
