package cn.sanwei.eventstore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one statement that writes events: set-based, so that an import of a thousand is one round trip. */
final class Appending {
    /** More in one transaction would hold up the relays of the cluster. */
    static final int MOST_EVENTS = 5_000;
    /** The county is looked up here, never taken from a caller who could show a township's events to another county. */
    private static final String INSERT = """
            insert into event (stream, version, id, type, township, county, payload, occurred_at, recorded_at)
            select e.stream, e.version, e.id, e.type, w.township,
                   coalesce(w.county, (select t.county from township t where t.id = w.township)),
                   e.payload, e.occurred_at, w.recorded_at
            from jsonb_to_record(cast(cast(:write as text) as jsonb))
                     as w (township text, county text, recorded_at timestamptz, events jsonb),
                 rows from (jsonb_to_recordset(w.events)
                     as (stream text, version integer, id uuid, type text, payload jsonb, occurred_at timestamptz))
                     with ordinality as e (stream, version, id, type, payload, occurred_at, place)
            order by e.place
            """;

    private final Mutiny.Session session;

    Appending(Mutiny.Session session) {
        this.session = session;
    }

    Uni<List<StoredEvent>> append(CommandContext context, List<NewEvent> events) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            throw new IllegalArgumentException("an append has 1 to " + MOST_EVENTS + " events, not " + events.size());
        }
        return session.createNativeQuery(INSERT)
                .setParameter("write", Json.write(write(context, events)))
                .executeUpdate()
                .onFailure()
                .transform(failure -> explain(context, failure))
                .replaceWith(() -> stored(context, events));
    }

    private static ObjectNode write(CommandContext context, List<NewEvent> events) {
        ObjectNode write = Json.object();
        write.put("township", context.township());
        write.put("county", context.county().orElse(null));
        write.put("recorded_at", context.at().toString());
        ArrayNode rows = write.putArray("events");
        for (NewEvent next : events) {
            rows.addObject()
                    .put("stream", next.stream())
                    .put("version", next.version())
                    .put("id", next.id().toString())
                    .put("type", next.encoded().type())
                    .put("occurred_at", next.event().occurredAt().toString())
                    .putRawValue("payload", new RawValue(next.encoded().payload()));
        }
        return write;
    }

    private static Throwable explain(CommandContext context, Throwable failure) {
        String state = SqlFailure.sqlState(failure).orElse("");
        return switch (state) {
            case "SW001" -> new LateAppend(failure);
            // All else was given, so what is null can only be the county that was looked up.
            case "23502" -> new TownshipUnknown(context.township(), failure);
            default -> SqlFailure.isLostRace(failure) ? new ConcurrentChange(failure) : failure;
        };
    }

    private static List<StoredEvent> stored(CommandContext context, List<NewEvent> events) {
        return events.stream()
                .map(next -> new StoredEvent(
                        next.id(),
                        next.stream(),
                        next.version(),
                        next.encoded().type(),
                        context.township(),
                        next.event(),
                        context.at()))
                .toList();
    }
}
