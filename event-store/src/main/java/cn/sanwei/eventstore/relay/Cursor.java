package cn.sanwei.eventstore.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.UUID;

/**
 * How far a store has been published. Names the event as well as its place: a place alone could be another event's after
 * a restore.
 *
 * @param event null before the first
 * @param refill the last request to begin again that this cursor has obeyed
 */
record Cursor(int epoch, long transactionId, long position, UUID event, long refill) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    static Cursor beginning(long refill) {
        return new Cursor(0, 0, 0, null, refill);
    }

    boolean isBeginning() {
        return event == null;
    }

    Cursor at(OutboxEvent next) {
        return new Cursor(next.epoch(), next.transactionId(), next.position(), next.id(), refill);
    }

    byte[] encode() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor cannot be written", e);
        }
    }

    static Cursor decode(byte[] json) {
        try {
            return MAPPER.readValue(json, Cursor.class);
        } catch (IOException e) {
            throw new RelayHalted("the cursor record in " + cn.sanwei.contracts.Topics.RELAYS + " cannot be read", e);
        }
    }
}
