package cn.sanwei.contracts;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event of these contracts is refused with the place named, and never with an error of another kind. */
class EventCodecRefusesTest {
    private static final String TYPE = "cn.sanwei.points.past-fact-imported.v1";
    /** One of each JSON kind, and of texts those that a lenient reader would take for a number, a flag or nothing. */
    private static final List<JsonNode> STRANGERS = Stream.of(
                    "17",
                    "1.5",
                    "-1",
                    "1e3",
                    "99999999999",
                    "true",
                    "false",
                    "\"\"",
                    "\" \"",
                    "\"1\"",
                    "\"1.5\"",
                    "\"true\"",
                    "\"null\"",
                    "[]",
                    "[1]",
                    "[\"x\"]",
                    "[2026,3,6]",
                    "{}",
                    "{\"value\":\"x\"}")
            .map(SchemaCompatibility::parse)
            .toList();

    static Stream<SanweiEvent> samples() {
        return SampleEvents.all().stream();
    }

    private static void refused(String type, String json, String reason) {
        assertThatThrownBy(() -> EventCodec.decode(type, json))
                .isExactlyInstanceOf(ContractViolation.class)
                .hasMessage(type + ": " + reason);
    }

    private static String with(String field, String value) {
        ObjectNode tree = EventCodec.encodeToTree(SampleEvents.all().stream()
                        .filter(event -> EventCodec.typeOf(event).equals(TYPE))
                        .findFirst()
                        .orElseThrow())
                .deepCopy();
        tree.put(field, "@");
        return tree.toString().replace("\"@\"", value);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_required_component_that_is_left_out_or_null_is_named_at_every_depth(SanweiEvent event) {
        for (Place place : Place.of(event)) {
            String withoutIt = place.changed(event, (holder, name) -> holder.remove(name));
            String withNull = place.changed(event, (holder, name) -> holder.putNull(name));
            if (place.required()) {
                refused(EventCodec.typeOf(event), withoutIt, place.path() + " is missing");
            } else {
                assertThat(EventCodec.decode(EventCodec.typeOf(event), withoutIt))
                        .isNotNull();
            }
            if (place.required() || place.entry()) {
                refused(EventCodec.typeOf(event), withNull, place.path() + " is missing");
            } else {
                assertThat(EventCodec.decode(EventCodec.typeOf(event), withNull))
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothing_is_coerced_from_another_kind_of_json(SanweiEvent event) {
        String type = EventCodec.typeOf(event);
        for (Place place : Place.of(event)) {
            for (JsonNode stranger : STRANGERS) {
                if (stranger.getNodeType() != place.value(event).getNodeType()) {
                    String json = place.changed(event, (holder, name) -> holder.set(name, stranger));
                    assertThatThrownBy(() -> EventCodec.decode(type, json))
                            .as("%s = %s", place.path(), stranger)
                            .isExactlyInstanceOf(ContractViolation.class)
                            .hasMessageStartingWith(type + ": " + place.path() + " is not ");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_its_schema_refuses_of_a_text_the_codec_refuses_too(SanweiEvent event) {
        String type = EventCodec.typeOf(event);
        int refusals = 0;
        for (Place place : Place.of(event)) {
            for (String text : List.of("", " ", "x\n", "1e3", "2026-13-01", "yunxi ", "full\u0000", "87,5", "A")) {
                String json = place.changed(event, (holder, name) -> holder.put(name, text));
                if (!SamplesTest.errors(type, json).isEmpty()) {
                    refusals++;
                    assertThatThrownBy(() -> EventCodec.decode(type, json))
                            .as("%s = '%s'", place.path(), text)
                            .isExactlyInstanceOf(ContractViolation.class);
                }
            }
        }
        assertThat(refusals).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "}", "{\"a\":}", "{'a':1}", "{\"a\":NaN}", "nonsense", "{\"a\":01}", "{\"a\":1e99999999999}"
            })
    void broken_json_is_refused(String json) {
        refused(TYPE, json, "not one JSON value, each field once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}]", "{}x", "{},"})
    void what_trails_is_refused(String json) {
        refused(TYPE, json, "not one JSON value, each field once");
    }

    @Test
    void a_field_that_is_there_twice_is_refused_since_readers_would_differ_on_which_counts() {
        String twice = with("fact", "\"article-read\", \"fact\": \"wish-fulfilled\"");

        refused(TYPE, twice, "not one JSON value, each field once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "1", "\"{}\"", "[]", "[{}]", "true"})
    void what_is_no_object_is_refused(String json) {
        refused(TYPE, json, "not a JSON object");
    }

    @Test
    void no_value_at_all_is_refused() {
        assertThatThrownBy(() -> EventCodec.decode(TYPE, (byte[]) null))
                .isExactlyInstanceOf(ContractViolation.class)
                .hasMessage(TYPE + ": no value");
    }

    static Stream<Charset> otherCharsets() {
        return Stream.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"));
    }

    @ParameterizedTest
    @MethodSource("otherCharsets")
    void json_in_another_charset_is_refused(Charset charset) {
        byte[] json = with("fact", "\"article-read\"").getBytes(charset);

        assertThatThrownBy(() -> EventCodec.decode(TYPE, json))
                .isExactlyInstanceOf(ContractViolation.class)
                .hasMessage(TYPE + ": not UTF-8");
    }

    @Test
    void a_byte_order_mark_is_refused() {
        refused(TYPE, "\ufeff" + with("fact", "\"article-read\""), "not UTF-8");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] json = with("fact", "\"article~read\"").getBytes(UTF_8);
        json[new String(json, UTF_8).indexOf('~')] = (byte) 0xff;

        assertThatThrownBy(() -> EventCodec.decode(TYPE, json)).isExactlyInstanceOf(ContractViolation.class);
    }

    @Test
    void json_nested_without_end_is_refused() {
        refused(TYPE, "{\"a\":".repeat(100_000), "not one JSON value, each field once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000b\"", "\"\\ud83c\"", "\"\\udf1f\\ud83c\"", "\"\\ud83cx\""})
    void a_text_that_no_store_can_keep_is_refused(String text) {
        refused(TYPE, with("fact", text), "fact holds a character that cannot be stored");
        refused(
                TYPE,
                with("attributes", "{\"kind\": " + text + "}"),
                "attributes.kind holds a character that cannot be stored");
    }

    @Test
    void a_name_in_a_map_that_no_store_can_keep_is_refused() {
        refused(
                TYPE,
                with("attributes", "{\"a\\u0000b\": \"theme-day\"}"),
                "attributes has a name with a character that cannot be stored");
        refused(TYPE, with("attributes", "{\"\\ud83c\": \"x\"}"), "not one JSON value, each field once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e12",
                "-1000000000000",
                "0.0000001",
                "1e999999999",
                "-1e-999999999",
                "1e2147483647",
                "1000e2147483647"
            })
    void a_number_beyond_what_readers_hold_is_refused_before_it_is_written_out(String number) {
        refused(TYPE, with("measures", "{\"hours\": " + number + "}"), "measures.hours is not what the type demands");
    }

    @ParameterizedTest
    @CsvSource({"2147483648", "-2147483649", "1.0", "1e2", "99999999999999999999"})
    void a_whole_number_of_more_than_32_bits_or_with_a_point_is_refused(String number) {
        refused(TYPE, with("row", number), "row is not a whole number of 32 bits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-06",
                "2026-03-06T09:00",
                "2026-03-06T09:00Z",
                "2026-03-06 09:00:00Z",
                "2026-03-06T09:00:00",
                "2026-03-06T09:00:00+0800",
                "2026-03-06T09:00:00+08",
                "2026-03-06T24:00:00Z",
                "2026-02-30T09:00:00Z",
                "+12026-03-06T09:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-18:00",
                "2026-03-06T09:00:00+19:00",
                "2026-03-06T09:00:00Z[Asia/Shanghai]",
                "1772759400",
                "2026-03-06T09:00:00Z "
            })
    void a_time_in_another_form_is_refused(String time) {
        refused(TYPE, with("occurredAt", "\"" + time + "\""), "occurredAt is not what the type demands");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-3-6",
                "2026-02-30",
                "20260306",
                "2026-03-06T00:00:00",
                "+12026-03-06",
                "0000-01-01",
                "2026-03-06Z",
                "06.03.2026",
                "46087"
            })
    void a_day_in_another_form_is_refused(String day) {
        refused(
                "cn.sanwei.points.member-left.v1",
                "{\"member\": \"6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35\", \"from\": \"" + day
                        + "\", \"occurredAt\": \"2026-03-06T01:30:00Z\"}",
                "from is not what the type demands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FULL", "Full", "unheard-of", "", "0"})
    void a_code_that_an_enumeration_does_not_know_is_refused(String status) {
        refused("cn.sanwei.points.member-registered.v1", """
                {"member": "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35", "organisation": "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35",
                 "status": "%s", "categories": [], "posts": [], "from": "2026-01-01", "occurredAt": "2026-03-06T01:30:00Z"}
                """.formatted(status), "status is not what the type demands");
    }

    @Test
    void what_is_there_twice_in_a_set_is_refused() {
        refused("cn.sanwei.points.member-registered.v1", """
                {"member": "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35", "organisation": "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35",
                 "status": "full", "categories": ["rural", "rural"], "posts": [], "from": "2026-01-01",
                 "occurredAt": "2026-03-06T01:30:00Z"}
                """, "categories[1] is there twice");
    }

    @Test
    void a_hole_in_a_list_is_refused() {
        refused("cn.sanwei.points.meeting-result-recorded.v1", """
                {"organisation": "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35", "cycle": "2026", "grades": [null],
                 "occurredAt": "2026-03-06T01:30:00Z"}
                """, "grades[0] is missing");
    }

    @Test
    void a_hole_in_a_map_is_refused() {
        refused(TYPE, with("measures", "{\"hours\": null}"), "measures.hours is missing");
    }

    @Test
    void a_reason_never_repeats_the_value() {
        assertThatThrownBy(() -> EventCodec.decode(TYPE, with("member", "\"a-secret\"")))
                .hasMessage(TYPE + ": member is not what the type demands");
    }

    @Test
    void an_unknown_type_is_told_from_a_malformed_event() {
        assertThatThrownBy(() -> EventCodec.decode("cn.sanwei.points.article-read.v2", "nonsense"))
                .isExactlyInstanceOf(UnknownEventType.class)
                .hasMessage("unknown event type cn.sanwei.points.article-read.v2");
    }
}
