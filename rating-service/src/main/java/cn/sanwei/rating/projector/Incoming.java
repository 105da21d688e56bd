package cn.sanwei.rating.projector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as it came, before anybody believed it.
 *
 * @param leaderEpoch null where the broker does not say it
 * @param deadId of the dead event that is tried again, else 0
 */
record Incoming(
        Place place,
        Integer leaderEpoch,
        byte[] key,
        List<RawHeader> headers,
        byte[] value,
        Origin origin,
        long deadId) {

    /** Of the headers that all our records have: a batch holds each name once. */
    private static final Map<String, String> NAMES = Stream.of(
                    "ce_specversion",
                    "ce_id",
                    "ce_source",
                    "ce_type",
                    "ce_subject",
                    "ce_time",
                    "ce_dataschema",
                    "ce_township",
                    "ce_recordedtime",
                    "ce_sequence",
                    "ce_partitionkey",
                    "content-type")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

    enum Origin {
        TOPIC,
        DEAD,
        WAITING
    }

    /** Where it lies. The topic's id, since a topic can be made anew under its name. */
    record Place(String topic, String topicId, int partition, long offset) {}

    record RawHeader(String name, byte[] value) {}

    static Incoming of(ConsumerRecord<byte[], byte[]> received, String topicId) {
        List<RawHeader> headers = new ArrayList<>(NAMES.size());
        for (Header header : received.headers()) {
            String name = header.key();
            headers.add(new RawHeader(NAMES.getOrDefault(name, name), header.value()));
        }
        return new Incoming(
                new Place(received.topic(), topicId, received.partition(), received.offset()),
                received.leaderEpoch().orElse(null),
                received.key(),
                headers,
                received.value(),
                Origin.TOPIC,
                0);
    }

    /** The last header of that name, as Kafka means it; null where there is none. */
    String header(String name) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).name().equals(name)) {
                byte[] text = headers.get(i).value();
                return text == null ? null : new String(text, StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
