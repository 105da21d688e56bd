package cn.sanwei.benchmarks.ranks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A table for people, then a line of JSON for each kind of reading. */
record RanksReport(List<Line> lines, double updatesPerSecond) {

    /** @param quiet without updates, for what the machine itself adds */
    record Line(Reading reading, Reading.Times quiet, Reading.Times busy) {
        boolean isReached() {
            return Double.isNaN(reading.mustMs()) || busy.p99() < reading.mustMs();
        }
    }

    void figures(PrintStream out) {
        line(out, "");
        line(
                out,
                "%-58s %17s %28s %6s %6s",
                "milliseconds",
                "quiet p50   p99",
                "with updates p50   p99   max",
                "times",
                "must");
        for (Line each : lines) {
            line(
                    out,
                    "%-58s %9.2f %7.2f %14.2f %6.2f %6.1f %6d %6s  %s",
                    each.reading().what(),
                    each.quiet().p50(),
                    each.quiet().p99(),
                    each.busy().p50(),
                    each.busy().p99(),
                    each.busy().max(),
                    each.busy().count(),
                    Double.isNaN(each.reading().mustMs())
                            ? ""
                            : "%.0f".formatted(each.reading().mustMs()),
                    Double.isNaN(each.reading().mustMs()) ? "" : each.isReached() ? "reached" : "NOT reached");
        }
        line(out, "");
    }

    void end(PrintStream out, long backlog, Equality equality) {
        line(out, "");
        line(out, "standings moved: %.0f a second; %d left to do at the end", updatesPerSecond, backlog);
        line(
                out,
                "ranks held against a window function: %,d, of which %,d differ",
                equality.compared(),
                equality.different());
        equality.differences().forEach(each -> line(out, "DIFFERENCE %s", each));
        line(out, "");
        for (Line each : lines) {
            line(
                    out,
                    "{\"reading\": \"%s\", \"p50Ms\": %.3f, \"p99Ms\": %.3f, \"maxMs\": %.3f, \"quietP99Ms\": %.3f,"
                            + " \"count\": %d, \"updatesPerSecond\": %.0f}",
                    each.reading().code(),
                    each.busy().p50(),
                    each.busy().p99(),
                    each.busy().max(),
                    each.quiet().p99(),
                    each.busy().count(),
                    updatesPerSecond);
        }
        line(out, "{\"ranksCompared\": %d, \"different\": %d}", equality.compared(), equality.different());
    }

    private static void line(PrintStream out, String format, Object... figures) {
        out.println(String.format(Locale.ROOT, format, figures));
    }
}
