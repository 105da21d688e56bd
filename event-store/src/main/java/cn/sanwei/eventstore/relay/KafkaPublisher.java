package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A transactional producer. The cursor goes into the same Kafka transaction as the events, so no crash, wherever it
 * falls, publishes one twice; and no event is visible to a reader of committed records before its cursor is.
 */
final class KafkaPublisher implements Publisher {
    private final RelaySettings settings;
    private final KafkaProducer<String, byte[]> producer;

    private KafkaPublisher(RelaySettings settings, KafkaProducer<String, byte[]> producer) {
        this.settings = settings;
        this.producer = producer;
    }

    static KafkaPublisher open(RelaySettings settings) {
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(configuration(settings), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new KafkaPublisher(settings, producer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private static Map<String, Object> configuration(RelaySettings settings) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap()),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, settings.transactionalId()),
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId()),
                // An open transaction holds back every reader of committed records.
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                        settings.pausedAfter().toMillis()),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // Comes with every Kafka client; lz4 does not, under the BOM of the platform.
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
                // As much as a topic of events takes: a closing of a large township is one event.
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024),
                // An outage is waited for in the relay's back-off, not in here.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L));
    }

    @Override
    public Cursor lastCursor() {
        return new CursorTopic(settings).last();
    }

    @Override
    public void publish(List<OutboxEvent> events, Cursor cursor) {
        producer.beginTransaction();
        for (OutboxEvent event : events) {
            send(record(event));
        }
        send(new ProducerRecord<>(
                Topics.RELAYS,
                settings.store().relayPartition(),
                settings.store().code(),
                cursor.encode()));
        // Flushes, and fails if any of the above has failed.
        producer.commitTransaction();
    }

    /**
     * Fails with the first record that cannot be sent. The producer says so only in the future; without a broker it knows
     * no topic after a while, and each record of a batch would wait its own ten seconds for one.
     */
    private void send(ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        if (sent.state() == Future.State.FAILED) {
            throw new KafkaException("a record could not be sent", sent.exceptionNow());
        }
    }

    /** The record's own timestamp is the time of publishing: an older one could be deleted by age, a later one refused. */
    private ProducerRecord<String, byte[]> record(OutboxEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                settings.store().topic(), event.township(), event.payload().getBytes(StandardCharsets.UTF_8));
        event.envelope(settings.store().source())
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Without waiting: what is not committed is ended by the next one that opens. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
