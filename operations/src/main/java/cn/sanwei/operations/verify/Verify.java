package cn.sanwei.operations.verify;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.Target;
import cn.sanwei.operations.verify.StoredEvents.Stored;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds the stores against the topics, and both against what the rating service made of them. It reads a platform that
 * runs; what is still on its way is waited for, for a bounded time, and is a difference after that.
 */
public final class Verify {
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(90);
    private final Target target;
    private final Duration onItsWay;
    private final PrintStream out;

    public Verify(Target target, PrintStream out) {
        this(target, ON_ITS_WAY, out);
    }

    /** @param onItsWay how long differences may be events that have yet to arrive */
    public Verify(Target target, Duration onItsWay, PrintStream out) {
        this.target = target;
        this.onItsWay = onItsWay;
        this.out = out;
    }

    /** @return whether everything agrees */
    public boolean run() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + onItsWay.toNanos();
        while (true) {
            Differences found = new Differences();
            Map<Store, PublishedEvents> published = compare(found);
            if (found.isEmpty() || System.nanoTime() > deadline) {
                print(published, found);
                return found.isEmpty();
            }
            Thread.sleep(2_000); // what is on its way arrives meanwhile, and then the two agree
        }
    }

    private Map<Store, PublishedEvents> compare(Differences found) throws SQLException {
        Map<Store, PublishedEvents> published = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            try (Connection connection = target.connect(store.code())) {
                boolean refilled = refilled(connection);
                Map<String, Stored> stored = StoredEvents.of(store, connection);
                PublishedEvents onTopic = PublishedEvents.of(store, target.kafka());
                StoreAgainstTopic.compare(store, stored, onTopic, refilled, found);
                published.put(store, onTopic);
            }
        }
        try (Connection rating = target.connect(Store.RATING.code())) {
            RatingAgainstTopics.compare(TakenIn.of(rating), published, found);
            LedgerAgainstFold.compare(ShownLedgers.of(rating), published, CycleDays.dayOf(Instant.now()), found);
            CountsAgainstStandings.compare(rating, found);
            StandingsOnTopic.compare(StandingsOnTopic.shown(rating), StandingsOnTopic.of(target.kafka()), found);
        }
        return published;
    }

    private static boolean refilled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("select exists (select from relay_refill)");
            row.next();
            return row.getBoolean(1);
        }
    }

    private void print(Map<Store, PublishedEvents> published, Differences found) {
        out.printf("%-10s %-14s %9s  %s%n", "store", "township", "events", "hash of ids, order and contents");
        published.forEach((store, events) -> {
            Map<String, List<String>> byTownship = events.events().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            each -> each.getValue().envelope().township().value(),
                            TreeMap::new,
                            Collectors.mapping(
                                    each -> each.getKey() + " "
                                            + each.getValue().envelope().sequence() + " "
                                            + each.getValue().content(),
                                    Collectors.toList())));
            byTownship.forEach((township, lines) -> out.printf(
                    "%-10s %-14s %9d  %s%n",
                    store.code(), township, lines.size(), Content.hashOf(lines).substring(0, 16)));
            if (!events.repeated().isEmpty()) {
                out.printf(
                        "%-10s %d records are repetitions of a refill%n",
                        store.code(), events.repeated().size());
            }
            if (!events.strangers().isEmpty()) {
                out.printf(
                        "%-10s %d records are no events%n",
                        store.code(), events.strangers().size());
            }
        });
        found.print(out);
        out.println(
                found.isEmpty()
                        ? "verified: stores, topics and ledger agree"
                        : "NOT verified: see the differences above");
    }
}
