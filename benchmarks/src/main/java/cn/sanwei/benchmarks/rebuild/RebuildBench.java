package cn.sanwei.benchmarks.rebuild;

import cn.sanwei.benchmarks.ranks.OverHttp;
import cn.sanwei.benchmarks.ranks.Reading;
import cn.sanwei.benchmarks.run.Committed;
import cn.sanwei.benchmarks.run.Databases;
import cn.sanwei.benchmarks.run.LastWords;
import cn.sanwei.benchmarks.run.Parts;
import cn.sanwei.benchmarks.run.Progress;
import cn.sanwei.benchmarks.run.RunFolder;
import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.benchmarks.work.People;
import cn.sanwei.benchmarks.work.Production;
import cn.sanwei.benchmarks.work.Work;
import cn.sanwei.benchmarks.work.WorkSettings;
import cn.sanwei.local.machine.JavaService;
import cn.sanwei.local.machine.Loopback;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code bench rebuild}: the rating service drains its topics; then the ledger is built anew while people read, and what
 * they wait meanwhile is held against what they waited before.
 */
public final class RebuildBench {
    private static final double RATE_MUST = 0.8;
    private static final double P99_MUST = 2;
    private static final int FIRST_RECORDS = 1_000;
    private static final int EVERY_MS = 25;
    private static final int ACCOUNTS = 200;
    private static final Duration WARMING_UP = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration STRETCH = Duration.ofMillis(500);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 20;

    private final RebuildOptions options;
    private final PrintStream out;
    private final Progress progress;
    private final Work work;
    private volatile boolean ending;

    public RebuildBench(RebuildOptions options, PrintStream out, boolean terminal) {
        this.options = options;
        this.out = out;
        this.progress = new Progress(out, terminal);
        this.work = new Work(WorkSettings.of(options.events(), options.seed()));
    }

    public boolean isEnding() {
        return ending;
    }

    /** @return whether the rebuilt ledger was the same and serves; the figures are for people to judge */
    public boolean run() throws Exception {
        Path folder = RunFolder.make(options.keepLogs(), () -> ending = true, out);
        try (Parts parts = new Parts(folder, progress);
                OverHttp http = new OverHttp()) {
            Extent extent = new Production(work, FIRST_RECORDS)
                    .publish(parts.kafka(), done -> progress.at("producing  %,d of %,d".formatted(done, work.size())));
            progress.line("produced %,d records, seed %d".formatted(work.size(), options.seed()));
            int port = Loopback.freePort();
            JavaService service = parts.serve(port, http.forTheService());
            try {
                return measure(parts, Extent.byPartition(extent.all()), http, port);
            } finally {
                service.stop();
            }
        }
    }

    private boolean measure(Parts parts, Map<TopicPartition, Long> ends, OverHttp http, int port) throws Exception {
        double drain = work.size() / drained(parts, ends);
        progress.line("drained, %,.0f a second".formatted(drain));
        parts.databases().checkpoint();
        List<Reading> readings = readings(http, port);
        long warm = System.nanoTime() + WARMING_UP.toNanos();
        repeat(readings, () -> System.nanoTime() < warm);
        long quietEnds = System.nanoTime() + QUIET.toNanos();
        List<Reading.Times> quiet = repeat(readings, () -> System.nanoTime() < quietEnds);
        progress.line("read without a rebuild; now beside one");
        long began = System.nanoTime();
        RebuildProcess rebuild = new RebuildProcess(parts.kafka(), parts.address(), progress::line);
        List<Reading.Times> busy = repeat(readings, rebuild::isAtWork);
        boolean switched = rebuild.await() == 0;
        double took = (System.nanoTime() - began) / 1e9;
        print(drain, rebuild, took, readings, quiet, busy);
        if (!switched) {
            out.println("The rebuild does not count: it did not end with a ledger that serves.\n" + rebuild.said());
        }
        return switched;
    }

    /** @return seconds from taking the partitions to the last commit */
    private double drained(Parts parts, Map<TopicPartition, Long> ends) throws SQLException, InterruptedException {
        long at = -1;
        long moved = System.nanoTime();
        try (Connection connection = parts.databases().connectServing(Databases.SERVED);
                Statement statement = connection.createStatement()) {
            while (true) {
                long left = Committed.left(statement, ends);
                if (left == 0) {
                    long ended = System.currentTimeMillis();
                    return (ended - Committed.began(statement).orElseThrow()) / 1e3;
                }
                if (left != at) {
                    at = left;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
                    throw new IllegalStateException(
                            "the rating service commits nothing for a minute; the end of its log:\n"
                                    + LastWords.of(parts.logs().resolve("rating-service.log")));
                }
                progress.at("draining  %,d left".formatted(left));
                Thread.sleep(LOOK_EVERY_MS); // nobody tells an onlooker of a commit
            }
        }
    }

    /** Over HTTP, with the service's own checks, as the pages do. */
    private List<Reading> readings(OverHttp http, int port) throws GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(options.seed());
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            People.Person person =
                    work.people().person(random.nextInt(work.people().count()));
            accounts.add(http.member(person.township().value(), person.member().value()));
        }
        return List.of(
                reading(
                        "own-standing",
                        "own standing with its rank",
                        "/api/rating/standings/me?cycle=2026",
                        http,
                        port,
                        accounts),
                reading(
                        "own-ledger",
                        "own ledger's first page",
                        "/api/rating/ledgers/me?cycle=2026",
                        http,
                        port,
                        accounts));
    }

    private Reading reading(String code, String what, String path, OverHttp http, int port, List<String> accounts) {
        SplittableRandom who = new SplittableRandom(options.seed() + code.hashCode());
        return new Reading(
                code,
                what,
                Double.NaN,
                EVERY_MS,
                () -> http.get(port, path, accounts.get(who.nextInt(accounts.size()))));
    }

    private static List<Reading.Times> repeat(List<Reading> readings, BooleanSupplier goOn) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(readings.size())) {
            List<Future<long[]>> running = new ArrayList<>();
            for (Reading reading : readings) {
                long after = reading.everyMs() * 1_000_000L * running.size() / readings.size();
                running.add(threads.submit(() -> stretches(reading, after, goOn)));
            }
            List<Reading.Times> times = new ArrayList<>();
            for (Future<long[]> each : running) {
                times.add(Reading.Times.of(each.get()));
            }
            return times;
        }
    }

    private static long[] stretches(Reading reading, long afterNs, BooleanSupplier goOn) throws Exception {
        List<long[]> all = new ArrayList<>();
        while (goOn.getAsBoolean()) {
            all.add(reading.repeat(afterNs, System.nanoTime() + STRETCH.toNanos()));
        }
        return all.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }

    private void print(
            double drain,
            RebuildProcess rebuild,
            double took,
            List<Reading> readings,
            List<Reading.Times> quiet,
            List<Reading.Times> busy) {
        double ratio = rebuild.eventsPerSecond() / drain;
        line("");
        line("drain    %,10.0f records a second", drain);
        line(
                "rebuild  %,10.0f records a second beside readers: %.2f of the drain, must be %.1f  %s",
                rebuild.eventsPerSecond(), ratio, RATE_MUST, ratio >= RATE_MUST ? "reached" : "NOT reached");
        line(
                "         %.0f s in all, comparing and switching included; no batch was written for %.0f ms",
                took, rebuild.stoodStillMs());
        for (int i = 0; i < readings.size(); i++) {
            double times = busy.get(i).p99() / quiet.get(i).p99();
            line(
                    "%-28s p99 %7.2f ms before, %7.2f ms beside a rebuild (%d and %d times): %.2f, must be at most %.0f  %s",
                    readings.get(i).what(),
                    quiet.get(i).p99(),
                    busy.get(i).p99(),
                    quiet.get(i).count(),
                    busy.get(i).count(),
                    times,
                    P99_MUST,
                    times <= P99_MUST ? "reached" : "NOT reached");
        }
        line("");
        line(
                "{\"ratio\": \"rebuild/drain\", \"value\": %.3f, \"drainPerSecond\": %.0f, \"rebuildPerSecond\": %.0f, \"seconds\": %.1f}",
                ratio, drain, rebuild.eventsPerSecond(), took);
        for (int i = 0; i < readings.size(); i++) {
            line(
                    "{\"reading\": \"%s\", \"quietP99Ms\": %.3f, \"p99Ms\": %.3f}",
                    readings.get(i).code(), quiet.get(i).p99(), busy.get(i).p99());
        }
    }

    private void line(String format, Object... figures) {
        out.println(String.format(Locale.ROOT, format, figures));
    }
}
