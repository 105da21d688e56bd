package cn.sanwei.rating.rebuild;

import java.io.PrintStream;
import java.time.Duration;

/** How far it is, on one line of a terminal, or now and then on a line of its own. */
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private long all;
    private long began = System.nanoTime();
    private long said = System.nanoTime();
    private boolean lineIsOpen;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void begin(long records) {
        all = records;
        began = System.nanoTime();
    }

    void left(long records) {
        long now = System.nanoTime();
        if (now - said < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos() || all == 0) {
            return;
        }
        said = now;
        double seconds = (now - began) / 1e9;
        double rate = (all - records) / Math.max(seconds, 0.001);
        String line = "  %,d of %,d records, %,.0f a second, %s left"
                .formatted(all - records, all, rate, rate < 1 ? "who knows how long" : time((long) (records / rate)));
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            lineIsOpen = true;
        } else {
            out.println(line);
        }
    }

    void line(String line) {
        if (lineIsOpen) {
            out.println();
            lineIsOpen = false;
        }
        out.println(line);
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String time(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
