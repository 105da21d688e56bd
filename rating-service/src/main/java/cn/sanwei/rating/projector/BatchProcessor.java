package cn.sanwei.rating.projector;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * From a batch of records to committed rows, the offsets among them: either all of it or nothing. While one batch is
 * written the next one is folded, on what the first will leave; so when a batch cannot be written, the one that was
 * folded on it is folded again. What a batch reads it reads before its first write, so its write transaction, which
 * holds up the relays of the cluster, is short.
 */
final class BatchProcessor implements StoredLedgers.UnderWay {
    private static final Logger LOG = Logger.getLogger(BatchProcessor.class);

    private final Statements statements;
    private final Projection projection;
    private final RecordJudge judge;
    private final Clock clock;
    private final BatchWriting writing;
    private final HeldMembers held;
    private final Map<String, TownshipState> townships = new HashMap<>();
    private final Map<Pending.SourceKey, String> sequences = new HashMap<>();
    private final Set<Integer> partitionsRead = new HashSet<>();
    private long number;

    /** @param connection for reading; what is written has one of its own */
    BatchProcessor(
            Connection connection,
            Projection projection,
            RecordJudge judge,
            Clock clock,
            BatchWriting writing,
            int factsHeld) {
        this.statements = new Statements(connection);
        this.projection = projection;
        this.judge = judge;
        this.clock = clock;
        this.writing = writing;
        this.held = new HeldMembers(factsHeld);
    }

    /** Forgets all that it holds of partitions: they may be another's now, or what was held was never committed. */
    void drop() {
        townships.clear();
        sequences.clear();
        partitionsRead.clear();
        held.clear();
    }

    /**
     * Folds the batch and has it written once the one before is. If the database refuses a batch's data, or our own code
     * fails on it, it is halved until the one event that cannot be taken stands alone; that goes to the dead ones, and
     * the others are taken.
     *
     * @throws OwnershipLost when another owner has come; nothing is written
     * @throws SQLException when the database is away; nothing is written, or all of it and the answer was lost
     */
    void process(List<Incoming> batch, Map<Integer, Long> tokens) throws SQLException {
        for (List<Incoming> part : projection.serves() ? ClosingsApart.of(batch) : List.of(batch)) {
            whole(part, tokens);
        }
    }

    private void whole(List<Incoming> batch, Map<Integer, Long> tokens) throws SQLException {
        try {
            FoldedBatch folded = fold(batch, tokens, null);
            settle();
            writing.begin(folded);
        } catch (BatchRefused before) {
            // This one was folded on what has not come to be.
            isolate(before.records(), before.tokens(), before.getMessage());
            alone(batch, tokens);
        } catch (SQLException | RuntimeException failure) {
            String reason = reasonAgainst(failure);
            settleFirst();
            isolate(batch, tokens, reason);
        }
    }

    /** The batch before is not to blame for what failed now. */
    private void settleFirst() throws SQLException {
        try {
            settle();
        } catch (BatchRefused before) {
            isolate(before.records(), before.tokens(), before.getMessage());
        }
    }

    /** Until all that was folded is written, whatever it takes. */
    void finish() throws SQLException {
        settleFirst();
    }

    /**
     * Ends what is under way and forgets all. Whether it was written does not matter here: whoever owns the partitions
     * next goes on where the stored offsets say.
     */
    void leave() {
        try {
            settle();
        } catch (SQLException notWritten) {
            LOG.infof("A batch was not written before its partitions went: %s", notWritten.getMessage());
        }
        drop();
    }

    @Override
    public void settle() throws SQLException {
        writing.settle();
    }

    /** Notices a batch that has failed, without waiting for one that is being written. */
    void look() throws SQLException {
        if (writing.isDone()) {
            try {
                settle();
            } catch (BatchRefused refused) {
                isolate(refused.records(), refused.tokens(), refused.getMessage());
            }
        }
    }

    @Override
    public boolean touches(String township, UUID member) {
        return writing.underWay().map(batch -> batch.touches(township, member)).orElse(false);
    }

    private void alone(List<Incoming> batch, Map<Integer, Long> tokens) throws SQLException {
        try {
            attempt(batch, tokens, null);
        } catch (BatchRefused refused) {
            isolate(batch, tokens, refused.getMessage());
        } catch (SQLException | RuntimeException failure) {
            isolate(batch, tokens, reasonAgainst(failure));
        }
    }

    private void isolate(List<Incoming> batch, Map<Integer, Long> tokens, String reason) throws SQLException {
        drop();
        if (batch.size() == 1) {
            attempt(batch, tokens, reason);
            return;
        }
        int half = batch.size() / 2;
        alone(batch.subList(0, half), tokens);
        alone(batch.subList(half, batch.size()), tokens);
    }

    private void attempt(List<Incoming> batch, Map<Integer, Long> tokens, String deadBecause) throws SQLException {
        writing.begin(fold(batch, tokens, deadBecause));
        settle();
    }

    /** @throws SQLException that failure, when it says nothing against the batch */
    private static String reasonAgainst(Exception failure) throws SQLException {
        if (failure instanceof SQLException refused) {
            if (!BatchRefused.isAboutData(refused)) {
                throw refused;
            }
            return BatchRefused.reason(refused);
        }
        return "this release fails on it: " + failure;
    }

    private FoldedBatch fold(List<Incoming> batch, Map<Integer, Long> tokens, String deadBecause) throws SQLException {
        Pending pending = new Pending();
        List<Judged.Event> events = new ArrayList<>(batch.size());
        for (Judged judged : judged(batch, deadBecause)) {
            switch (judged) {
                case Judged.Event event -> events.add(event);
                case Judged.Unknown unknown -> pending.unknown.add(unknown);
                case Judged.Dead dead -> pending.dead.add(dead);
            }
        }
        ProjectedState state = new ProjectedState(statements);
        state.sequences(tokens.keySet(), partitionsRead, sequences);
        List<Judged.Event> fresh = fresh(events, pending);
        state.townships(fresh, townships);
        EventApplication application = new EventApplication(pending, townships, projection.serves());
        fresh.forEach(application::apply);
        if (!pending.ruleBooks.isEmpty()) {
            settle();
            state.cyclesOfNewRuleBooks(pending, townships, application);
        }
        BatchFolding folding = folded(pending);
        settled(batch, pending);
        sequences.putAll(pending.sequences);
        held.trim(writing.underWay().map(FoldedBatch::number).orElse(number) - 1);
        return new FoldedBatch(
                number,
                batch,
                tokens,
                keys(fresh),
                pending,
                folding,
                progress(batch, tokens),
                FoldedBatch.countiesOf(townships),
                clock.instant(),
                new FoldedBatch.Done(
                        fresh.size(),
                        events.size() - fresh.size(),
                        pending.dead.size(),
                        pending.unknown.size(),
                        folding.standings()));
    }

    private BatchFolding folded(Pending pending) throws SQLException {
        BatchFolding folding = new BatchFolding(
                new StoredLedgers(statements, this), held, ++number, pending, townships, projection.serves());
        folding.run();
        return folding;
    }

    /** What is known of a township, read where that has not been done. */
    TownshipState township(String name, int partition) throws SQLException {
        TownshipState known = townships.get(name);
        if (known == null) {
            known = new ProjectedState(statements).township(name, partition);
            townships.put(name, known);
        }
        return known;
    }

    /** Nobody of a township is held any longer: they were folded on another day than that which has begun. */
    void release(String township) {
        held.remove(township);
    }

    /**
     * Folds and writes what comes of no record, and returns when that is committed. To be called when nothing is under
     * way.
     *
     * @throws BatchRefused when nothing is written, for a reason that lies in it; what was held is forgotten then
     * @throws SQLException when the database is away, or another owner has come
     */
    void turn(Pending pending, Map<Integer, Long> tokens) throws SQLException {
        try {
            BatchFolding folding = folded(pending);
            writing.begin(new FoldedBatch(
                    number,
                    List.of(),
                    tokens,
                    Set.of(),
                    pending,
                    folding,
                    new Progress(tokens, Map.of()),
                    FoldedBatch.countiesOf(townships),
                    clock.instant(),
                    new FoldedBatch.Done(0, 0, 0, 0, folding.standings())));
            settle();
            held.trim(number);
        } catch (BatchRefused refused) {
            drop();
            throw refused;
        } catch (SQLException | RuntimeException failure) {
            String reason = reasonAgainst(failure);
            drop();
            throw new BatchRefused(List.of(), tokens, reason, failure);
        }
    }

    /** In their order. Judging is near half of the work and looks at nothing but the record: all processors share it. */
    private List<Judged> judged(List<Incoming> batch, String deadBecause) {
        if (deadBecause != null) {
            return batch.stream()
                    .<Judged>map(incoming -> new Judged.Dead(incoming, deadBecause))
                    .toList();
        }
        return Sharing.stream(batch).map(judge::judge).toList();
    }

    /** The events themselves are not needed any more: their facts and rows say it all. */
    private static Set<Rows.EventKey> keys(List<Judged.Event> events) {
        Set<Rows.EventKey> keys = HashSet.newHashSet(events.size());
        events.forEach(event -> keys.add(event.key()));
        return keys;
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
    private List<Judged.Event> fresh(List<Judged.Event> events, Pending pending) throws SQLException {
        List<Judged.Event> fresh = new ArrayList<>(events.size());
        Map<Rows.EventKey, Judged.Event> doubtful = new LinkedHashMap<>();
        for (Judged.Event event : events) {
            Pending.SourceKey source = new Pending.SourceKey(
                    event.incoming().place().partition(), event.envelope().source());
            String greatest = pending.sequences.getOrDefault(source, sequences.getOrDefault(source, ""));
            if (event.envelope().sequence().compareTo(greatest) > 0) {
                pending.sequences.put(source, event.envelope().sequence());
                fresh.add(event);
            } else {
                doubtful.putIfAbsent(event.key(), event);
            }
        }
        if (doubtful.isEmpty()) {
            return fresh;
        }
        Set<Rows.EventKey> known = new HashSet<>();
        Set<Rows.EventKey> asked = new LinkedHashSet<>(doubtful.keySet());
        for (Judged.Event event : fresh) {
            if (asked.remove(event.key())) {
                known.add(event.key());
            }
        }
        writing.underWay().ifPresent(batch -> batch.removeFrom(asked, known));
        known.addAll(HeardRows.known(statements, asked));
        doubtful.keySet().removeAll(known);
        if (doubtful.isEmpty()) {
            return fresh;
        }
        return inTheirOrder(events, fresh, doubtful);
    }

    private static List<Judged.Event> inTheirOrder(
            List<Judged.Event> events, List<Judged.Event> fresh, Map<Rows.EventKey, Judged.Event> late) {
        List<Judged.Event> all = new ArrayList<>(fresh.size() + late.size());
        int next = 0;
        for (Judged.Event event : events) {
            if (next < fresh.size() && fresh.get(next) == event) {
                all.add(event);
                next++;
            } else if (late.get(event.key()) == event) {
                all.add(event);
            }
        }
        return all;
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
