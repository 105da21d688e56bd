package cn.sanwei.rating.projector;

import cn.sanwei.contracts.Store;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Ownership;
import cn.sanwei.rating.projector.tables.Progress;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.ReadSoFar;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.Incoming;
import cn.sanwei.rating.projector.topics.Logs;
import cn.sanwei.rating.projector.topics.ProjectorClients;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.projector.topics.RecordJudge;
import cn.sanwei.rating.projector.topics.RecordsAgain;
import cn.sanwei.rating.projector.topics.Waiting;
import cn.sanwei.rating.projector.writing.BatchWriting;
import cn.sanwei.rating.projector.writing.FoldedBatch;
import cn.sanwei.rating.projector.writing.TurnRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Fills the projection that does not serve, from the first record of every topic to exactly where it is told, by the same
 * code as the one that serves, and publishes nothing: no event, no standing, no word to a live stream. Closings it does
 * not make but reads back. What it has read lies with what it made of it, so another one goes on where it was killed.
 */
public final class SecondProjector implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SecondProjector.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
    /** Above this one partition number after the other is read, so that its members stay at hand. */
    private static final long BACKLOG = 20_000;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Projection projection;
    private final Statements statements;
    private final BatchWriting writing;
    private final BatchProcessor processor;
    private final Logs logs;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<Integer, Long> tokens = new TreeMap<>();
    private final int recordsAtMost;
    private Touched touched;

    /** A log cannot be read from its beginning, or is not the one that was read before. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String why) {
            super(why);
        }
    }

    public SecondProjector(ProjectorSettings settings, Clock clock) throws SQLException {
        this(settings, clock, () -> {});
    }

    /** @param beforeCommit see {@link BatchWriting} */
    SecondProjector(ProjectorSettings settings, Clock clock, Runnable beforeCommit) throws SQLException {
        recordsAtMost = settings.recordsAtMost();
        try {
            Connection reads = opened(ProjectorClients.connect(settings, "reads"));
            Connection writes = opened(ProjectorClients.connect(settings, "writes"));
            projection = Projection.serving(reads).other().of(reads).of(writes);
            writes.setAutoCommit(false);
            statements = new Statements(reads);
            writing = opened(new BatchWriting(writes, projection, settings.replica(), beforeCommit, this::committed));
            Admin admin = ProjectorClients.admin(settings);
            opened.add(() -> admin.close(CLOSE_WITHIN));
            logs = new Logs(admin);
            logs.look();
            consumer = new KafkaConsumer<>(ProjectorClients.alone(settings));
            opened.add(() -> consumer.close(CloseOptions.timeout(CLOSE_WITHIN)));
            int partitions = consumer.partitionsFor(Logs.TOPICS.getFirst()).size();
            processor = new BatchProcessor(
                    reads,
                    projection,
                    new RecordJudge(partitions),
                    clock,
                    writing,
                    new RecordsAgain(settings),
                    settings.factsHeld());
            take(partitions, settings.replica());
        } catch (SQLException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    public Projection projection() {
        return projection;
    }

    /** From now on those are remembered of whom something changes. */
    public void rememberTouched() {
        touched = new Touched();
    }

    /** Since they are remembered. */
    public Touched touched() {
        return touched;
    }

    /**
     * Returns when all of it is committed.
     *
     * @param left is told now and then how many records are still to be read
     */
    public void readUpTo(ReadSoFar target, LongConsumer left) throws SQLException {
        target.topicIds().forEach((topic, id) -> {
            if (!id.equals(logs.idOf(topic))) {
                throw new Unreadable(topic + " was made anew: what is served was read from another topic");
            }
        });
        Map<TopicPartition, Long> remaining = remaining(target);
        while (!remaining.isEmpty()) {
            choose(remaining);
            List<Incoming> piece = poll(target);
            take(piece);
            if (piece.isEmpty() || processor.gathered() >= recordsAtMost) {
                processor.write();
            }
            remaining = remaining(target);
            left.accept(remaining.values().stream().mapToLong(Long::longValue).sum());
        }
        processor.finish();
    }

    /**
     * Turns the days of townships as far as the one that serves has. Till then no day turns here: what was not done is
     * judged when everything is read that was.
     *
     * @param serving finds the tables of the one that serves
     * @param meanwhile is told now and then that this goes on
     * @return false while that one is in the midst of a turn, so that the two cannot be compared
     */
    public boolean turnAsFarAs(Connection serving, Runnable meanwhile) throws SQLException {
        TurnRows theirs = new TurnRows(new Statements(serving));
        if (theirs.isInTheMidst()) {
            return false;
        }
        TownshipTurning turning = new TownshipTurning(processor, statements);
        for (Rows.TurnedRow township : theirs.turned()) {
            while (!turning.isTurned(township, township.day(), tokens.get(township.partition()))) {
                meanwhile.run();
            }
        }
        return true;
    }

    /**
     * What is dead here, and was taken by the one that serves when somebody had it tried again, is tried again here: once,
     * since what stays dead then is a difference.
     */
    public void replayWhatWasReplayed() throws SQLException {
        statements.update("""
                update dead_event mine set replay_requested = true
                from %s.dead_event theirs
                where theirs.topic = mine.topic and theirs.topic_id = mine.topic_id
                  and theirs.partition = mine.partition and theirs.kafka_offset = mine.kafka_offset
                  and theirs.resolved_at is not null and mine.resolved_at is null and mine.replays = 0
                """.formatted(projection.other().schema()));
        Waiting waiting = new Waiting(statements);
        List<Incoming> again = waiting.toReplay(tokens.keySet());
        while (!again.isEmpty()) {
            take(again);
            processor.finish();
            again = waiting.toReplay(tokens.keySet());
        }
    }

    private void take(int partitions, String owner) throws SQLException {
        Ownership ownership = new Ownership(statements);
        Set<TopicPartition> all = new HashSet<>();
        for (int partition = 0; partition < partitions; partition++) {
            tokens.put(partition, ownership.take(partition, owner));
            for (String topic : Logs.TOPICS) {
                all.add(new TopicPartition(topic, partition));
            }
        }
        consumer.assign(all);
        Map<Progress.Log, Progress.Reached> stored = Progress.stored(statements);
        Logs.Extent extent = Logs.Extent.of(consumer, all);
        for (TopicPartition log : all) {
            logs.seek(consumer, log, stored.get(new Progress.Log(log.topic(), log.partition())), extent)
                    .ifPresent(why -> {
                        throw new Unreadable("partition " + log.partition() + ": " + why);
                    });
        }
    }

    private Map<TopicPartition, Long> remaining(ReadSoFar target) {
        Map<TopicPartition, Long> remaining = new HashMap<>();
        target.next().forEach((log, next) -> {
            long left = next - consumer.position(log);
            if (left > 0) {
                remaining.put(log, left);
            }
        });
        return remaining;
    }

    /**
     * The platform's own closings come last of a partition: before them its members stay at hand, and afterwards each has
     * to be folded once more, not with every batch.
     */
    private void choose(Map<TopicPartition, Long> remaining) {
        long all = remaining.values().stream().mapToLong(Long::longValue).sum();
        int turn = remaining.keySet().stream()
                .mapToInt(TopicPartition::partition)
                .min()
                .orElseThrow();
        Set<Integer> notOnlyOurs = remaining.keySet().stream()
                .filter(log -> !log.topic().equals(Store.RATING.topic()))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
        Set<TopicPartition> chosen = remaining.keySet().stream()
                .filter(log -> all <= BACKLOG || log.partition() == turn)
                .filter(log -> !log.topic().equals(Store.RATING.topic()) || !notOnlyOurs.contains(log.partition()))
                .collect(Collectors.toSet());
        Set<TopicPartition> others = new HashSet<>(consumer.assignment());
        others.removeAll(chosen);
        consumer.pause(others);
        consumer.resume(chosen);
    }

    /** Nothing beyond the target: it is for the next time. */
    private List<Incoming> poll(ReadSoFar target) throws SQLException {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(POLL);
        } catch (InvalidOffsetException cut) {
            throw new Unreadable(cut.partitions() + " were cut while they were read");
        }
        processor.look();
        List<Incoming> batch = new ArrayList<>(records.count());
        for (TopicPartition log : records.partitions()) {
            long end = target.next().get(log);
            for (ConsumerRecord<byte[], byte[]> each : records.records(log)) {
                if (each.offset() < end) {
                    batch.add(Incoming.of(each, logs.idOf(log.topic())));
                }
            }
            if (consumer.position(log) > end) {
                consumer.seek(log, end);
            }
        }
        return batch;
    }

    private void take(List<Incoming> piece) throws SQLException {
        if (!piece.isEmpty()) {
            Map<Integer, Long> held = new TreeMap<>(tokens);
            held.keySet()
                    .retainAll(piece.stream()
                            .map(incoming -> incoming.place().partition())
                            .collect(Collectors.toSet()));
            processor.take(piece, held);
        }
    }

    /** On the thread that writes. */
    private void committed(FoldedBatch batch) {
        if (touched != null) {
            touched.add(batch);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    /** What is under way is written or rolled back; either way the next one goes on where the tables say. */
    @Override
    public void close() {
        for (AutoCloseable part : opened.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.debugf(e, "Closing a part of a rebuild failed.");
            }
        }
    }
}
