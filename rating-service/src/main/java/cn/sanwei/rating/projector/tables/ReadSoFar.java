package cn.sanwei.rating.projector.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a projection has read each log, as it says in the same tables as what it made of it.
 *
 * @param next the offset of the next record
 * @param topicIds by topic, of the logs that were read
 */
public record ReadSoFar(Map<TopicPartition, Long> next, Map<String, String> topicIds) {

    /** Of the projection whose tables the connection finds. */
    public static ReadSoFar of(Connection connection) throws SQLException {
        Map<TopicPartition, Long> next = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        Progress.stored(new Statements(connection)).forEach((log, reached) -> {
            next.put(new TopicPartition(log.topic(), log.partition()), reached.nextOffset());
            ids.put(log.topic(), reached.topicId());
        });
        return new ReadSoFar(Map.copyOf(next), Map.copyOf(ids));
    }

    public long records() {
        return next.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What this one has read and the other one has not. */
    public long ahead(ReadSoFar other) {
        return next.entrySet().stream()
                .mapToLong(log -> Math.max(0, log.getValue() - other.next.getOrDefault(log.getKey(), 0L)))
                .sum();
    }
}
