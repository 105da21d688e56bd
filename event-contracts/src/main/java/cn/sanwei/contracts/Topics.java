package cn.sanwei.contracts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every topic, declared once: the platform creates them from here, and a service that finds one otherwise refuses to
 * start. The number of partitions is for good, since the key decides the partition.
 */
public final class Topics {
    /** All topics of events have the same number: one replica then owns a township in all of them. */
    public static final int PARTITIONS = 24;

    public static final String RELAYS = "sanwei.relays";
    public static final String STANDINGS = "sanwei.standings.v1";

    /** Record timestamps are those of publishing; nothing is ever deleted by age. */
    private static final Map<String, String> EVENTS =
            Map.of("retention.ms", "-1", "cleanup.policy", "delete", "max.message.bytes", "2097152");

    private static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "segment.bytes", "1048576");

    public static final List<Declaration> ALL = Stream.concat(
                    Stream.of(Store.values()).map(store -> new Declaration(store.topic(), PARTITIONS, EVENTS)),
                    Stream.of(
                            new Declaration(RELAYS, Store.values().length, COMPACTED),
                            new Declaration(STANDINGS, PARTITIONS, COMPACTED)))
            .toList();

    private Topics() {}

    public static Declaration declarationOf(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
    }

    /** @param settings what the broker must be told, by the broker's own names */
    public record Declaration(String name, int partitions, Map<String, String> settings) {}
}
