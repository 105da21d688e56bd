package cn.sanwei.rating.projector.writing;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of this service's own on their way into its store: the first write of their transaction. */
public final class OwnEvents {
    private OwnEvents() {}

    /** @param counties by township */
    public static void append(
            Statements statements, List<Rows.OwnEvent> events, Map<String, String> counties, Instant now)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into event (stream, version, id, type, township, county, payload, occurred_at, recorded_at)
                select e.*, cast(? as timestamptz) from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as e (stream, version, id, type, township, county, payload, occurred_at)
                """,
                now,
                statements.column("text", events, Rows.OwnEvent::stream),
                statements.column("integer", events, Rows.OwnEvent::version),
                statements.column("uuid", events, Rows.OwnEvent::id),
                statements.column("text", events, event -> EventCodec.typeOf(event.event())),
                statements.column("text", events, Rows.OwnEvent::township),
                statements.column("text", events, event -> counties.get(event.township())),
                statements.column(
                        "jsonb", events, event -> new String(EventCodec.encode(event.event()), StandardCharsets.UTF_8)),
                statements.column("timestamptz", events, event -> event.event().occurredAt()));
    }
}
