package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Sends records to where a relay would have put them, compressed as it does. What failed is said at {@link #require}. */
public final class Sender implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param lingerMs how long a record may wait for others to share its batch */
    public Sender(String kafka, int lingerMs) {
        producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMs,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024));
    }

    /** Kafka's own, written out, since offsets are counted by it before anything is acknowledged. */
    public static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % Topics.PARTITIONS;
    }

    public static List<Header> headers(Map<String, String> texts) {
        List<Header> headers = new ArrayList<>(texts.size());
        texts.forEach((name, text) -> headers.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    public void send(Store store, String key, List<Header> headers, byte[] value) {
        producer.send(
                new ProducerRecord<>(
                        store.topic(), partitionOf(key), key.getBytes(StandardCharsets.UTF_8), value, headers),
                (sent, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    }
                });
    }

    /** Until all that was sent is acknowledged. */
    public void flush() {
        producer.flush();
        require();
    }

    /** @throws IllegalStateException where anything that was sent before could not be published */
    public void require() {
        if (failure.get() != null) {
            throw new IllegalStateException("events could not be published", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
