package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AfterEach
    void it_is_now() {
        TestClock.shared().reset();
    }

    @Test
    void what_happened_is_on_the_topic_in_its_order_and_names_nobody() {
        Town town = Town.withMembers(1);
        UUID article = town.publishArticle(1);
        String reading = town.member(0)
                .post("/articles/" + article + "/readings", Map.of())
                .path("id");
        TestClock.shared().advance(Duration.ofSeconds(2));
        town.member(0).post("/readings/" + reading + "/finish", Map.of()).statusCode(200);

        List<ConsumerRecord<String, byte[]>> records = recordsOf(town, 6);

        assertThat(records)
                .extracting(record -> envelope(record).type())
                .containsExactly(
                        "cn.sanwei.points.township-registered.v1",
                        "cn.sanwei.points.organisation-established.v1",
                        "cn.sanwei.points.organisation-established.v1",
                        "cn.sanwei.points.member-registered.v1",
                        "cn.sanwei.points.article-published.v1",
                        "cn.sanwei.points.article-read.v1");
        assertThat(records).extracting(record -> envelope(record).sequence()).isSorted();
        SanweiEvent read = EventCodec.decode(
                envelope(records.getLast()).type(), records.getLast().value());
        assertThat(((ArticleRead) read).member().value()).isEqualTo(town.members.getFirst());
        assertThat(records)
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .noneMatch(json -> json.contains("张卫") || json.contains("1380000") || json.contains("小事"));
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(Town town, int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", System.getProperty(RealParts.KAFKA), "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Store.POINTS.topic()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> own = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (own.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (town.id.equals(record.key())) {
                        own.add(record);
                    }
                });
            }
            return own;
        }
    }

    private static EventEnvelope envelope(ConsumerRecord<String, byte[]> record) {
        return EventEnvelope.read(name -> {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        });
    }
}
