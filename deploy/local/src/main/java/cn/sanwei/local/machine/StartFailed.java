package cn.sanwei.local.machine;

import java.util.List;

/** A part did not start. The message is one sentence for the person at the terminal; the lines are the end of its log. */
public final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lastLines;

    public StartFailed(String message) {
        this(message, List.of(), null);
    }

    public StartFailed(String message, Throwable cause) {
        this(message, List.of(), cause);
    }

    public StartFailed(String message, List<String> lastLines, Throwable cause) {
        super(message, cause);
        this.lastLines = List.copyOf(lastLines);
    }

    public List<String> lastLines() {
        return lastLines;
    }

    /** With the last lines, for reports and logs: the log itself is often gone by the time somebody reads those. */
    @Override
    public String toString() {
        return lastLines.isEmpty() ? super.toString() : super.toString() + "\n  | " + String.join("\n  | ", lastLines);
    }
}
