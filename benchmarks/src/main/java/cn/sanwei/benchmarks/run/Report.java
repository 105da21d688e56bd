package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A table for people, then a line of JSON for each lane and each ratio. Only warm drains that count are in the figures. */
final class Report {
    private final List<Measured> measured;

    Report(List<Measured> measured) {
        this.measured = List.copyOf(measured);
    }

    /** Whether every lane had all its runs, and each of them counts. */
    boolean isComplete(Options options) {
        return measured.stream().allMatch(Measured::counts)
                && options.lanes().stream().allMatch(lane -> rates(lane, true).count() == options.runs());
    }

    void print(PrintStream out) {
        table(out);
        json(out);
    }

    private void table(PrintStream out) {
        line(out, "");
        line(out, "%-15s %12s %12s %12s %12s %12s %6s", "lane", "events/s", "least", "most", "cold", "CPU s/M", "runs");
        for (Lane lane : lanes()) {
            Spread warm = rates(lane, true);
            line(
                    out,
                    "%-15s %12s %12s %12s %12s %12s %6d",
                    lane.code(),
                    whole(warm.median()),
                    whole(warm.min()),
                    whole(warm.max()),
                    whole(rates(lane, false).median()),
                    figure("%.1f", cpu(lane).median(), "-"),
                    warm.count());
        }
        line(out, "");
        line(out, "%-24s %8s %8s %8s %8s %8s", "ratio, warm runs", "median", "min", "max", "must", "aim");
        for (Ratio ratio : Ratio.ALL) {
            Spread spread = ratio(ratio);
            if (!spread.isEmpty()) {
                line(
                        out,
                        "%-24s %8.2f %8.2f %8.2f %8s %8s  %s",
                        ratio.name(),
                        spread.median(),
                        spread.min(),
                        spread.max(),
                        ratio.must(),
                        ratio.aim(),
                        spread.median() >= ratio.must() ? "reached" : "NOT reached");
            }
        }
        line(out, "");
    }

    private void json(PrintStream out) {
        for (Lane lane : lanes()) {
            Spread warm = rates(lane, true);
            if (!warm.isEmpty()) {
                line(
                        out,
                        "{\"lane\": \"%s\", \"eventsPerSecond\": %.0f, \"cpuSecondsPerMillion\": %s}",
                        lane.code(),
                        warm.median(),
                        figure("%.2f", cpu(lane).median(), "null"));
            }
        }
        for (Ratio ratio : Ratio.ALL) {
            Spread spread = ratio(ratio);
            if (!spread.isEmpty()) {
                line(
                        out,
                        "{\"ratio\": \"%s\", \"median\": %.3f, \"min\": %.3f, \"max\": %.3f}",
                        ratio.name(),
                        spread.median(),
                        spread.min(),
                        spread.max());
            }
        }
    }

    private List<Lane> lanes() {
        return measured.stream().map(Measured::lane).distinct().sorted().toList();
    }

    Spread rates(Lane lane, boolean warm) {
        return Spread.of(
                counted(lane, warm).mapToDouble(Measured::eventsPerSecond).toArray());
    }

    Spread cpu(Lane lane) {
        return Spread.of(counted(lane, true)
                .mapToDouble(Measured::cpuSecondsPerMillion)
                .filter(Double::isFinite)
                .toArray());
    }

    /** Run by run, since what disturbs one lane of a run is likely to disturb the other. */
    Spread ratio(Ratio ratio) {
        return Spread.of(counted(Lane.SANWEI, true)
                .flatMap(ours -> counted(ratio.with(), true)
                        .filter(theirs -> theirs.run() == ours.run())
                        .findFirst()
                        .map(theirs -> ours.eventsPerSecond() / theirs.eventsPerSecond())
                        .stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private Stream<Measured> counted(Lane lane, boolean warm) {
        return measured.stream().filter(one -> one.lane() == lane && one.warm() == warm && one.counts());
    }

    private static String whole(double figure) {
        return figure("%,.0f", figure, "-");
    }

    private static String figure(String format, double figure, String unknown) {
        return Double.isNaN(figure) ? unknown : String.format(Locale.ROOT, format, figure);
    }

    private static void line(PrintStream out, String format, Object... figures) {
        out.println(String.format(Locale.ROOT, format, figures));
    }
}
