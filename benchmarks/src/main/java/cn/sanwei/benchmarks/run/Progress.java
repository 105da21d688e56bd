package cn.sanwei.benchmarks.run;

import java.io.PrintStream;
import java.time.Duration;

/** One line that moves in a terminal, and a line for each step where there is none. */
public final class Progress {
    private static final int WIDTH = 100;
    private static final long EVERY_NS = 200_000_000;

    private final PrintStream out;
    private final boolean moves;
    private final long started = System.nanoTime();
    private long shown;

    public Progress(PrintStream out, boolean moves) {
        this.out = out;
        this.moves = moves;
    }

    /** Something that is overwritten soon. */
    public void at(String what) {
        if (moves && System.nanoTime() - shown > EVERY_NS) {
            shown = System.nanoTime();
            out.print("\r" + padded(time() + "  " + what));
            out.flush();
        }
    }

    /** Something that stays. */
    public void line(String what) {
        out.println((moves ? "\r" + padded(time() + "  " + what) : time() + "  " + what));
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private String time() {
        return "%3d:%02d".formatted(elapsed().toMinutes(), elapsed().toSecondsPart());
    }

    private static String padded(String text) {
        return text.length() >= WIDTH ? text : text + " ".repeat(WIDTH - text.length());
    }
}
