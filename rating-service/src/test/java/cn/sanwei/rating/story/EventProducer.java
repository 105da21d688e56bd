package cn.sanwei.rating.story;

import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.contracts.WishEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events as a relay would, or as no relay would, and knows how far. */
public final class EventProducer implements Outlet, AutoCloseable {
    /** From the time on, since each test application has a class loader of its own. */
    private static final AtomicLong POSITIONS = new AtomicLong(System.currentTimeMillis() * 1_000);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> produced = new HashMap<>();

    public EventProducer(String kafka) {
        producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                kafka,
                // Each record is waited for: there is nothing to gather it with.
                "linger.ms",
                0,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    }

    @Override
    public EventEnvelope publish(String township, SanweiEvent event) {
        return publish(township, event, event.occurredAt());
    }

    public EventEnvelope publish(String township, SanweiEvent event, Instant recordedAt) {
        EventEnvelope envelope = envelope(township, event, recordedAt);
        publish(envelope, event);
        return envelope;
    }

    public static EventEnvelope envelope(String township, SanweiEvent event, Instant recordedAt) {
        return new EventEnvelope(
                UUID.randomUUID(),
                storeOf(event).source(),
                EventCodec.typeOf(event),
                "test/" + township,
                event.occurredAt(),
                recordedAt,
                TownshipId.of(township),
                EventEnvelope.sequence(1, 700, POSITIONS.incrementAndGet()));
    }

    public void publish(EventEnvelope envelope, SanweiEvent event) {
        send(storeOf(event).topic(), envelope.township().value(), envelope.headers(), EventCodec.encode(event));
    }

    public RecordMetadata send(String topic, String key, Map<String, String> headers, byte[] value) {
        return send(topic, null, key, headers, value);
    }

    public RecordMetadata send(String topic, Integer partition, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            RecordMetadata sent = producer.send(message).get();
            produced.put(new TopicPartition(topic, sent.partition()), sent.offset() + 1);
            return sent;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By log, the offset after the last record that was sent here. */
    public Map<TopicPartition, Long> produced() {
        return produced;
    }

    private static Store storeOf(SanweiEvent event) {
        return switch (event) {
            case PointsEvent e -> Store.POINTS;
            case ActivityEvent e -> Store.ACTIVITY;
            case WishEvent e -> Store.WISH;
            case RatingEvent e -> Store.RATING;
        };
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
