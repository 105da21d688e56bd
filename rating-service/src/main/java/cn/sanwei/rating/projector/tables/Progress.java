package cn.sanwei.rating.projector.tables;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a batch brings its partitions, and by which right.
 *
 * @param tokens the token held of each partition that the batch touches
 * @param offsets where each topic's partition is to be read on
 */
public record Progress(Map<Integer, Long> tokens, Map<Log, Reached> offsets) {
    public record Log(String topic, int partition) {}

    /** @param leaderEpoch null where the broker does not say it */
    public record Reached(long nextOffset, String topicId, Integer leaderEpoch) {}

    /** Where each log is to be read on, as the last batch that touched it left it. */
    public static Map<Log, Reached> stored(Statements statements) throws SQLException {
        Map<Log, Reached> stored = new HashMap<>();
        statements
                .query(
                        "select topic, partition, next_offset, topic_id, leader_epoch from partition_offset",
                        row -> Map.entry(
                                new Log(row.getString(1), row.getInt(2)),
                                new Reached(row.getLong(3), row.getString(4), row.getObject(5, Integer.class))))
                .forEach(each -> stored.put(each.getKey(), each.getValue()));
        return stored;
    }
}
