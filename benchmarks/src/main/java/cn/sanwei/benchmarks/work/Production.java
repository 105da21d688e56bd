package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Publishes the work, once, to topics that nothing was published to before. Compressed as the relay does. */
public final class Production {
    private final Work work;
    private final int first;
    private final Map<String, long[]> counted = new HashMap<>();
    private final Map<WorkRecord.Kind, Integer> kinds = new EnumMap<>(WorkRecord.Kind.class);
    private long bodyBytes;
    private long headerBytes;

    /** @param first how many records after the setup the per-event lane takes */
    public Production(Work work, int first) {
        this.work = work;
        this.first = first;
        for (Store store : List.of(Store.POINTS, Store.ACTIVITY, Store.WISH)) {
            counted.put(store.topic(), new long[Topics.PARTITIONS]);
        }
    }

    /** @param progress told how many records are on their way, now and then */
    public Extent publish(String kafka, IntConsumer progress) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Map<String, List<Long>> setup = Map.of();
        Map<String, List<Long>> firstOnes = Map.of();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(kafka))) {
            for (int index = 0; index < work.size(); index++) {
                if (index == work.begin()) {
                    setup = Extent.copyOf(counted);
                }
                producer.send(place(work.record(index)), (sent, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    }
                });
                if (index + 1 == Math.min(work.begin() + first, work.size())) {
                    firstOnes = Extent.copyOf(counted);
                }
                if (index % 10_000 == 0) {
                    progress.accept(index);
                    require(failure);
                }
            }
            producer.flush();
            require(failure);
        }
        return new Extent(setup, firstOnes, Extent.copyOf(counted));
    }

    public Map<WorkRecord.Kind, Integer> kinds() {
        return kinds;
    }

    /** Mean size of a record's body. */
    public long bodyBytes() {
        return bodyBytes / work.size();
    }

    /** Mean size of a record's headers, names and values. */
    public long headerBytes() {
        return headerBytes / work.size();
    }

    private ProducerRecord<byte[], byte[]> place(WorkRecord record) {
        byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % Topics.PARTITIONS;
        counted.get(record.store().topic())[partition]++;
        kinds.merge(record.kind(), 1, Integer::sum);
        bodyBytes += record.value().length;
        List<Header> headers = new ArrayList<>(record.headers().size());
        record.headers().forEach((name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            headerBytes += name.length() + bytes.length;
            headers.add(new RecordHeader(name, bytes));
        });
        return new ProducerRecord<>(record.store().topic(), partition, key, record.value(), headers);
    }

    private static void require(AtomicReference<Exception> failure) {
        if (failure.get() != null) {
            throw new IllegalStateException("the work could not be published", failure.get());
        }
    }

    private static Map<String, Object> settings(String kafka) {
        return Map.of(
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
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024);
    }
}
