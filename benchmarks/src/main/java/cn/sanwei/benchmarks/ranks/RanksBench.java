package cn.sanwei.benchmarks.ranks;

import cn.sanwei.benchmarks.run.Databases;
import cn.sanwei.benchmarks.run.LastWords;
import cn.sanwei.benchmarks.run.Parts;
import cn.sanwei.benchmarks.run.Progress;
import cn.sanwei.benchmarks.run.RunFolder;
import cn.sanwei.local.machine.JavaService;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code bench ranks}: how long it takes to read a rank among very many while the projector moves standings, and whether
 * it is right. Everything that is read was written by the rating service from its topic.
 */
public final class RanksBench {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration WARMING_UP = Duration.ofSeconds(15);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);
    private static final int ROUNDS_UNDER_UPDATES = 3;
    private static final int OWN_UNDER_UPDATES = 500;
    private static final int OWN_AT_THE_END = 10_000;
    /** So far behind the projector may be when the stream of updates ends, in seconds of updates. */
    private static final double KEEPING_PACE_S = 2;

    private final RanksOptions options;
    private final PrintStream out;
    private final Progress progress;
    private final Crowd crowd;
    private volatile boolean ending;

    public RanksBench(RanksOptions options, PrintStream out, boolean terminal) {
        this.options = options;
        this.out = out;
        this.progress = new Progress(out, terminal);
        this.crowd = new Crowd(options.seed(), options.members());
    }

    public boolean isEnding() {
        return ending;
    }

    /** @return whether no rank differed and the updates kept their pace; the figures are for people to judge */
    public boolean run() throws Exception {
        Path folder = RunFolder.make(options.keepLogs(), () -> ending = true, out);
        try (Parts parts = new Parts(folder, progress);
                OverHttp http = new OverHttp();
                Publishing publishing = new Publishing(crowd, parts.kafka())) {
            int port = Loopback.freePort();
            JavaService service = parts.serve(port, http.forTheService());
            try {
                return measure(parts, publishing, http, port);
            } finally {
                service.stop();
            }
        }
    }

    private boolean measure(Parts parts, Publishing publishing, OverHttp http, int port) throws Exception {
        everybody(parts, publishing);
        Readings readings = new Readings(crowd, http, port, () -> asService(parts));
        allAtOnce(readings, atMost(WARMING_UP));
        List<long[]> quiet = oneAfterTheOther(readings, atMost(QUIET));
        progress.line("read without updates; now with %,d a second".formatted(options.updatesPerSecond()));
        publishing.flow(options.updatesPerSecond());
        allAtOnce(readings, atMost(WARMING_UP));
        long before = committed(parts, publishing);
        long began = System.nanoTime();
        List<long[]> busy = oneAfterTheOther(readings, options.measured());
        double perSecond = (committed(parts, publishing) - before) * 1e9 / (System.nanoTime() - began);
        progress.line("read with updates");
        RanksReport report = new RanksReport(lines(readings, quiet, busy), perSecond);
        report.figures(out);
        Equality equality = new Equality();
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int round = 0; round < ROUNDS_UNDER_UPDATES; round++) {
            equality.compare(asService(parts), asSuperuser(parts), some(random, OWN_UNDER_UPDATES), 1);
        }
        publishing.stop();
        long backlog = publishing.sent() - committed(parts, publishing);
        progress.line("compared with a window function while updates came");
        readings.close();
        awaitCommitted(parts, publishing);
        equality.compare(asService(parts), asSuperuser(parts), some(random, OWN_AT_THE_END), -1);
        equality.drift(asSuperuser(parts));
        progress.line("compared with a window function at the end");
        figuresOfTables(parts);
        report.end(out, backlog, equality);
        boolean pace = backlog <= options.updatesPerSecond() * KEEPING_PACE_S;
        if (!pace) {
            out.println("The projector did not keep pace with the updates: the figures do not count.");
        }
        return pace && equality.different() == 0;
    }

    private static List<RanksReport.Line> lines(Readings readings, List<long[]> quiet, List<long[]> busy) {
        List<RanksReport.Line> lines = new ArrayList<>();
        for (int i = 0; i < readings.all().size(); i++) {
            lines.add(new RanksReport.Line(
                    readings.all().get(i), Reading.Times.of(quiet.get(i)), Reading.Times.of(busy.get(i))));
        }
        return lines;
    }

    private void everybody(Parts parts, Publishing publishing) throws SQLException, InterruptedException {
        publishing.everybody(done -> progress.at("producing  %,d of %,d".formatted(done, crowd.setup())));
        progress.line("produced %,d events, seed %d: %,d members of one township"
                .formatted(crowd.setup(), options.seed(), crowd.members()));
        awaitCommitted(parts, publishing);
        try (Connection connection = asSuperuser(parts);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select (select count(*) from standing),"
                    + " (select count(distinct total) from standing), (select count(*) from points_count),"
                    + " (select count(*) from dead_event)")) {
                row.next();
                progress.line("the rating service has %,d standings with %,d different totals and %,d counts"
                        .formatted(row.getLong(1), row.getLong(2), row.getLong(3)));
                if (row.getLong(1) != crowd.members() || row.getLong(4) != 0) {
                    throw new IllegalStateException("the service made other of the events than it ought to");
                }
            }
            // As its own housekeeping leaves the tables some minutes later; a loaded table is not a measured one.
            for (String table : List.of("standing", "points_count", "roster_line", "heard_fact")) {
                statement.execute("vacuum (analyze) " + table);
            }
        }
        parts.databases().checkpoint();
        progress.line("vacuumed, as autovacuum would have by and by");
    }

    /** A quick look is quick in everything. */
    private Duration atMost(Duration usual) {
        return usual.compareTo(options.measured()) < 0 ? usual : options.measured();
    }

    /** Nobody's figures count yet. */
    private static void allAtOnce(Readings readings, Duration duration) throws Exception {
        long until = System.nanoTime() + duration.toNanos();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(readings.all().size())) {
            List<Future<long[]>> running = new ArrayList<>();
            for (Reading reading : readings.all()) {
                running.add(threads.submit(() -> reading.repeat(0, until)));
            }
            for (Future<long[]> each : running) {
                each.get();
            }
        }
    }

    /** Each kind beside nothing but the updates: read all at once, one waits for what the other six take of two processors. */
    private static List<long[]> oneAfterTheOther(Readings readings, Duration each) throws Exception {
        List<long[]> times = new ArrayList<>();
        for (Reading reading : readings.all()) {
            times.add(reading.repeat(0, System.nanoTime() + each.toNanos()));
        }
        return times;
    }

    private Set<UUID> some(SplittableRandom random, int count) {
        Set<UUID> some = new HashSet<>();
        while (some.size() < Math.min(count, crowd.members() / 2)) {
            some.add(crowd.member(random.nextInt(crowd.members())).value());
        }
        return some;
    }

    private void awaitCommitted(Parts parts, Publishing publishing) throws SQLException, InterruptedException {
        long at = -1;
        long moved = System.nanoTime();
        while (at < publishing.sent()) {
            long now = committed(parts, publishing);
            if (now != at) {
                at = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
                throw new IllegalStateException("the rating service commits nothing for a minute; the end of its log:\n"
                        + LastWords.of(parts.logs().resolve("rating-service.log")));
            }
            progress.at("taken in  %,d of %,d".formatted(at, publishing.sent()));
            Thread.sleep(200); // nobody tells an onlooker of a commit
        }
    }

    /** How many of the events the projector has committed. */
    private static long committed(Parts parts, Publishing publishing) throws SQLException {
        try (Connection connection = asSuperuser(parts);
                PreparedStatement statement = connection.prepareStatement(
                        "select coalesce(sum(next_offset), 0) from partition_offset where topic = ? and partition = ?")) {
            statement.setString(1, publishing.topic());
            statement.setInt(2, publishing.partition());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How often a row's next version found room beside it: then no index had to be touched. */
    private void figuresOfTables(Parts parts) throws SQLException {
        try (Connection connection = asSuperuser(parts);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, n_tup_del, n_live_tup, n_dead_tup,
                               autovacuum_count, pg_relation_size(relid) / 1048576, pg_indexes_size(relid) / 1048576
                        from pg_stat_user_tables where schemaname = current_schema() and relname in ('standing', 'points_count') order by relname""")) {
            while (row.next()) {
                progress.line(
                        "%s: %,d inserted, %,d updated (%.0f %% in place), %,d deleted, %,d live, %,d dead, %d autovacuums; %d MiB, indexes %d MiB"
                                .formatted(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(3) == 0 ? 0.0 : 100.0 * row.getLong(4) / row.getLong(3),
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getLong(7),
                                        row.getLong(8),
                                        row.getLong(9),
                                        row.getLong(10)));
            }
        }
    }

    private static Connection asSuperuser(Parts parts) throws SQLException {
        return parts.databases().connectServing(Databases.SERVED);
    }

    private static Connection asService(Parts parts) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + parts.address() + "/" + Databases.SERVED,
                "rating_app",
                Passwords.forTests().app());
    }
}
