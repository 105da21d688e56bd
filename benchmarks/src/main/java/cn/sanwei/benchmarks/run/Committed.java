package cn.sanwei.benchmarks.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** How far the rating service is, as its own tables say. */
public final class Committed {
    private Committed() {}

    /** When it took its partitions, in ms: it stands at the first records then, and has asked for none. */
    public static Optional<Long> began(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select cast(extract(epoch from min(taken_at)) * 1000 as bigint) from partition_owner")) {
            row.next();
            long at = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(at);
        }
    }

    /** How many of the records up to these ends are not committed in the ledger yet. */
    public static long left(Statement statement, Map<TopicPartition, Long> ends) throws SQLException {
        Map<TopicPartition, Long> reached = new HashMap<>();
        try (ResultSet row = statement.executeQuery("select topic, partition, next_offset from partition_offset")) {
            while (row.next()) {
                reached.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
