package cn.sanwei.benchmarks.work;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the work lies on the topics.
 *
 * @param setup by topic and partition, the offset after rosters and rule books
 * @param first the offset after the records that the per-event lane takes
 * @param all the offset after the last record
 */
public record Extent(Map<String, List<Long>> setup, Map<String, List<Long>> first, Map<String, List<Long>> all) {
    private static final JsonMapper JSON = new JsonMapper();

    public static Extent read(Path file) throws IOException {
        Map<String, Map<String, List<Long>>> parts = JSON.readValue(file.toFile(), new TypeReference<>() {});
        return new Extent(parts.get("setup"), parts.get("first"), parts.get("all"));
    }

    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), Map.of("setup", setup, "first", first, "all", all));
    }

    /** Only what holds a record. */
    public static Map<TopicPartition, Long> byPartition(Map<String, List<Long>> offsets) {
        Map<TopicPartition, Long> flat = new HashMap<>();
        offsets.forEach((topic, ends) -> {
            for (int partition = 0; partition < ends.size(); partition++) {
                if (ends.get(partition) > 0) {
                    flat.put(new TopicPartition(topic, partition), ends.get(partition));
                }
            }
        });
        return flat;
    }

    static Map<String, List<Long>> copyOf(Map<String, long[]> counted) {
        Map<String, List<Long>> copy = new HashMap<>();
        counted.forEach((topic, ends) -> {
            List<Long> offsets = new ArrayList<>(ends.length);
            for (long end : ends) {
                offsets.add(end);
            }
            copy.put(topic, offsets);
        });
        return copy;
    }
}
