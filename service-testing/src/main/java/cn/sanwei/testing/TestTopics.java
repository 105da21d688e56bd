package cn.sanwei.testing;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics as the other services use them: published to as their relay does, read as any subscriber may. */
public final class TestTopics implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    System.getProperty(RealParts.KAFKA),
                    ProducerConfig.ACKS_CONFIG,
                    "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** What a subscriber got: the envelope from the headers and the event from the body. */
    public record Received(EventEnvelope envelope, SanweiEvent event) {}

    /**
     * Publishes as the relay of that store would.
     *
     * @param position where the event stands in its store; a repeated one is a redelivery
     */
    public EventEnvelope publish(Store store, TownshipId township, long position, SanweiEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID(),
                store.source(),
                EventCodec.typeOf(event),
                "test/" + position,
                event.occurredAt(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                township,
                EventEnvelope.sequence(1, position, position));
        publish(envelope, store.topic(), EventCodec.encode(event));
        return envelope;
    }

    public void publish(EventEnvelope envelope, String topic, byte[] body) {
        send(topic, envelope.township().value().getBytes(StandardCharsets.UTF_8), body, envelope.headers());
    }

    /** Whatever a stranger might send. */
    public void send(String topic, byte[] key, byte[] body, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Reads the store's topic from its beginning until {@code enough} is content with this township's events. */
    public static List<Received> read(Store store, TownshipId township, Predicate<List<Received>> enough) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        List<Received> received = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        System.getProperty(RealParts.KAFKA),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(store.topic()).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .toList());
            while (!enough.test(received)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("not enough events of " + township + " within 20 s: " + received);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    EventEnvelope envelope = EventEnvelope.read(name -> text(record, name));
                    if (envelope.township().equals(township)) {
                        received.add(new Received(envelope, EventCodec.decode(envelope.type(), record.value())));
                    }
                }
            }
        }
        return received;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
