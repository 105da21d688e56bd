package cn.sanwei.eventstore;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.SanweiEvent;
import java.nio.charset.StandardCharsets;

/**
 * An event as it will be stored. To encode two thousand takes a busy machine that has just started the better part of a
 * second, which is longer than to store them: whoever has many encodes them before the transaction begins.
 *
 * @param payload JSON
 */
public record EncodedEvent(SanweiEvent event, String type, String payload) {
    /** A rule book in YAML is the largest event; the broker takes records of 1 MiB. */
    static final int MOST_BYTES = 512 * 1024;

    /** Fails with {@link EventTooLarge}. */
    public static EncodedEvent of(SanweiEvent event) {
        String type = EventCodec.typeOf(event);
        byte[] payload = EventCodec.encode(event);
        if (payload.length > MOST_BYTES) {
            throw new EventTooLarge(type, payload.length, MOST_BYTES);
        }
        return new EncodedEvent(event, type, new String(payload, StandardCharsets.UTF_8));
    }
}
