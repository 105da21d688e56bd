package cn.sanwei.rating.projector;

import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.Topics;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.projector.writing.BatchWriting;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Total and grade of each member to the compacted topic of standings, at most once a second; the table of standings is
 * its outbox. Each round is a transaction that also commits offsets of the group, so the broker refuses it from a
 * replica that has lost its partitions: a reader of committed records never gets an older standing after a newer one.
 */
final class StandingsTopic implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StandingsTopic.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 5_000;
    private static final long EVERY_MS = 1_000;
    /** Each of them is about to change again. */
    private static final long EVERY_MS_BEHIND = 10_000;

    private static final long AFTER_FAILURE_MS = 5_000;

    private final ProjectorSettings settings;
    private final Connection connection;
    private final BatchWriting writing;
    private final Statements statements;
    private Producer<byte[], byte[]> producer;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("standings-topic").factory());
    private Round round;
    private volatile boolean due = true;
    private long nextAt = System.nanoTime();

    private record Unpublished(String township, UUID member, String cycle, long revision, int partition, byte[] json) {
        byte[] key() {
            return (township + "/" + cycle + "/" + member).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What is read, then what is sent, then what is marked; each null until the one before is done. */
    private static final class Round {
        private final Map<TopicPartition, OffsetAndMetadata> offsets;
        private final ConsumerGroupMetadata group;
        private Future<List<Unpublished>> read;
        private Future<?> sent;
        private Future<?> marked;

        Round(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
            this.offsets = offsets;
            this.group = group;
        }
    }

    /** @param connection the one that {@code writing} writes on */
    StandingsTopic(ProjectorSettings settings, Connection connection, BatchWriting writing) {
        this.settings = settings;
        this.connection = connection;
        this.writing = writing;
        this.statements = new Statements(connection);
    }

    void due() {
        due = true;
    }

    /**
     * Called by the projector between polls, which it never holds up: a round is read and marked between the batches that
     * are written, and sent on a thread of its own. A failed round leaves everything unpublished, to be tried again.
     *
     * @param behind while there is a backlog
     */
    void publishWhenDue(Collection<Integer> partitions, Consumer<?, ?> consumer, boolean behind) throws SQLException {
        if (round != null) {
            goOn(round);
        } else if (due && System.nanoTime() >= nextAt) {
            nextAt = System.nanoTime() + (behind ? EVERY_MS_BEHIND : EVERY_MS) * 1_000_000;
            due = false;
            round = begin(partitions, consumer);
        }
    }

    private Round begin(Collection<Integer> partitions, Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition log : consumer.assignment()) {
            offsets.put(log, new OffsetAndMetadata(consumer.position(log)));
        }
        Round begun = new Round(offsets, consumer.groupMetadata());
        List<Integer> owned = List.copyOf(partitions);
        begun.read = writing.between(() -> unpublished(owned));
        return begun;
    }

    private void goOn(Round under) throws SQLException {
        if (under.sent == null) {
            if (under.read.isDone()) {
                List<Unpublished> rows = outcome(under.read);
                due |= rows.size() == AT_ONCE;
                if (rows.isEmpty()) {
                    round = null;
                } else {
                    under.sent = sender.submit(() -> send(rows, under.offsets, under.group));
                }
            }
        } else if (under.marked == null) {
            if (under.sent.isDone()) {
                sent(under);
            }
        } else if (under.marked.isDone()) {
            outcome(under.marked);
            round = null;
        }
    }

    private void sent(Round under) throws SQLException {
        try {
            under.sent.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            LOG.warnf("Standings could not be published and are tried again: %s", e.getCause());
            due = true;
            nextAt = System.nanoTime() + AFTER_FAILURE_MS * 1_000_000;
            round = null;
            return;
        }
        List<Unpublished> rows = outcome(under.read);
        under.marked = writing.between(() -> mark(rows));
    }

    private Void mark(List<Unpublished> rows) throws SQLException {
        statements.update(
                """
                update standing s set published_revision = p.revision
                from unnest(?, ?, ?, ?) as p (township, member, cycle, revision)
                where s.township = p.township and s.member = p.member and s.cycle = p.cycle
                  and s.published_revision < p.revision
                """,
                statements.column("text", rows, Unpublished::township),
                statements.column("uuid", rows, Unpublished::member),
                statements.column("text", rows, Unpublished::cycle),
                statements.column("bigint", rows, Unpublished::revision));
        connection.commit();
        return null;
    }

    private static <T> T outcome(Future<T> future) throws SQLException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException away
                    ? away
                    : new SQLException("standings could not be read or marked", e.getCause());
        }
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLException("interrupted while standings were being published", "57014", e);
    }

    private List<Unpublished> unpublished(Collection<Integer> partitions) throws SQLException {
        List<Unpublished> rows = statements.query(
                "select * from standing where partition = any(?) and published_revision < revision limit " + AT_ONCE,
                StandingsTopic::row,
                statements.column("integer", partitions, partition -> partition));
        connection.commit();
        return rows;
    }

    private void send(
            List<Unpublished> rows, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(producerSettings());
                producer.initTransactions();
            }
            producer.beginTransaction();
            for (Unpublished row : rows) {
                producer.send(new ProducerRecord<>(Topics.STANDINGS, row.partition(), row.key(), row.json()));
            }
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            discardProducer();
            throw e;
        }
    }

    private static Unpublished row(ResultSet row) throws SQLException {
        ObjectNode json = JSON.createObjectNode();
        json.put("township", row.getString("township"));
        json.put("member", row.getString("member"));
        json.put("cycle", row.getString("cycle"));
        json.put("state", row.getString("state"));
        json.put("outcome", row.getString("outcome"));
        json.put("total", new Points(row.getLong("total")).toString());
        json.put("grade", row.getString("grade"));
        json.put("revision", row.getLong("revision"));
        json.put("asOf", Statements.instant(row, "as_of").toString());
        return new Unpublished(
                row.getString("township"),
                Statements.uuid(row, "member"),
                row.getString("cycle"),
                row.getLong("revision"),
                row.getInt("partition"),
                json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                "bootstrap.servers",
                settings.kafka(),
                "client.id",
                "rating-standings-" + settings.replica(),
                "transactional.id",
                "rating-standings-" + UUID.randomUUID(),
                "transaction.timeout.ms",
                10_000,
                "max.block.ms",
                5_000,
                "delivery.timeout.ms",
                8_000,
                "request.timeout.ms",
                4_000,
                "linger.ms",
                5,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class);
    }

    private void discardProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        sender.submit(this::discardProducer);
        sender.shutdown();
    }
}
