package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.folding.BatchFolding;
import cn.sanwei.rating.projector.gathering.HeardKeys;
import cn.sanwei.rating.projector.gathering.Known;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.HeldMembers;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.stored.ProjectedState;
import cn.sanwei.rating.projector.stored.StoredLedgers;
import cn.sanwei.rating.projector.tables.Progress;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.BatchRecords;
import cn.sanwei.rating.projector.topics.ClosingsApart;
import cn.sanwei.rating.projector.topics.Incoming;
import cn.sanwei.rating.projector.topics.RecordJudge;
import cn.sanwei.rating.projector.topics.RecordsAgain;
import cn.sanwei.rating.projector.writing.BatchRefused;
import cn.sanwei.rating.projector.writing.BatchWriting;
import cn.sanwei.rating.projector.writing.FoldedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final RecordsAgain again;
    private final HeldMembers held;
    private final Known known = new Known();
    private Gathering gathering;
    /** Of the batch at hand: from the piece that asks to close something on, as they came. See {@link ClosingsApart}. */
    private final List<Incoming> aside = new ArrayList<>(0);

    private final Map<Integer, Long> asideTokens = new TreeMap<>();
    private long number;

    /** @param connection for reading; what is written has one of its own */
    BatchProcessor(
            Connection connection,
            Projection projection,
            RecordJudge judge,
            Clock clock,
            BatchWriting writing,
            RecordsAgain again,
            int factsHeld) {
        this.statements = new Statements(connection);
        this.projection = projection;
        this.judge = judge;
        this.clock = clock;
        this.writing = writing;
        this.again = again;
        this.held = new HeldMembers(factsHeld);
        this.gathering = nothingYet();
    }

    private Gathering nothingYet() {
        return new Gathering(statements, judge, known, writing, projection.serves(), again);
    }

    /** Forgets all that it holds of partitions: they may be another's now, or what was held was never committed. */
    void drop() {
        known.clear();
        held.clear();
        gathering = nothingYet();
    }

    /**
     * Some more records of the batch at hand. If the database refuses a batch's data, or our own code fails on it, it is
     * halved until the one event that cannot be taken stands alone; that goes to the dead ones, and the others are taken.
     *
     * @param tokens of the partitions that they are of
     * @throws OwnershipLost when another owner has come; nothing is written
     * @throws SQLException when the database is away; nothing is written
     */
    void take(List<Incoming> piece, Map<Integer, Long> tokens) throws SQLException {
        try {
            if (!aside.isEmpty() || !gathering.isTaken(piece, tokens, projection.serves())) {
                aside.addAll(piece);
                asideTokens.putAll(tokens);
            }
        } catch (SQLException | RuntimeException failure) {
            takeApart(failure);
        }
    }

    /** How many records the batch at hand has. */
    int gathered() {
        return gathering.records().size() + aside.size();
    }

    /**
     * Folds the batch at hand and has it written once the one before is.
     *
     * @throws OwnershipLost when another owner has come; nothing is written
     * @throws SQLException when the database is away; nothing is written, or all of it and the answer was lost
     */
    void write() throws SQLException {
        writeGathered();
        List<Incoming> last = List.copyOf(aside);
        Map<Integer, Long> tokens = new TreeMap<>(asideTokens);
        aside.clear();
        asideTokens.clear();
        for (List<Incoming> part : ClosingsApart.of(last)) {
            takePart(part, tokens);
            writeGathered();
        }
    }

    private void takePart(List<Incoming> part, Map<Integer, Long> tokens) throws SQLException {
        try {
            gathering.isTaken(part, tokens, false);
        } catch (SQLException | RuntimeException failure) {
            takeApart(failure);
        }
    }

    private void writeGathered() throws SQLException {
        if (gathering.isEmpty()) {
            return;
        }
        try {
            FoldedBatch folded = fold(gathering);
            settle();
            writing.begin(folded);
            gathering = nothingYet();
        } catch (BatchRefused before) {
            takeApart(before);
        } catch (SQLException | RuntimeException failure) {
            takeApart(failure);
        }
    }

    /** The batch before was refused, and the one at hand was gathered on what has not come to be. */
    private void takeApart(BatchRefused before) throws SQLException {
        Gathering mine = gathering;
        isolate(inTheirOrder(before.records()), before.tokens(), before.getMessage());
        if (!mine.isEmpty()) {
            alone(inTheirOrder(mine.records()), mine.tokens());
        }
    }

    private void takeApart(Exception failure) throws SQLException {
        Gathering mine = gathering;
        String reason = reasonAgainst(failure);
        settleFirst();
        isolate(inTheirOrder(mine.records()), mine.tokens(), reason);
    }

    /** The batch before is not to blame for what failed now. */
    private void settleFirst() throws SQLException {
        try {
            settle();
        } catch (BatchRefused before) {
            isolate(inTheirOrder(before.records()), before.tokens(), before.getMessage());
        }
    }

    /** A request to close something was the last of its batch, and is so again when they are taken one by one. */
    private List<Incoming> inTheirOrder(BatchRecords records) {
        List<Incoming> all = records.all();
        return projection.serves()
                ? ClosingsApart.of(all).stream().flatMap(List::stream).toList()
                : all;
    }

    /** Until all that was taken is written, whatever it takes. */
    void finish() throws SQLException {
        write();
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
        aside.clear();
        asideTokens.clear();
    }

    @Override
    public void settle() throws SQLException {
        writing.settle();
    }

    @Override
    public boolean isBusy() {
        return writing.isBusy();
    }

    /** Notices a batch that has failed, without waiting for one that is being written. */
    void look() throws SQLException {
        if (writing.isDone()) {
            try {
                settle();
            } catch (BatchRefused refused) {
                takeApart(refused);
            }
        }
    }

    @Override
    public boolean touches(String township) {
        TownshipState asked = known.townships.get(township);
        return writing.underWay()
                .filter(batch -> asked == null || batch.tokens().containsKey(asked.partition()))
                .isPresent();
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
        Gathering one = nothingYet();
        one.take(batch, tokens, deadBecause);
        writing.begin(fold(one));
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

    private FoldedBatch fold(Gathering batch) throws SQLException {
        Pending pending = batch.pending();
        if (!pending.ruleBooks.isEmpty()) {
            if (pending.ruleBooks.stream().anyMatch(book -> touches(book.township()))) {
                settle();
            }
            new ProjectedState(statements).cyclesOfNewRuleBooks(pending, known.townships, batch.application());
        }
        BatchFolding folding = folded(pending);
        batch.settleThoseKeptApart();
        known.sequences.putAll(pending.sequences);
        held.trim(writing.underWay().map(FoldedBatch::number).orElse(number) - 1);
        return new FoldedBatch(
                number,
                batch.records(),
                batch.tokens(),
                batch.keys(),
                pending,
                folding,
                batch.progress(),
                FoldedBatch.countiesOf(known.townships),
                clock.instant(),
                batch.done(folding.standings()));
    }

    private BatchFolding folded(Pending pending) throws SQLException {
        BatchFolding folding = new BatchFolding(
                new StoredLedgers(statements, this), held, ++number, pending, known.townships, projection.serves());
        folding.run();
        return folding;
    }

    /** What is known of a township, read where that has not been done. */
    TownshipState township(String name, int partition) throws SQLException {
        TownshipState township = known.townships.get(name);
        if (township == null) {
            township = new ProjectedState(statements).township(name, partition);
            known.townships.put(name, township);
        }
        return township;
    }

    /** Nobody is held any longer: those who come next are others, and what is held for long is moved about for long. */
    void letGo() {
        held.clear();
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
        BatchRecords none = new BatchRecords(again);
        try {
            BatchFolding folding = folded(pending);
            writing.begin(new FoldedBatch(
                    number,
                    none,
                    tokens,
                    new HeardKeys(),
                    pending,
                    folding,
                    new Progress(tokens, Map.of()),
                    FoldedBatch.countiesOf(known.townships),
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
            throw new BatchRefused(none, tokens, reason, failure);
        }
    }
}
