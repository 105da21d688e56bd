package cn.sanwei.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything about a command but what it asks for.
 *
 * @param township whose events the command appends
 * @param division whose eyes it has: the township, or the county above it; row-level security goes by this
 * @param caller the subject of the verified token; idempotency keys are unique to it
 * @param key the Idempotency-Key
 * @param requestHash over method, path and body: the same key with another request is refused
 * @param at when the command was accepted, by the service's clock; becomes the events' recorded time. Truncated to
 *     milliseconds here, since PostgreSQL would round 23:59:59.9999996 into another quarter
 * @param expectedVersion of the stream, from If-Match
 * @param county only when this command registers its township; else the store knows it
 */
public record CommandContext(
        String township,
        String division,
        String caller,
        String key,
        String requestHash,
        Instant at,
        OptionalInt expectedVersion,
        Optional<String> county) {

    public CommandContext {
        filled("township", township);
        filled("division", division);
        filled("caller", caller);
        filled("key", key);
        filled("requestHash", requestHash);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(expectedVersion);
        Objects.requireNonNull(county);
    }

    /** A command without If-Match of a township that is known: nearly all of them. */
    public CommandContext(String township, String division, String caller, String key, String requestHash, Instant at) {
        this(township, division, caller, key, requestHash, at, OptionalInt.empty(), Optional.empty());
    }

    private static void filled(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a command without " + name);
        }
    }
}
