package cn.sanwei.rating.projector.topics;

import cn.sanwei.rating.projector.tables.Progress;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it came, before anybody believed it.
 *
 * @param leaderEpoch null where the broker does not say it
 * @param deadId of the dead event that is tried again, else 0
 */
public record Incoming(
        Place place, Integer leaderEpoch, byte[] key, RawHeaders headers, byte[] value, Origin origin, long deadId) {

    public enum Origin {
        TOPIC,
        DEAD,
        WAITING
    }

    /** Where it lies. The topic's id, since a topic can be made anew under its name. */
    public record Place(String topic, String topicId, int partition, long offset) {
        Progress.Log log() {
            return new Progress.Log(topic, partition);
        }

        boolean isInOneLogWith(Place other) {
            return partition == other.partition && topic.equals(other.topic);
        }
    }

    public static Incoming of(ConsumerRecord<byte[], byte[]> received, String topicId) {
        return new Incoming(
                new Place(received.topic(), topicId, received.partition(), received.offset()),
                received.leaderEpoch().orElse(null),
                received.key(),
                RawHeaders.of(received.headers()),
                received.value(),
                Origin.TOPIC,
                0);
    }

    /** The last header of that name; null where there is none. */
    String header(String name) {
        return headers.text(name);
    }
}
