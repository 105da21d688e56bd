package cn.sanwei.rating.rebuild;

import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.Topics;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.ProjectorClients;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of standings held against the standings that serve, one partition at a time. A compacted topic keeps the last
 * record of each key for good, so what nobody has a standing for is taken back by a record without a value, and what says
 * something else than the standing is published again by the projector.
 */
final class StandingsPutRight {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5_000;
    private static final Pattern KEY =
            Pattern.compile("([a-z0-9-]{2,40})/(20[0-9]{2})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final ProjectorSettings settings;
    private final Statements statements;

    /** How many records were taken back, and how many standings will be published again. */
    record Done(int takenBack, int again) {}

    private record Standing(long total, String grade, String state, String outcome, long revision) {}

    /** @param serving finds the tables of the projection that serves; outside of any transaction */
    StandingsPutRight(ProjectorSettings settings, Statements serving) {
        this.settings = settings;
        this.statements = serving;
    }

    /** @throws RebuildRefused where the topic cannot be read to its end */
    Done run() throws SQLException {
        int takenBack = 0;
        int again = 0;
        // The broker answers at once where a partition ends: the next one's first question waits for that answer.
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(ProjectorClients.alone(settings));
                Producer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", settings.kafka(), "client.id", settings.replica() + "-standings"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                List<Map.Entry<String, byte[]>> records =
                        new ArrayList<>(lastOf(partition, consumer).entrySet());
                for (int from = 0; from < records.size(); from += AT_ONCE) {
                    Done some = putRight(
                            partition, records.subList(from, Math.min(records.size(), from + AT_ONCE)), producer);
                    takenBack += some.takenBack();
                    again += some.again();
                }
            }
        }
        return new Done(takenBack, again);
    }

    private Done putRight(int partition, List<Map.Entry<String, byte[]>> records, Producer<byte[], byte[]> producer)
            throws SQLException {
        List<String> keys = records.stream().map(Map.Entry::getKey).toList();
        Map<String, Standing> standings = standings(partition, keys);
        Set<String> otherwise = new HashSet<>();
        List<String> nobodys = new ArrayList<>();
        for (Map.Entry<String, byte[]> record : records) {
            Standing standing = standings.get(record.getKey());
            if (standing == null) {
                nobodys.add(record.getKey());
            } else if (!says(record.getValue(), standing)) {
                otherwise.add(record.getKey());
            }
        }
        nobodys.forEach(key -> producer.send(new ProducerRecord<>(Topics.STANDINGS, partition, bytes(key), null)));
        producer.flush();
        // Whoever has come to have a standing just now is not taken back with it.
        otherwise.addAll(standings(partition, nobodys).keySet());
        return new Done(nobodys.size(), publishAgain(otherwise));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Map<String, Standing> standings(int partition, List<String> keys) throws SQLException {
        List<String> ofOurs =
                keys.stream().filter(key -> KEY.matcher(key).matches()).toList();
        Map<String, Standing> found = new HashMap<>();
        statements
                .query(
                        "select s.township || '/' || s.cycle || '/' || s.member as key, s.total, s.grade, s.state, s.outcome,"
                                + " s.revision from standing s join unnest(?, ?, ?) as k (township, cycle, member)"
                                + " using (township, cycle, member) where s.partition = ?",
                        row -> Map.entry(
                                row.getString("key"),
                                new Standing(
                                        row.getLong("total"),
                                        row.getString("grade"),
                                        row.getString("state"),
                                        row.getString("outcome"),
                                        row.getLong("revision"))),
                        statements.column("text", ofOurs, key -> key.split("/")[0]),
                        statements.column("text", ofOurs, key -> key.split("/")[1]),
                        statements.column("uuid", ofOurs, key -> UUID.fromString(key.split("/")[2])),
                        partition)
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    private int publishAgain(Set<String> keys) throws SQLException {
        return keys.isEmpty()
                ? 0
                : statements.update(
                        "update standing s set published_revision = 0 from unnest(?, ?, ?) as k (township, cycle, member)"
                                + " where s.township = k.township and s.cycle = k.cycle and s.member = k.member",
                        statements.column("text", keys, key -> key.split("/")[0]),
                        statements.column("text", keys, key -> key.split("/")[1]),
                        statements.column("uuid", keys, key -> UUID.fromString(key.split("/")[2])));
    }

    /** A revision that is greater than any of ours would be believed for good by who remembers revisions. */
    private static boolean says(byte[] value, Standing standing) {
        try {
            JsonNode json = JSON.readTree(value);
            return json.path("total").asText().equals(new Points(standing.total()).toString())
                    && json.path("grade").asText().equals(standing.grade())
                    && json.path("state").asText().equals(standing.state())
                    && json.path("outcome").asText().equals(standing.outcome())
                    && json.path("revision").asLong(Long.MAX_VALUE) <= standing.revision();
        } catch (IOException noStanding) {
            return false;
        }
    }

    /** By key, each byte of it a character; without those that were taken back. */
    private static Map<String, byte[]> lastOf(int partition, Consumer<byte[], byte[]> consumer) {
        TopicPartition log = new TopicPartition(Topics.STANDINGS, partition);
        consumer.assign(List.of(log));
        consumer.seekToBeginning(List.of(log));
        long end = consumer.endOffsets(List.of(log)).get(log);
        Map<String, byte[]> last = new HashMap<>();
        long stuckAt = System.nanoTime() + STUCK.toNanos();
        while (consumer.position(log) < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                String key = each.key() == null ? "" : new String(each.key(), StandardCharsets.ISO_8859_1);
                if (each.value() == null) {
                    last.remove(key);
                } else {
                    last.put(key, each.value());
                }
                stuckAt = System.nanoTime() + STUCK.toNanos();
            }
            if (System.nanoTime() > stuckAt) {
                throw new RebuildRefused(
                        "The rebuilt one serves, but the topic of standings could not be read to its end"
                                + " and put right; the next rebuild tries again.");
            }
        }
        return last;
    }
}
