package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.benchmarks.work.Production;
import cn.sanwei.benchmarks.work.Work;
import cn.sanwei.benchmarks.work.WorkRecord;
import cn.sanwei.benchmarks.work.WorkSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** {@code bench rating}: how fast the rating service is, beside others that are given the same work on the same machine. */
public final class RatingBench {
    /** The figure: a transaction for each event is too slow for all of them. */
    static final int FIRST_RECORDS = 20_000;

    private final Options options;
    private final PrintStream out;
    private final Progress progress;
    private volatile boolean ending;

    public RatingBench(Options options, PrintStream out, boolean terminal) {
        this.options = options;
        this.out = out;
        this.progress = new Progress(out, terminal);
    }

    /** @return whether every run counts */
    public boolean run() throws IOException, SQLException, InterruptedException {
        Path folder = RunFolder.make(options.keepLogs(), () -> ending = true, out);
        try (Parts parts = new Parts(folder, progress)) {
            List<Measured> measured = measure(parts);
            Report report = new Report(measured);
            report.print(out);
            measured.stream()
                    .filter(one -> !one.counts())
                    .forEach(one -> out.println(
                            "run " + one.run() + " of " + one.lane().code() + " does not count: " + one.fault()));
            if (!report.isComplete(options)) {
                out.println("The figures are not complete: see above.");
            }
            return report.isComplete(options);
        }
    }

    private List<Measured> measure(Parts parts) throws IOException, SQLException, InterruptedException {
        Work work = new Work(WorkSettings.of(options.events(), options.seed()));
        Production production = new Production(work, FIRST_RECORDS);
        Extent extent = production.publish(
                parts.kafka(), done -> progress.at("producing  %,d of %,d".formatted(done, work.size())));
        progress.line(
                ("produced %,d records, seed %d: %,d members in %d townships; %,d of setup, %,d duplicates, %,d poison;"
                                + " bodies of %d bytes, headers of %d")
                        .formatted(
                                work.size(),
                                options.seed(),
                                work.people().count(),
                                work.settings().townships(),
                                production.kinds().getOrDefault(WorkRecord.Kind.SETUP, 0),
                                production.kinds().getOrDefault(WorkRecord.Kind.DUPLICATE, 0),
                                production.kinds().getOrDefault(WorkRecord.Kind.POISON, 0),
                                production.bodyBytes(),
                                production.headerBytes()));
        Path file = parts.folder().resolve("work.json");
        extent.write(file);
        Expected expected =
                Expected.of(work, FIRST_RECORDS, production.kinds().getOrDefault(WorkRecord.Kind.POISON, 0));
        progress.line("the plain fold has %,d entries".formatted(expected.entries()));
        return new Rounds(options, parts, extent, file, expected, progress).run();
    }

    /** Whether the program was told to end: what fails from then on fails because its parts are being stopped. */
    public boolean isEnding() {
        return ending;
    }
}
