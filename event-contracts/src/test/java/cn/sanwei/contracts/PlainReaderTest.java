package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way of reading takes nothing that the strict one would refuse, and nothing differently. */
class PlainReaderTest {
    private static final int EVENTS_OF_EACH_TYPE = 200;
    private static final String ARTICLE_READ = "cn.sanwei.points.article-read.v1";
    private static final String PLAIN = "{\"member\":\"6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35\","
            + "\"article\":\"0b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35\",\"category\":\"theory\","
            + "\"occurredAt\":\"2026-03-06T01:00:00Z\"}";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20261122})
    void events_of_every_type_are_read_as_the_strict_way_reads_them_in_any_order_of_fields(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        for (Map.Entry<String, Class<? extends SanweiEvent>> type :
                EventCodec.types().entrySet()) {
            for (int i = 0; i < EVENTS_OF_EACH_TYPE; i++) {
                byte[] written = EventCodec.encode(events.next(type.getValue()));
                same(type.getKey(), written, seed);
                same(type.getKey(), shuffled(written, random), seed);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 4, 20261123})
    void bytes_that_were_changed_are_taken_only_where_the_strict_way_takes_them_too(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        for (Map.Entry<String, Class<? extends SanweiEvent>> type :
                EventCodec.types().entrySet()) {
            for (int i = 0; i < EVENTS_OF_EACH_TYPE; i++) {
                byte[] changed = EventCodec.encode(events.next(type.getValue()));
                for (int change = random.nextInt(3); change >= 0; change--) {
                    changed[random.nextInt(changed.length)] =
                            (byte) "{}[]\",:0123456789abcdefTZ-.\\u é\0".charAt(random.nextInt(31));
                }
                same(type.getKey(), changed, seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"category\":\"theory\",",
                "{\"unknown\":1,",
                "{\"member\":null,",
                "[{",
                "{\"category\":\"\\u0000\",",
                "{\"category\":7,",
            })
    void what_is_not_plain_is_left_to_the_strict_way(String beginning) {
        String json = PLAIN.replaceFirst("\\{", beginning.replace("\\", "\\\\"));

        assertThat(read(ARTICLE_READ, json.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30T01:00:00Z", "2026-13-06T01:00:00Z", "2026-03-06T24:00:00Z", "0000-01-01T00:00:00Z"})
    void there_is_no_such_time_either_way(String time) {
        same(ARTICLE_READ, PLAIN.replace("2026-03-06T01:00:00Z", time).getBytes(StandardCharsets.UTF_8), 0);
        assertThat(read(
                        ARTICLE_READ,
                        PLAIN.replace("2026-03-06T01:00:00Z", time).getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void what_the_services_write_all_day_is_plain() {
        for (SanweiEvent event : SampleEvents.all()) {
            if (PlainReader.of(event.getClass()).isPresent()) {
                assertThat(read(EventCodec.typeOf(event), EventCodec.encode(event)))
                        .isEqualTo(event);
            }
        }
    }

    private static SanweiEvent read(String type, byte[] json) {
        return PlainReader.of(EventCodec.types().get(type))
                .map(reader -> reader.read(json))
                .orElse(null);
    }

    private static void same(String type, byte[] json, long seed) {
        SanweiEvent plain = read(type, json);
        if (plain != null) {
            String as = "seed " + seed + ", " + type + ": " + new String(json, StandardCharsets.UTF_8);
            assertThatCode(() -> assertThat(EventCodec.decodeStrictly(
                                    type, EventCodec.types().get(type), json))
                            .isEqualTo(plain))
                    .as(as)
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] shuffled(byte[] json, Random random) {
        try {
            JsonMapper mapper = new JsonMapper();
            JsonNode tree = mapper.readTree(json);
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(tree.properties());
            Collections.shuffle(fields, random);
            ObjectNode shuffled = mapper.createObjectNode();
            fields.forEach(field -> shuffled.set(field.getKey(), field.getValue()));
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(shuffled);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
