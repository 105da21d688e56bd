package cn.sanwei.eventstore;

import cn.sanwei.contracts.SanweiEvent;
import java.time.Instant;
import java.util.UUID;

/** An event as it lies in its stream. */
public record StoredEvent(
        UUID id, String stream, int version, String type, String township, SanweiEvent event, Instant recordedAt) {}
