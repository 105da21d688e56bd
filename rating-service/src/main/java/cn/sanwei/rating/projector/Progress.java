package cn.sanwei.rating.projector;

import java.util.Map;

/**
 * How far a batch brings its partitions, and by which right.
 *
 * @param tokens the token held of each partition that the batch touches
 * @param offsets where each topic's partition is to be read on
 */
record Progress(Map<Integer, Long> tokens, Map<Log, Reached> offsets) {
    record Log(String topic, int partition) {}

    /** @param leaderEpoch null where the broker does not say it */
    record Reached(long nextOffset, String topicId, Integer leaderEpoch) {}
}
