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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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
    /** Of records to one topic, while they are not waited for one by one. */
    private final List<Future<RecordMetadata>> underWay = new ArrayList<>();

    private String topicUnderWay;
    private boolean together;

    public EventProducer(String kafka) {
        producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                kafka,
                // Most records are waited for: there is nothing to gather them with.
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

    /**
     * What is published in it lies in the topics when this returns, of each township in the order in which it was said,
     * the topics among each other too; it is only not waited for one by one.
     */
    public void together(Runnable manyThings) {
        together = true;
        try {
            manyThings.run();
        } finally {
            together = false;
            awaitSent();
        }
    }

    public void publish(EventEnvelope envelope, SanweiEvent event) {
        if (together) {
            sendWithoutWaiting(storeOf(event).topic(), envelope, event);
            return;
        }
        send(storeOf(event).topic(), envelope.township().value(), envelope.headers(), EventCodec.encode(event));
    }

    public RecordMetadata send(String topic, String key, Map<String, String> headers, byte[] value) {
        return send(topic, null, key, headers, value);
    }

    public RecordMetadata send(String topic, Integer partition, String key, Map<String, String> headers, byte[] value) {
        return sent(producer.send(record(topic, partition, key, headers, value)));
    }

    /** The producer keeps the order of each partition by itself. */
    private void sendWithoutWaiting(String topic, EventEnvelope envelope, SanweiEvent event) {
        if (!topic.equals(topicUnderWay)) {
            awaitSent();
            topicUnderWay = topic;
        }
        underWay.add(producer.send(
                record(topic, null, envelope.township().value(), envelope.headers(), EventCodec.encode(event))));
    }

    private void awaitSent() {
        underWay.forEach(this::sent);
        underWay.clear();
    }

    private RecordMetadata sent(Future<RecordMetadata> future) {
        try {
            RecordMetadata sent = future.get();
            produced.put(new TopicPartition(sent.topic(), sent.partition()), sent.offset() + 1);
            return sent;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, Integer partition, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message;
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
