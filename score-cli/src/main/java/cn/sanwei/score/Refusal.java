package cn.sanwei.score;

import java.util.List;

/** The command cannot be carried out as it was given: what is wrong, a line for each thing. The exit status is 2. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> lines;

    Refusal(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.lines = List.copyOf(lines);
    }

    Refusal(String line) {
        this(List.of(line));
    }

    List<String> lines() {
        return lines;
    }
}
