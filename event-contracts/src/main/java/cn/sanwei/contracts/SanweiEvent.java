package cn.sanwei.contracts;

import java.time.Instant;

/**
 * What has happened, kept for good. Codes, figures, times and opaque ids only: whatever may have to be erased (names,
 * texts, reasons, places) stays in a table of the service that owns it.
 */
public sealed interface SanweiEvent permits PointsEvent, ActivityEvent, WishEvent, RatingEvent {
    /** When it happened, in milliseconds; when it was recorded is said by the envelope. */
    Instant occurredAt();
}
