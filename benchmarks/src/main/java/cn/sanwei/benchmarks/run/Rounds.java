package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import cn.sanwei.benchmarks.work.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the lanes in turn, each run in a new process that drains twice. The order turns, so that no lane is always first. */
final class Rounds {
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(8);
    private static final long QUIET_LOOK_MS = 400;
    /** Of one core: what the idle heartbeats of four processes need. */
    private static final double QUIET_SHARE = 0.15;

    private final Options options;
    private final Parts parts;
    private final Extent extent;
    private final Path work;
    private final Expected expected;
    private final Progress progress;
    private final List<Measured> measured = new ArrayList<>();
    private final Map<Lane, LaneRun> started = new EnumMap<>(Lane.class);

    Rounds(Options options, Parts parts, Extent extent, Path work, Expected expected, Progress progress) {
        this.options = options;
        this.parts = parts;
        this.extent = extent;
        this.work = work;
        this.expected = expected;
        this.progress = progress;
    }

    /** @return every drain, those that do not count too */
    List<Measured> run() throws IOException, SQLException, InterruptedException {
        List<Lane> order = new ArrayList<>(options.lanes());
        try {
            rounds(order);
        } finally {
            started.values().forEach(parts::stop);
        }
        return measured;
    }

    private void rounds(List<Lane> order) throws IOException, SQLException, InterruptedException {
        Duration longest = Duration.ZERO;
        for (int run = 1; run <= options.runs(); run++) {
            Duration before = progress.elapsed();
            if (before.plus(longest).compareTo(options.limit()) > 0) {
                progress.line("no time is left for run " + run + " of " + options.runs() + " within "
                        + options.limit().toMinutes() + " minutes");
                break;
            }
            for (Lane lane : order) {
                run(lane, run);
            }
            Collections.rotate(order, 1);
            Duration took = progress.elapsed().minus(before);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
    }

    /** A lane's process lives through all runs; its first drain is the cold one. */
    private void run(Lane lane, int run) throws IOException, SQLException, InterruptedException {
        try {
            LaneRun process = started.get(lane);
            if (process == null) {
                process = parts.start(lane, run, extent, work);
                started.put(lane, process);
                drain(lane, run, false, process);
            }
            drain(lane, run, true, process);
        } catch (LaneFailed failed) {
            measured.add(new Measured(lane, run, true, records(lane), Double.NaN, Double.NaN, failed.getMessage()));
            progress.line("run " + run + "  " + lane.code() + "  FAILED: " + failed.getMessage());
            LaneRun broken = started.remove(lane);
            if (broken != null) {
                parts.stop(broken);
            }
        }
    }

    private void drain(Lane lane, int run, boolean warm, LaneRun process) throws SQLException, InterruptedException {
        String name = "run " + run + "/" + options.runs() + "  " + lane.code() + (warm ? "  warm" : "  cold");
        String database = parts.databases().create(lane);
        parts.databases().checkpoint();
        double[] cpu = new double[1];
        LaneRun.Times times = process.drain(database, new LaneRun.Watcher() {
            @Override
            public void beginning() {
                cpu[0] = parts.cpuSeconds(process);
            }

            @Override
            public void at(long records) {
                progress.at("%s  %,d of %,d".formatted(name, records, records(lane)));
            }
        });
        quiet(process);
        double used = parts.cpuSeconds(process) - cpu[0];
        process.released(database);
        progress.at(name + "  compared with the plain fold");
        Optional<String> different;
        try (Connection connection = parts.databases().connectServing(database)) {
            different = expected.differences(lane, connection);
        }
        parts.databases().drop(database);
        Measured one = new Measured(
                lane, run, warm, records(lane), times.seconds(), warm ? used : Double.NaN, different.orElse(null));
        measured.add(one);
        progress.line("%s  %,.0f events/s%s%s"
                .formatted(
                        name,
                        one.eventsPerSecond(),
                        warm ? "  %.1f CPU s per million".formatted(one.cpuSecondsPerMillion()) : "",
                        one.counts() ? "" : "  DOES NOT COUNT: " + one.fault()));
    }

    /** What a lane leaves to be done after its last commit is counted too. */
    private void quiet(LaneRun process) throws InterruptedException {
        long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
        double before = parts.cpuSeconds(process);
        while (System.nanoTime() < deadline) {
            Thread.sleep(QUIET_LOOK_MS); // CPU time is a figure to be looked at, not an event
            double now = parts.cpuSeconds(process);
            if (Double.isNaN(now) || now - before < QUIET_SHARE * QUIET_LOOK_MS / 1000) {
                return;
            }
            before = now;
        }
    }

    private long records(Lane lane) {
        return lane == Lane.PER_EVENT ? sum(extent.first()) - sum(extent.setup()) : sum(extent.all());
    }

    private static long sum(Map<String, List<Long>> offsets) {
        return offsets.values().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }
}
