package cn.sanwei.eventstore;

import cn.sanwei.contracts.EventCodec;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** A transaction over one session of Hibernate Reactive; made by {@link EventStore} alone. */
final class StoreTransaction implements Transaction {
    private static final String LOAD = """
            select cast(id as text), version, type, township, cast(payload as text), cast(recorded_at at time zone 'UTC' as text)
            from event where stream = :stream and version >= :from order by version
            """;
    private static final String VERSIONS = """
            select stream, max(version) from event
            where stream in (select jsonb_array_elements_text(cast(cast(:streams as text) as jsonb)))
            group by stream
            """;
    private static final String KNOW_TOWNSHIP = """
            insert into township (id, county) values (:township, :county)
            on conflict (id) do update set county = excluded.county
            """;

    private final Mutiny.Session session;

    StoreTransaction(Mutiny.Session session) {
        this.session = session;
    }

    @Override
    public Mutiny.Session session() {
        return session;
    }

    @Override
    public Uni<List<StoredEvent>> load(String stream) {
        return load(stream, 0);
    }

    @Override
    public Uni<List<StoredEvent>> load(String stream, int from) {
        return session.createNativeQuery(LOAD, Object[].class)
                .setParameter("stream", stream)
                .setParameter("from", from)
                .getResultList()
                .map(rows -> rows.stream().map(row -> stored(stream, row)).toList());
    }

    @Override
    public Uni<Map<String, Integer>> versions(Collection<String> streams) {
        if (streams.size() > Appending.MOST_EVENTS) {
            throw new IllegalArgumentException("versions of at most " + Appending.MOST_EVENTS + " streams");
        }
        Map<String, Integer> versions = new HashMap<>();
        streams.forEach(stream -> versions.put(stream, 0));
        return session.createNativeQuery(VERSIONS, Object[].class)
                .setParameter("streams", Json.write(Json.tree(streams)))
                .getResultList()
                .map(rows -> {
                    rows.forEach(row -> versions.put((String) row[0], ((Number) row[1]).intValue()));
                    return versions;
                });
    }

    @Override
    public Uni<List<StoredEvent>> append(CommandContext context, List<NewEvent> events) {
        return new Appending(session).append(context, events);
    }

    @Override
    public Uni<Void> knowTownship(String township, String county) {
        return session.createNativeQuery(KNOW_TOWNSHIP)
                .setParameter("township", township)
                .setParameter("county", county)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static StoredEvent stored(String stream, Object[] row) {
        String type = (String) row[2];
        return new StoredEvent(
                UUID.fromString((String) row[0]),
                stream,
                ((Number) row[1]).intValue(),
                type,
                (String) row[3],
                EventCodec.decode(type, (String) row[4]),
                Instant.parse(((String) row[5]).replace(' ', 'T') + "Z"));
    }
}
