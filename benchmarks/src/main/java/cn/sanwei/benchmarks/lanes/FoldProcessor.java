package cn.sanwei.benchmarks.lanes;

import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.judging.Judgement;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Folds one partition's townships. Each fact is one small record in the state store, put once; totals go through a cache
 * that lets only the last one before a commit out. The running ledgers themselves are in memory and are made again from
 * the store when a task begins anew, so a record costs no read of the store.
 */
final class FoldProcessor implements Processor<byte[], byte[], Void, Void> {
    static final String STATE = "state";
    static final String TOTALS = "totals";
    private static final int ROSTER = 1;
    private static final int BOOK = 2;
    private static final int FACT = 3;
    private static final int BATCH = 4;
    private static final byte[] BATCH_KEY = {BATCH};

    private final Supplier<EntryKeeper> keepers;
    private final Runnable begun;
    private final LongUnaryOperator recordsOf;
    private final Runnable processed;
    private final Map<UUID, HeldLedger> members = new HashMap<>();
    private final Map<UUID, String> townshipOf = new HashMap<>();
    private final Map<String, RuleBooks> books = new HashMap<>();
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<byte[], byte[]> state;
    private KeyValueStore<byte[], byte[]> totals;
    private EntryKeeper keeper;
    private int task;
    private int batch;
    private long left;

    /**
     * @param keepers the one of the thread that asks
     * @param recordsOf how many records there are in all topics under a partition's number: after the last one a commit
     *     is asked for at once
     */
    FoldProcessor(Supplier<EntryKeeper> keepers, Runnable begun, LongUnaryOperator recordsOf, Runnable processed) {
        this.keepers = keepers;
        this.begun = begun;
        this.recordsOf = recordsOf;
        this.processed = processed;
    }

    @Override
    public void init(ProcessorContext<Void, Void> its) {
        context = its;
        state = context.getStateStore(STATE);
        totals = context.getStateStore(TOTALS);
        keeper = keepers.get();
        task = context.taskId().partition();
        left = recordsOf.applyAsLong(task);
        recall();
        keeper.begin(task, batch);
        begun.run();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic = context.recordMetadata().orElseThrow().topic();
        Received.of(topic, record.key(), record.headers(), record.value()).ifPresent(this::take);
        processed.run();
        if (--left == 0) {
            context.commit();
        }
    }

    private void take(Received received) {
        switch (received.event()) {
            case PointsEvent.RuleBookPublished published -> publish(received.township(), published);
            case PointsEvent.MemberRegistered on -> {
                RosterRecord line = new RosterRecord(
                        received.envelope().sequence(),
                        false,
                        on.from(),
                        on.organisation().toString(),
                        on.status(),
                        on.categories(),
                        on.posts());
                UUID member = on.member().value();
                state.put(FactBytes.key(ROSTER, member), FactBytes.of(received.township(), line));
                townshipOf.put(member, received.township());
                tell(held(member), held(member).line(line, books.get(received.township())));
            }
            default -> received.fact().ifPresent(this::take);
        }
    }

    private void take(Fact fact) {
        UUID member = UUID.fromString(fact.subject().id());
        state.put(FactBytes.key(FACT, member, UUID.fromString(fact.id())), FactBytes.of(fact));
        HeldLedger held = held(member);
        Delta delta = held.add(fact);
        if (delta != null && !delta.isEmpty()) {
            tell(held, delta);
        }
    }

    private void publish(String township, PointsEvent.RuleBookPublished published) {
        state.put(bookKey(township), published.source().getBytes(StandardCharsets.UTF_8));
        books.put(township, read(published.source()));
        members.values().stream()
                .filter(held -> township.equals(townshipOf.get(held.member)))
                .forEach(held -> tell(held, held.begin(books.get(township))));
    }

    /** Nothing is said of whom the roster does not know yet. */
    private void tell(HeldLedger held, Delta delta) {
        if (delta == null) {
            return;
        }
        Judgement judgement = held.ledger().judgement();
        totals.put(FactBytes.key(0, held.member), total(judgement));
        int now = keeper.batchOf(task);
        if (now > batch) {
            batch = now;
            state.put(BATCH_KEY, ByteBuffer.allocate(4).putInt(batch).array());
        }
        keeper.changed(task, townshipOf.get(held.member), held.member, delta, judgement);
    }

    private HeldLedger held(UUID member) {
        return members.computeIfAbsent(member, HeldLedger::new);
    }

    /** From the store, when the task has lived before. What it has told it does not tell again. */
    private void recall() {
        Map<UUID, FactBytes.Line> lines = new HashMap<>();
        try (KeyValueIterator<byte[], byte[]> all = state.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> one = all.next();
                switch (one.key[0]) {
                    case ROSTER -> lines.put(FactBytes.idAt(one.key, 1), FactBytes.line(one.value));
                    case BOOK ->
                        books.put(
                                new String(one.key, 1, one.key.length - 1, StandardCharsets.UTF_8),
                                read(new String(one.value, StandardCharsets.UTF_8)));
                    case FACT -> {
                        UUID member = FactBytes.idAt(one.key, 1);
                        held(member).add(FactBytes.fact(member, FactBytes.idAt(one.key, 17), one.value));
                    }
                    case BATCH -> batch = ByteBuffer.wrap(one.value).getInt();
                    default -> throw new IllegalStateException("a key that nobody wrote");
                }
            }
        }
        lines.forEach((member, line) -> {
            townshipOf.put(member, line.township());
            held(member).line(line.record(), books.get(line.township()));
        });
    }

    private static byte[] total(Judgement judgement) {
        byte[] grade = judgement.indicated().map(band -> band.code()).orElse("").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + grade.length)
                .putLong(judgement.total().hundredths())
                .put(grade)
                .array();
    }

    private static byte[] bookKey(String township) {
        byte[] name = township.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + name.length).put((byte) BOOK).put(name).array();
    }

    private static RuleBooks read(String yaml) {
        return switch (RuleBookParser.parse(yaml)) {
            case Reading.Accepted accepted -> RuleBooks.of(accepted.ruleBook());
            case Reading.Rejected rejected ->
                throw new IllegalStateException(rejected.errors().toString());
        };
    }
}
