package cn.sanwei.rating.projector;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Topics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of standings from its beginning to where it ends now, as a consumer of committed records finds it. */
final class StandingsHeard {
    private static final JsonMapper JSON = new JsonMapper();
    private final Map<String, List<String>> byMember = new HashMap<>();

    StandingsHeard(String kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.STANDINGS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the topic of standings is not read to its end in time");
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                    String key = new String(each.key(), StandardCharsets.UTF_8);
                    byMember.computeIfAbsent(key.substring(key.lastIndexOf('/') + 1), member -> new ArrayList<>())
                            .add(each.value() == null ? null : new String(each.value(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    int countOf(MemberId member) {
        return byMember.getOrDefault(member.toString(), List.of()).size();
    }

    /** Null where it was taken back. */
    String lastOf(MemberId member) {
        return byMember.get(member.toString()).getLast();
    }

    long revisionOf(MemberId member) {
        try {
            return JSON.readTree(lastOf(member)).get("revision").asLong();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
