package cn.sanwei.benchmarks.lanes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A plain client that reads each partition from one offset up to, without, another. */
final class WorkConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long STALLED_AFTER_NS = Duration.ofSeconds(60).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private long moved = System.nanoTime();

    WorkConsumer(String kafka, Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, int recordsAtMost) {
        this.ends = new HashMap<>(ends);
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAtMost);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * 1024 * 1024);
        consumer = new KafkaConsumer<>(settings);
        this.ends.entrySet().removeIf(end -> end.getValue() <= from.getOrDefault(end.getKey(), 0L));
        consumer.assign(this.ends.keySet());
        this.ends.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
    }

    boolean isAtEnd() {
        return ends.isEmpty();
    }

    /**
     * What came next. Of a partition that is read past its end the rest must be left alone, see {@link #isWanted}.
     *
     * @throws IllegalStateException when nothing has come for a minute
     */
    ConsumerRecords<byte[], byte[]> poll() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            moved = System.nanoTime();
        } else if (System.nanoTime() - moved > STALLED_AFTER_NS) {
            throw new IllegalStateException("no record has come for a minute; still wanted: " + ends);
        }
        return records;
    }

    boolean isWanted(TopicPartition partition, long offset) {
        Long end = ends.get(partition);
        return end != null && offset < end;
    }

    /** After a poll has been worked off. */
    void done(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            Long end = ends.get(partition);
            if (end != null && consumer.position(partition) >= end) {
                ends.remove(partition);
                consumer.pause(List.of(partition));
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
