package cn.sanwei.contracts.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticlePublished;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import cn.sanwei.contracts.TownshipId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What docs/integrators.md shows is what is compiled and run here. */
class IntegratorsGuideTest {
    private static final Instant AT = Instant.parse("2026-03-06T01:30:00.250Z");
    private static final TownshipId YUNXI = TownshipId.of("yunxi");
    private static final TownshipId QINGHE = TownshipId.of("qinghe");
    private static final ArticleId ARTICLE = new ArticleId(UUID.randomUUID());
    private static final SanweiEvent READ = new ArticleRead(new MemberId(UUID.randomUUID()), ARTICLE, "theory", AT);
    private static final String READ_TYPE = EventCodec.typeOf(READ);

    private final ReadingsByTownship example = new ReadingsByTownship();

    private static ConsumerRecord<String, byte[]> record(
            TownshipId township, int partition, int position, String type, byte[] value) {
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID(),
                Store.POINTS.source(),
                type,
                "article/" + ARTICLE,
                AT,
                AT,
                township,
                EventEnvelope.sequence(1, 738, position));
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(Store.POINTS.topic(), partition, position, township.value(), value);
        envelope.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static ConsumerRecord<String, byte[]> reading(TownshipId township, int partition, int position) {
        return record(township, partition, position, READ_TYPE, EventCodec.encode(READ));
    }

    private static String guide() throws Exception {
        return Files.readString(Path.of("../docs/integrators.md"));
    }

    @Test
    void the_example_counts_readings_by_township() {
        example.take(reading(YUNXI, 3, 1));
        example.take(reading(YUNXI, 3, 2));
        example.take(reading(QINGHE, 5, 1));

        assertThat(example.readings()).isEqualTo(Map.of(YUNXI, 2, QINGHE, 1));
    }

    @Test
    void the_example_counts_what_is_delivered_again_once() {
        example.take(reading(YUNXI, 3, 1));
        example.take(reading(YUNXI, 3, 2));
        example.take(reading(YUNXI, 3, 1));
        example.take(reading(YUNXI, 3, 2));

        assertThat(example.readings()).isEqualTo(Map.of(YUNXI, 2));
    }

    @Test
    void the_example_passes_over_other_types_and_those_of_a_later_release() {
        SanweiEvent published = new ArticlePublished(ARTICLE, "theory", 90, AT);
        example.take(record(YUNXI, 3, 1, EventCodec.typeOf(published), EventCodec.encode(published)));
        example.take(record(YUNXI, 3, 2, "cn.sanwei.points.article-read.v2", "{}".getBytes(UTF_8)));

        assertThat(example.readings()).isEmpty();
    }

    @Test
    void the_example_stops_at_what_is_no_event() {
        ConsumerRecord<String, byte[]> foreign = new ConsumerRecord<>(Store.POINTS.topic(), 3, 1, "yunxi", new byte[0]);

        assertThatThrownBy(() -> example.take(foreign))
                .isInstanceOf(ContractViolation.class)
                .hasMessage("ce_specversion is missing");
    }

    @Test
    void the_guide_shows_the_example_as_it_is_compiled() throws Exception {
        String source = Files.readString(Path.of("src/test/java/cn/sanwei/contracts/example/ReadingsByTownship.java"));

        assertThat(guide()).contains("```java\n" + source.substring(source.indexOf("import ")) + "```");
    }

    @Test
    void the_guide_names_every_header_and_every_topic() throws Exception {
        assertThat(guide()).contains(reading(YUNXI, 0, 1).headers().toArray().length + " headers");
        reading(YUNXI, 0, 1).headers().forEach(header -> assertThatGuideSays("| `" + header.key() + "` |"));
        Topics.ALL.forEach(topic -> assertThatGuideSays("`" + topic.name() + "`"));
    }

    private static void assertThatGuideSays(String words) {
        try {
            assertThat(guide()).contains(words);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
