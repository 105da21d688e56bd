package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a subscriber sees of a store's topic from now on: committed records only, of the townships asked for. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    record Received(EventEnvelope envelope, String key, String value, long timestamp, int partition) {
        UUID id() {
            return envelope.id();
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<Received> received = new ArrayList<>();

    TopicReader(String bootstrap, Store store) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        partitions = IntStream.range(0, 24)
                .mapToObj(number -> new TopicPartition(store.topic(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits until so many of this township have come, then reads on to the end: more would be found. */
    List<Received> await(String township, int events) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (of(township).size() < events && Instant.now().isBefore(deadline)) {
            poll();
        }
        return toTheEnd(township);
    }

    /** All that is committed by now. */
    List<Received> toTheEnd(String township) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("the end of the topic was not reached within " + PATIENCE);
            }
            poll();
        }
        return of(township);
    }

    private List<Received> of(String township) {
        return received.stream()
                .filter(each -> each.envelope().township().value().equals(township))
                .toList();
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            EventEnvelope envelope = EventEnvelope.read(name -> {
                Header header = record.headers().lastHeader(name);
                return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
            });
            received.add(new Received(
                    envelope,
                    record.key(),
                    new String(record.value(), StandardCharsets.UTF_8),
                    record.timestamp(),
                    record.partition()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
