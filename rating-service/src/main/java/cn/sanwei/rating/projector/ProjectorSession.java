package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.tables.Ownership;
import cn.sanwei.rating.projector.tables.OwnershipLost;
import cn.sanwei.rating.projector.tables.Progress;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.Incoming;
import cn.sanwei.rating.projector.topics.Logs;
import cn.sanwei.rating.projector.topics.ProjectorClients;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.projector.topics.ReadingTurns;
import cn.sanwei.rating.projector.topics.RecordJudge;
import cn.sanwei.rating.projector.topics.RecordsAgain;
import cn.sanwei.rating.projector.topics.Waiting;
import cn.sanwei.rating.projector.writing.BatchWriting;
import cn.sanwei.rating.projector.writing.FoldedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** One connection to the database and one to the broker, from joining the group to the first failure. */
final class ProjectorSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ProjectorSession.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
    /** So long the broker takes at most to hand out what has come meanwhile. */
    private static final Duration A_FETCH = Duration.ofMillis(5);

    /** When nothing has come for so long, the broker is asked less often: an idle platform costs little. */
    private static final long SILENT_AFTER_MS = 2_000;

    private static final Duration BETWEEN_QUESTIONS_IN_SILENCE = Duration.ofMillis(75);

    private static final long LOOK_EVERY_MS = 10_000;
    private static final long REPLAY_EVERY_MS = 500;

    private final ProjectorSettings settings;
    private final ProjectorStatus status;
    private final Connection connection;
    private final Connection writeConnection;
    private final Projection projection;
    private final BatchWriting writing;
    private final Statements statements;
    private final Admin admin;
    private final Logs logs;
    private final Consumer<byte[], byte[]> consumer;
    private final StandingsTopic standings;
    private final BatchProcessor processor;
    private final Map<Integer, Long> tokens = new TreeMap<>();
    private final Map<Integer, String> stopped = new TreeMap<>();
    private final ReadingTurns turns = new ReadingTurns();
    private final Waiting waiting;
    private final DayTurning days;
    private long nextBatch = System.nanoTime();
    private long heard = System.nanoTime();
    private long looked = System.nanoTime();
    private long replayed = System.nanoTime();
    private boolean justAssigned;
    private boolean isTurning;

    ProjectorSession(ProjectorSettings settings, Clock clock, Runnable beforeCommit, ProjectorStatus status)
            throws SQLException {
        this.settings = settings;
        this.status = status;
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            connection = ProjectorClients.connect(settings, "reads");
            opened.add(connection);
            projection = Projection.serving(connection);
            Connection writes = ProjectorClients.connect(settings, "writes");
            projection.of(writes);
            writes.setAutoCommit(false);
            opened.add(writes);
            writing = new BatchWriting(writes, projection, settings.replica(), beforeCommit, this::committed);
            opened.add(writing);
            statements = new Statements(connection);
            waiting = new Waiting(statements);
            admin = ProjectorClients.admin(settings);
            opened.add(admin);
            logs = new Logs(admin);
            logs.look();
            consumer = new KafkaConsumer<>(ProjectorClients.ofTheGroup(settings));
            opened.add(consumer);
            standings = new StandingsTopic(settings, writes, writing);
            opened.add(standings);
            int partitions = consumer.partitionsFor(Logs.TOPICS.getFirst()).size();
            processor = new BatchProcessor(
                    connection,
                    projection,
                    new RecordJudge(partitions),
                    clock,
                    writing,
                    new RecordsAgain(settings),
                    settings.factsHeld());
            days = new DayTurning(processor, statements, clock);
            writeConnection = writes;
            consumer.subscribe(Logs.TOPICS, new Assignment());
        } catch (SQLException | RuntimeException failure) {
            opened.reversed().forEach(ProjectorSession::closeQuietly);
            throw failure;
        }
    }

    /** One poll, and all that came of it. */
    void step() throws SQLException {
        readBatch();
        if (justAssigned) {
            List<Incoming> known = waiting.knownByNow(tokens.keySet());
            process(known);
            justAssigned = !known.isEmpty();
        }
        if (hasPassed(replayed, REPLAY_EVERY_MS)) {
            replayed = System.nanoTime();
            projection.look(statements);
            List<Incoming> again = waiting.toReplay(tokens.keySet());
            process(again);
            // A rebuild, which is a process of its own, asks for some to be published again.
            standings.due();
        }
        if (hasPassed(looked, LOOK_EVERY_MS)) {
            looked = System.nanoTime();
            lookAtTopics();
        }
        isTurning = days.step(consumer, tokens);
        status.turning(days.behind());
        standings.publishWhenDue(tokens.keySet(), consumer, turns.isBehind());
        status.lag(turns.lag(consumer));
    }

    /**
     * Piece by piece what is there, up to a batch; in a backlog until the turn of a partition is over. What comes after a
     * pause is taken at once; where records keep coming they are gathered, so that there are few batches.
     */
    private void readBatch() throws SQLException {
        ConsumerRecords<byte[], byte[]> records = poll(patience());
        processor.look();
        boolean isEarly = !isTurning && !turns.isBehind() && nextBatch - System.nanoTime() > 0;
        while (!records.isEmpty()) {
            take(records);
            processor.look();
            boolean ends = processor.gathered() >= turns.ofABatch(settings.recordsAtMost())
                    || turns.isOver(consumer, tokens.keySet());
            Duration more = turns.isBehind() ? POLL : Duration.ZERO;
            if (isEarly && !ends) {
                isEarly = false;
                LockSupport.parkNanos(nextBatch - System.nanoTime());
                more = A_FETCH;
            }
            records = ends ? ConsumerRecords.empty() : poll(more);
        }
        if (processor.gathered() > 0) {
            nextBatch = System.nanoTime() + settings.batchesApart().toNanos();
        }
        boolean through = turns.isThrough(consumer);
        if (turns.isBehind()) {
            // Asks for what comes next, so that it comes while this batch is folded.
            take(poll(Duration.ZERO));
        }
        processor.write();
        if (through) {
            processor.letGo();
        }
    }

    /** How long to wait for the first record. In silence a question is put, and its answer read after a pause. */
    private Duration patience() {
        if (isTurning) {
            return Duration.ZERO;
        }
        if (turns.isBehind() || !hasPassed(heard, SILENT_AFTER_MS)) {
            return POLL;
        }
        LockSupport.parkNanos(BETWEEN_QUESTIONS_IN_SILENCE.toNanos());
        return A_FETCH;
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        List<Incoming> piece = new ArrayList<>(records.count());
        records.forEach(each -> piece.add(Incoming.of(each, logs.idOf(each.topic()))));
        if (!piece.isEmpty()) {
            heard = System.nanoTime();
            take(piece);
        }
    }

    private void process(List<Incoming> batch) throws SQLException {
        if (!batch.isEmpty()) {
            take(batch);
            processor.write();
        }
    }

    private void take(List<Incoming> piece) throws SQLException {
        Set<Integer> touched = new HashSet<>();
        piece.forEach(incoming -> touched.add(incoming.place().partition()));
        Map<Integer, Long> held = new TreeMap<>(tokens);
        held.keySet().retainAll(touched);
        if (held.size() != touched.size()) {
            throw new OwnershipLost();
        }
        processor.take(piece, held);
    }

    /** On the thread that writes. */
    private void committed(FoldedBatch batch) {
        status.done(batch.records().size(), batch.done());
        standings.due();
        if (batch.beginsToTurn()) {
            days.lookAgain();
        }
    }

    /** What is folded is written before the session ends in good order. */
    void finish() throws SQLException {
        processor.finish();
    }

    /** A log that cannot be read on stops its partition, in all topics; the others go on. */
    private ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
        try {
            turns.before(consumer, tokens.keySet());
            return consumer.poll(atMost);
        } catch (InvalidOffsetException cut) {
            cut.partitions()
                    .forEach(log -> stop(
                            log.partition(),
                            log.topic() + " was cut: " + cut.getClass().getSimpleName()));
            return ConsumerRecords.empty();
        }
    }

    private void lookAtTopics() {
        Map<String, String> before = new HashMap<>();
        Logs.TOPICS.forEach(topic -> before.put(topic, logs.idOf(topic)));
        logs.look();
        for (String topic : Logs.TOPICS) {
            if (!before.get(topic).equals(logs.idOf(topic))) {
                List.copyOf(tokens.keySet())
                        .forEach(partition -> stop(
                                partition, topic + " was made anew: it is another topic than the one that was read"));
            }
        }
    }

    /** The first reason stands. A position of some kind keeps the client from asking for one at each poll. */
    private void stop(int partition, String reason) {
        if (stopped.putIfAbsent(partition, reason) != null) {
            return;
        }
        LOG.errorf("Partition %d stops: %s", partition, reason);
        tokens.remove(partition);
        List<TopicPartition> logs = consumer.assignment().stream()
                .filter(log -> log.partition() == partition)
                .toList();
        consumer.pause(logs);
        logs.forEach(log -> consumer.seek(log, 0));
        status.stopped(stopped);
        status.owns(tokens.keySet());
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            forget();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            forget();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            forget();
            try {
                take(consumer.assignment());
            } catch (SQLException e) {
                throw new KafkaException("the stored offsets cannot be read", e);
            }
        }

        private void forget() {
            processor.leave();
            turns.anew();
            days.lookAgain();
            tokens.clear();
            stopped.clear();
            status.owns(tokens.keySet());
            status.stopped(stopped);
        }

        private void take(Set<TopicPartition> assigned) throws SQLException {
            Map<Integer, List<TopicPartition>> byNumber = assigned.stream()
                    .collect(Collectors.groupingBy(TopicPartition::partition, TreeMap::new, Collectors.toList()));
            Ownership ownership = new Ownership(statements);
            for (int partition : byNumber.keySet()) {
                tokens.put(partition, ownership.take(partition, settings.replica()));
            }
            Map<Progress.Log, Progress.Reached> stored = Progress.stored(statements);
            Logs.Extent extent = Logs.Extent.of(consumer, assigned);
            byNumber.forEach((partition, ofTopics) -> {
                for (TopicPartition log : ofTopics) {
                    if (stopped.containsKey(partition)) {
                        return;
                    }
                    Optional<String> reason =
                            logs.seek(consumer, log, stored.get(new Progress.Log(log.topic(), partition)), extent);
                    reason.ifPresent(why -> stop(partition, why));
                }
            });
            justAssigned = true;
            status.owns(new TreeSet<>(tokens.keySet()));
            LOG.infof("Owns %d partitions.", tokens.size());
        }
    }

    private static boolean hasPassed(long since, long ms) {
        return System.nanoTime() - since >= ms * 1_000_000;
    }

    @Override
    public void close() {
        closeQuietly(standings);
        closeQuietly(() -> consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE_WITHIN)));
        closeQuietly(() -> admin.close(CLOSE_WITHIN));
        closeQuietly(writing);
        closeQuietly(writeConnection);
        closeQuietly(connection);
    }

    /** What fails here is over anyway: the session ends, and whatever it held is rolled back. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.debugf(e, "Closing a part of a session failed.");
        }
    }
}
