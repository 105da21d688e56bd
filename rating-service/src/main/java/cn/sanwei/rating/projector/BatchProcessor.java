package cn.sanwei.rating.projector;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * From a batch of records to committed rows, the offsets among them: either all of it or nothing. What a batch reads it
 * reads before its first write, so its write transaction, which holds up the relays of the cluster, is short.
 */
final class BatchProcessor {
    private final Connection connection;
    private final RecordJudge judge;
    private final Clock clock;
    private final Runnable beforeCommit;
    private final Map<String, TownshipState> townships = new HashMap<>();
    private final Map<Pending.SourceKey, String> sequences = new HashMap<>();
    private final Set<Integer> partitionsRead = new HashSet<>();

    /** @param beforeCommit runs when all is written and nothing committed; tests break in there */
    BatchProcessor(Connection connection, RecordJudge judge, Clock clock, Runnable beforeCommit) {
        this.connection = connection;
        this.judge = judge;
        this.clock = clock;
        this.beforeCommit = beforeCommit;
    }

    record Done(int events, int repeated, int dead, int waiting, int standings) {
        static final Done NOTHING = new Done(0, 0, 0, 0, 0);

        Done plus(Done other) {
            return new Done(
                    events + other.events,
                    repeated + other.repeated,
                    dead + other.dead,
                    waiting + other.waiting,
                    standings + other.standings);
        }
    }

    /** Forgets all that it holds of partitions: they may be another's now, or what was held was never committed. */
    void drop() {
        townships.clear();
        sequences.clear();
        partitionsRead.clear();
    }

    /**
     * Commits the batch. If the database refuses its data, or our own code fails on it, the batch is halved until the one
     * event that cannot be taken stands alone; it goes to the dead ones, and the others are taken.
     *
     * @throws OwnershipLost when another owner has come; nothing is written
     * @throws SQLException when the database is away; nothing is written, or all of it and the answer was lost
     */
    Done process(List<Incoming> batch, Map<Integer, Long> tokens) throws SQLException {
        try {
            return attempt(batch, tokens, null);
        } catch (OwnershipLost lost) {
            giveUp();
            throw lost;
        } catch (SQLException refused) {
            giveUp();
            if (!isAboutData(refused)) {
                throw refused;
            }
            return isolate(batch, tokens, "the database refuses it: " + refused.getSQLState());
        } catch (RuntimeException bug) {
            giveUp();
            return isolate(batch, tokens, "this release fails on it: " + bug);
        }
    }

    private Done isolate(List<Incoming> batch, Map<Integer, Long> tokens, String reason) throws SQLException {
        if (batch.size() == 1) {
            return attempt(batch, tokens, reason);
        }
        int half = batch.size() / 2;
        Done first = process(batch.subList(0, half), tokens);
        return first.plus(process(batch.subList(half, batch.size()), tokens));
    }

    private void giveUp() throws SQLException {
        drop();
        connection.rollback();
    }

    /** 22 is a value that cannot be stored, 23 a constraint that it breaks. */
    private static boolean isAboutData(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private Done attempt(List<Incoming> batch, Map<Integer, Long> tokens, String deadBecause) throws SQLException {
        Pending pending = new Pending();
        List<Judged.Event> events = new ArrayList<>();
        for (Incoming incoming : batch) {
            Judged judged = deadBecause == null ? judge.judge(incoming) : new Judged.Dead(incoming, deadBecause);
            switch (judged) {
                case Judged.Event event -> events.add(event);
                case Judged.Unknown unknown -> pending.unknown.add(unknown);
                case Judged.Dead dead -> pending.dead.add(dead);
            }
        }
        Statements statements = new Statements(connection);
        ProjectedState state = new ProjectedState(statements);
        state.sequences(tokens.keySet(), partitionsRead, sequences);
        List<Judged.Event> fresh = fresh(statements, events, pending);
        state.townships(fresh, townships);
        EventApplication application = new EventApplication(pending, townships);
        fresh.forEach(application::apply);
        state.cyclesOfNewRuleBooks(pending, townships, application);
        BatchFolding folding = new BatchFolding(new StoredLedgers(statements), pending, townships);
        folding.run();
        settled(batch, pending);
        new BatchWriter(connection, townships).write(pending, folding, progress(batch, tokens), clock.instant());
        beforeCommit.run();
        connection.commit();
        sequences.putAll(pending.sequences);
        int standings = (int)
                folding.changes().stream().filter(LedgerChange::changesStanding).count();
        return new Done(
                fresh.size(), events.size() - fresh.size(), pending.dead.size(), pending.unknown.size(), standings);
    }

    /** Which of those that were kept apart are so no longer. */
    private static void settled(List<Incoming> batch, Pending pending) {
        Set<Incoming> apart = new HashSet<>();
        pending.dead.forEach(dead -> apart.add(dead.incoming()));
        for (Incoming incoming : batch) {
            if (incoming.origin() == Incoming.Origin.DEAD && !apart.contains(incoming)) {
                pending.replayed.add(incoming.deadId());
            } else if (incoming.origin() == Incoming.Origin.WAITING) {
                pending.noLongerWaiting.add(incoming.place());
            }
        }
    }

    /** Above the greatest sequence of its source an event is new; anything else is looked up. */
    private List<Judged.Event> fresh(Statements statements, List<Judged.Event> events, Pending pending)
            throws SQLException {
        Map<Rows.EventKey, Judged.Event> doubtful = new java.util.LinkedHashMap<>();
        Set<Rows.EventKey> taken = new HashSet<>();
        Set<Rows.EventKey> isNew = new HashSet<>();
        for (Judged.Event event : events) {
            Pending.SourceKey source = new Pending.SourceKey(
                    event.incoming().place().partition(), event.envelope().source());
            String greatest = pending.sequences.getOrDefault(source, sequences.getOrDefault(source, ""));
            Rows.EventKey key = EventApplication.key(event);
            if (event.envelope().sequence().compareTo(greatest) > 0) {
                pending.sequences.put(source, event.envelope().sequence());
                isNew.add(key);
            } else if (!isNew.contains(key)) {
                doubtful.putIfAbsent(key, event);
            }
        }
        Set<Rows.EventKey> known = HeardRows.known(statements, doubtful.keySet());
        return events.stream()
                .filter(event -> {
                    Rows.EventKey key = EventApplication.key(event);
                    return (isNew.contains(key) || !known.contains(key)) && taken.add(key);
                })
                .toList();
    }

    private static Progress progress(List<Incoming> batch, Map<Integer, Long> tokens) {
        Map<Progress.Log, Progress.Reached> offsets = new HashMap<>();
        Set<Integer> touched = new HashSet<>();
        for (Incoming incoming : batch) {
            touched.add(incoming.place().partition());
            if (incoming.origin() == Incoming.Origin.TOPIC) {
                offsets.put(
                        new Progress.Log(
                                incoming.place().topic(), incoming.place().partition()),
                        new Progress.Reached(
                                incoming.place().offset() + 1, incoming.place().topicId(), incoming.leaderEpoch()));
            }
        }
        Map<Integer, Long> held = new TreeMap<>(tokens);
        held.keySet().retainAll(touched);
        return new Progress(held, offsets);
    }
}
