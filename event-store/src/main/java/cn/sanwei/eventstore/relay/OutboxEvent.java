package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.TownshipId;
import java.time.Instant;
import java.util.UUID;

/** A row of the event table on its way to Kafka; its payload is passed on as it is stored. */
record OutboxEvent(
        int epoch,
        long transactionId,
        long position,
        UUID id,
        String stream,
        String type,
        String township,
        String payload,
        Instant occurredAt,
        Instant recordedAt) {

    EventEnvelope envelope(String source) {
        return new EventEnvelope(
                id,
                source,
                type,
                stream,
                occurredAt,
                recordedAt,
                TownshipId.of(township),
                EventEnvelope.sequence(epoch, transactionId, position));
    }
}
