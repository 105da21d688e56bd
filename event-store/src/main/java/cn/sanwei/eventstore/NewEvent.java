package cn.sanwei.eventstore;

import cn.sanwei.contracts.SanweiEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event on its way into the store.
 *
 * @param id for good: it becomes the id of the CloudEvent
 * @param stream the aggregate, {@code article/<uuid>}; it becomes the CloudEvent's subject
 * @param version one more than that of the stream's last event; whoever comes second with the same one loses the race
 */
public record NewEvent(UUID id, String stream, int version, EncodedEvent encoded) {
    public NewEvent {
        if (stream == null || stream.isBlank() || stream.length() > 200) {
            throw new IllegalArgumentException("a stream's name has 1 to 200 characters");
        }
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1");
        }
        Instant occurredAt = encoded.event().occurredAt();
        if (!occurredAt.truncatedTo(ChronoUnit.MILLIS).equals(occurredAt)) {
            throw new IllegalArgumentException("an event's time must be truncated to milliseconds where it enters");
        }
    }

    public NewEvent(UUID id, String stream, int version, SanweiEvent event) {
        this(id, stream, version, EncodedEvent.of(event));
    }

    public static NewEvent of(String stream, int version, SanweiEvent event) {
        return new NewEvent(UUID.randomUUID(), stream, version, event);
    }

    /** Of an event that was encoded before anybody could know the version. */
    public static NewEvent of(String stream, int version, EncodedEvent event) {
        return new NewEvent(UUID.randomUUID(), stream, version, event);
    }

    public SanweiEvent event() {
        return encoded.event();
    }
}
