package cn.sanwei.operations.verify;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a subscriber who reads one topic from the beginning gets, committed records only.
 *
 * @param events the first record of each event, by id, in the order in which they were read
 * @param repeated ids that came more than once, one entry for each time too many
 * @param strangers places of records that are no event of this topic's store
 */
record PublishedEvents(Map<String, Published> events, List<String> repeated, List<Place> strangers) {
    private static final Duration STUCK = Duration.ofSeconds(30);

    record Published(EventEnvelope envelope, SanweiEvent event, String content) {}

    record Place(String topic, int partition, long offset) {}

    static PublishedEvents of(Store store, String bootstrap) {
        PublishedEvents found = new PublishedEvents(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(store.topic(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long stuckAt = System.nanoTime() + STUCK.toNanos();
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(500))) {
                    found.take(store, each);
                    stuckAt = System.nanoTime() + STUCK.toNanos();
                }
                if (System.nanoTime() > stuckAt) {
                    throw new IllegalStateException("the end of " + store.topic() + " cannot be read: for "
                            + STUCK.toSeconds() + " s nothing came; is a transaction left open?");
                }
            }
        }
        return found;
    }

    private void take(Store store, ConsumerRecord<byte[], byte[]> each) {
        try {
            EventEnvelope envelope = EventEnvelope.read(name -> {
                Header header = each.headers().lastHeader(name);
                return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
            });
            if (!envelope.source().equals(store.source())) {
                throw new ContractViolation("ce_source is not that of this topic's store");
            }
            SanweiEvent event = EventCodec.decode(envelope.type(), each.value());
            String content = Content.of(new String(each.value(), StandardCharsets.UTF_8));
            if (events.putIfAbsent(envelope.id().toString(), new Published(envelope, event, content)) != null) {
                repeated.add(envelope.id().toString());
            }
        } catch (ContractViolation stranger) {
            strangers.add(new Place(each.topic(), each.partition(), each.offset()));
        }
    }
}
