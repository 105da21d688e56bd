package cn.sanwei.rating.projector.topics;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.rating.projector.tables.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Records that are to be judged once more: dead ones that somebody wants replayed, and types that are known by now. */
public final class Waiting {
    private static final int AT_ONCE = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final Statements statements;

    public Waiting(Statements statements) {
        this.statements = statements;
    }

    public List<Incoming> toReplay(Collection<Integer> partitions) throws SQLException {
        return statements.query(
                "select * from dead_event where replay_requested and partition = any(?) order by id limit " + AT_ONCE,
                row -> incoming(row, Incoming.Origin.DEAD, row.getLong("id")),
                statements.column("integer", partitions, partition -> partition));
    }

    public List<Incoming> knownByNow(Collection<Integer> partitions) throws SQLException {
        return statements.query(
                "select * from waiting_event where partition = any(?) and type = any(?)"
                        + " order by topic, partition, kafka_offset limit " + AT_ONCE,
                row -> incoming(row, Incoming.Origin.WAITING, 0),
                statements.column("integer", partitions, partition -> partition),
                statements.column("text", EventCodec.types().keySet(), type -> type));
    }

    private static Incoming incoming(ResultSet row, Incoming.Origin origin, long deadId) throws SQLException {
        return new Incoming(
                new Incoming.Place(
                        row.getString("topic"),
                        row.getString("topic_id"),
                        row.getInt("partition"),
                        row.getLong("kafka_offset")),
                null,
                row.getBytes("record_key"),
                headers(row.getString("headers")),
                row.getBytes("value"),
                origin,
                deadId);
    }

    private static RawHeaders headers(String json) {
        RawHeaders headers = new RawHeaders();
        try {
            for (JsonNode header : JSON.readTree(json)) {
                headers.add(
                        header.get("name").asText(),
                        header.hasNonNull("value")
                                ? Base64.getDecoder().decode(header.get("value").asText())
                                : null);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that were kept cannot be read", e);
        }
        return headers;
    }
}
