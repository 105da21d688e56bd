package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.SecondProjector;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.ReadSoFar;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Builds the ledger anew beside the one that serves, holds both against each other, and lets them change places.
 *
 * <p>The second projector fills the other projection up to where the serving one is. Then come rounds, each shorter than
 * the one before: a picture of the serving one, the second one read to exactly the same records, and whatever changed
 * since the last round compared. When a round was short, the next one is done while no batch may be written, and that is
 * when the row is switched.
 */
public final class Rebuild {
    /** What may still be to read when comparing begins. */
    private static final long NEARLY_THERE = 20_000;
    /** A round as short as this fits into the time that the projector is kept waiting. */
    private static final Duration SHORT = Duration.ofSeconds(2);
    /** A projector gives a batch up, and comes back with it, when it waits for longer than ten seconds. */
    private static final Duration KEPT_WAITING = Duration.ofSeconds(5);

    private static final Duration READ_BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_ROUNDS = 30;

    private final ProjectorSettings settings;
    private final Clock clock;
    private final Databases databases;
    private final PrintStream out;
    private final Progress progress;
    private final Differences differences = new Differences();
    private boolean compared;
    private boolean reported;

    public Rebuild(ProjectorSettings settings, Clock clock, PrintStream out, boolean terminal) {
        this.settings = settings;
        this.clock = clock;
        this.databases = new Databases(settings);
        this.out = out;
        this.progress = new Progress(out, terminal);
    }

    /**
     * @param accept whether a projection that differs may be switched to
     * @param anew whether what an interrupted one has filled is forgotten
     * @return whether the rebuilt one serves now
     */
    public boolean run(boolean accept, boolean anew) throws SQLException, InterruptedException {
        try (Connection decides = databases.connect("decides")) {
            Preparation preparation = new Preparation(decides);
            preparation.alone();
            Projection serving = Projection.serving(decides);
            UUID rebuild = preparation.begin(serving.other(), anew).id();
            try (SecondProjector second = new SecondProjector(settings, clock)) {
                fill(preparation, serving, second);
                if (!compareAndSwitch(decides, rebuild, second, accept)) {
                    return false;
                }
            }
            putStandingsRight(decides);
            awaitTakeOver(decides);
            return true;
        }
    }

    private void fill(Preparation preparation, Projection serving, SecondProjector second) throws SQLException {
        ReadSoFar before = preparation.readSoFar(second.projection());
        ReadSoFar target = preparation.readSoFar(serving);
        progress.line("%s in %s, while %s serves:"
                .formatted(
                        before.records() == 0 ? "Rebuilding" : "Going on with the rebuild",
                        second.projection().schema(),
                        serving.schema()));
        long atMost = 0;
        while (target.ahead(before) > atMost) {
            long records = target.ahead(before);
            progress.begin(records);
            second.readUpTo(target, progress::left);
            progress.line("  %,d records in %,.1f s, %,.0f a second"
                    .formatted(records, progress.seconds(), records / Math.max(0.001, progress.seconds())));
            before = target;
            target = preparation.readSoFar(serving);
            atMost = NEARLY_THERE;
        }
    }

    private boolean compareAndSwitch(Connection decides, UUID rebuild, SecondProjector second, boolean accept)
            throws SQLException, InterruptedException {
        progress.line("Comparing both at the same records:");
        long readBackBy = System.nanoTime() + READ_BACK_WITHIN.toNanos();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            long began = System.nanoTime();
            if (!round(second, () -> true)) {
                if (System.nanoTime() < readBackBy) {
                    Thread.sleep(PAUSE.toMillis()); // until the relay has published what the serving one has closed, or
                    // its day
                    // has turned
                    round--;
                    continue;
                }
                everythingAgain(second);
            }
            long took = System.nanoTime() - began;
            progress.line("  round %d: %,.1f s, %s"
                    .formatted(round, took / 1e9, differences.isEmpty() ? "no difference" : "DIFFERENT"));
            if (!differences.isEmpty()) {
                report(second.projection(), accept);
                if (!accept) {
                    return false;
                }
            }
            if (took < SHORT.toNanos() && lastRound(decides, rebuild, second, accept)) {
                return true;
            }
        }
        throw new RebuildRefused("events arrive faster than both can be compared; try again at a quieter hour");
    }

    /**
     * @return false when the serving one has closed something that has not come back over the topic yet, or when its day is
     *     about to turn
     * @throws OutOfTime when it may not go on; what was to be compared will be, in the next round
     */
    private boolean round(SecondProjector second, BooleanSupplier goOn) throws SQLException {
        try (Connection theirs = databases.picture(second.projection().other())) {
            second.readUpTo(ReadSoFar.of(theirs), left -> OutOfTime.unless(goOn));
            if (!hasReadBack(theirs, second.projection())
                    || !second.turnAsFarAs(theirs, () -> OutOfTime.unless(goOn))) {
                return false;
            }
            compare(theirs, second, goOn);
            return true;
        }
    }

    private void compare(Connection theirs, SecondProjector second, BooleanSupplier goOn) throws SQLException {
        second.replayWhatWasReplayed();
        try (Connection ours = databases.picture(second.projection())) {
            if (compared) {
                differences.compare(second.touched(), theirs, ours, goOn);
            } else {
                differences.compareEverything(theirs, ours, goOn);
                compared = true;
            }
        }
        second.rememberTouched();
    }

    /** A closing that never comes back is a difference like others. */
    private void everythingAgain(SecondProjector second) throws SQLException {
        compared = false;
        try (Connection theirs = databases.picture(second.projection().other())) {
            second.readUpTo(ReadSoFar.of(theirs), left -> {});
            second.turnAsFarAs(theirs, () -> {});
            compare(theirs, second, () -> true);
        }
    }

    /** A closing is made once, by the one that serves; the other one has it when it has come back over the topic. */
    private static boolean hasReadBack(Connection theirs, Projection rebuilt) throws SQLException {
        return new Statements(theirs)
                .query("""
                        select 1 from cycle_closing t where not exists (
                            select from %1$s.cycle_closing o where o.township = t.township and o.event = t.event)
                        union all
                        select 1 from quarter_closing t where not exists (
                            select from %1$s.quarter_closing o where o.township = t.township and o.event = t.event)
                        limit 1
                        """.formatted(rebuilt.schema()), row -> row.getInt(1))
                .isEmpty();
    }

    /** @return whether they changed places; if not, another round is due */
    private boolean lastRound(Connection decides, UUID rebuild, SecondProjector second, boolean accept)
            throws SQLException {
        Optional<StandStill> begun = StandStill.begin(decides, KEPT_WAITING);
        if (begun.isEmpty()) {
            return false;
        }
        try (StandStill still = begun.get()) {
            if (!round(second, still::hasTime) || !differences.isEmpty() && !accept) {
                return false;
            }
            Map<String, Set<UUID>> others = differences.membersWithOtherStandings();
            int grades = switchOver(decides, rebuild, second.projection(), others);
            progress.line("%s serves now. No batch was written for %,d ms."
                    .formatted(second.projection().schema(), still.lastedMs()));
            if (!others.isEmpty()) {
                progress.line("Published because they are other ones: %,d members' standings, %,d grades."
                        .formatted(others.values().stream().mapToInt(Set::size).sum(), grades));
            }
            return true;
        } catch (OutOfTime tooMuch) {
            progress.line("  " + tooMuch.getMessage() + "; trying again");
            return false;
        }
    }

    private int switchOver(Connection decides, UUID rebuild, Projection rebuilt, Map<String, Set<UUID>> others)
            throws SQLException {
        decides.setAutoCommit(false);
        try {
            return new Switchover(decides, rebuilt, clock).run(rebuild, others);
        } finally {
            decides.rollback();
            decides.setAutoCommit(true);
        }
    }

    private void report(Projection rebuilt, boolean accept) throws SQLException {
        if (reported) {
            return;
        }
        reported = true;
        try (Connection theirs = databases.picture(rebuilt.other());
                Connection ours = databases.picture(rebuilt)) {
            differences.print(out, theirs, ours);
        }
        progress.line(
                accept
                        ? "The differences are accepted."
                        : "NOT switched: " + rebuilt.other().schema() + " serves as before. What was rebuilt is kept:"
                                + " ./sanwei rebuild --accept switches to it, ./sanwei rebuild --drop forgets it.");
    }

    private void putStandingsRight(Connection decides) throws SQLException {
        Projection.serving(decides);
        StandingsPutRight.Done done = new StandingsPutRight(settings, new Statements(decides)).run();
        if (done.takenBack() + done.again() > 0) {
            progress.line("The topic of standings: %,d records of nobody taken back, %,d standings published again."
                    .formatted(done.takenBack(), done.again()));
        }
    }

    /** Each replica notices by itself; it takes the partitions of the one that serves now. */
    private void awaitTakeOver(Connection decides) throws SQLException, InterruptedException {
        Statements statements = new Statements(decides);
        Projection.serving(decides);
        long deadline = System.nanoTime() + TAKEN_OVER_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (statements
                    .query("select 1 from partition_owner where owner = ?", row -> true, settings.replica())
                    .isEmpty()) {
                progress.line("The rating service goes on with it. The former one is kept until the next rebuild, or"
                        + " ./sanwei rebuild --drop.");
                return;
            }
            Thread.sleep(100); // a row tells nobody that it has changed
        }
        progress.line("No rating service has taken it over yet: is one running?");
    }
}
