package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Where the cursors travel: a partition for each store, compacted. Only to be read after {@code initTransactions}, when
 * no transaction of an earlier relay is open any more: the end is then the end.
 */
final class CursorTopic {
    /** The last cursor is among the last records; the whole partition is read only if it is not. */
    private static final long LAST_RECORDS = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RelaySettings settings;
    private final TopicPartition partition;

    CursorTopic(RelaySettings settings) {
        this.settings = settings;
        this.partition = new TopicPartition(Topics.RELAYS, settings.store().relayPartition());
    }

    Cursor last() {
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                ConsumerConfig.CLIENT_ID_CONFIG,
                settings.transactionalId() + "-cursor",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long near = Math.max(beginning, end - LAST_RECORDS);
            byte[] last = lastBetween(consumer, near, end);
            if (last == null && near > beginning) {
                last = lastBetween(consumer, beginning, end);
            }
            return last == null ? Cursor.beginning(0) : Cursor.decode(last);
        }
    }

    private byte[] lastBetween(KafkaConsumer<String, byte[]> consumer, long from, long end) {
        consumer.seek(partition, from);
        Instant deadline = Instant.now().plus(PATIENCE);
        byte[] last = null;
        while (consumer.position(partition) < end) {
            if (Instant.now().isAfter(deadline)) {
                throw new TimeoutException("the end of " + partition + " was not reached in " + PATIENCE);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (settings.store().code().equals(record.key())) {
                    last = record.value();
                }
            }
        }
        return last;
    }
}
