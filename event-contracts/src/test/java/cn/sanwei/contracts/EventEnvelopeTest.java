package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {
    private static final long SEED = Long.getLong("seed", 20260306L);
    private static final Instant AT = Instant.parse("2026-03-06T01:30:00.250Z");
    static final EventEnvelope ENVELOPE = new EventEnvelope(
            UUID.fromString("6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35"),
            "/points-service",
            "cn.sanwei.points.article-read.v1",
            "member/0f27a1c3-5d0e-4f27-9f27-3f1d2f0a1c35",
            AT,
            AT.plusMillis(17),
            TownshipId.of("yunxi"),
            EventEnvelope.sequence(1, 738, 4711));

    private final Map<String, String> headers = ENVELOPE.headers();

    static Stream<String> names() {
        return ENVELOPE.headers().keySet().stream();
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> EventEnvelope.read(headers::get))
                .isExactlyInstanceOf(ContractViolation.class)
                .hasMessage(reason);
    }

    @Test
    void an_envelope_is_read_as_it_was_written() {
        assertThat(EventEnvelope.read(headers::get)).isEqualTo(ENVELOPE);
    }

    @Test
    void the_headers_are_those_that_the_contract_names() {
        assertThat(headers)
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35"),
                        Map.entry("ce_source", "/points-service"),
                        Map.entry("ce_type", "cn.sanwei.points.article-read.v1"),
                        Map.entry("ce_subject", "member/0f27a1c3-5d0e-4f27-9f27-3f1d2f0a1c35"),
                        Map.entry("ce_time", "2026-03-06T01:30:00.250Z"),
                        Map.entry("ce_dataschema", "urn:sanwei:schema:cn.sanwei.points.article-read.v1"),
                        Map.entry("ce_township", "yunxi"),
                        Map.entry("ce_recordedtime", "2026-03-06T01:30:00.267Z"),
                        Map.entry("ce_sequence", "000001-00000000000000000738-0000000000000004711"),
                        Map.entry("ce_partitionkey", "yunxi"),
                        Map.entry("content-type", "application/json"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_missing_header_is_named(String name) {
        headers.remove(name);

        refused(name + " is missing");
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_empty_header_is_as_good_as_none(String name) {
        headers.put(name, "");

        refused(name + " is missing");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_header_that_is_too_long_is_named(String name) {
        headers.put(name, "x".repeat(257));

        assertThatThrownBy(() -> EventEnvelope.read(headers::get))
                .isExactlyInstanceOf(ContractViolation.class)
                .hasMessageStartingWith(name + " is ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void no_header_may_hold_what_a_store_cannot_keep(String name) {
        for (String stranger : List.of("\u0000", "\ufffd", "\n", "\ud83c", " ")) {
            headers.put(name, ENVELOPE.headers().get(name) + stranger);

            assertThatThrownBy(() -> EventEnvelope.read(headers::get))
                    .as(name)
                    .isExactlyInstanceOf(ContractViolation.class)
                    .hasMessageStartingWith(name + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, ce_specversion is not 1.0",
        "ce_specversion, 1, ce_specversion is not 1.0",
        "ce_id, 17, ce_id is not a UUID",
        "ce_id, 6b1f2f0a1c354d0e9f273f1d2f0a1c35, ce_id is not a UUID",
        "ce_id, 6b1f2f0-a1c35-4d0e-9f27-3f1d2f0a1c35, ce_id is not a UUID",
        "ce_time, yesterday, ce_time is not an RFC 3339 time",
        "ce_time, 2026-03-06T09:00:00, ce_time is not an RFC 3339 time",
        "ce_time, 2026-03-06T09:00Z, ce_time is not an RFC 3339 time",
        "ce_time, 2026-02-30T09:00:00Z, ce_time is not an RFC 3339 time",
        "ce_time, +999999999-12-31T23:59:59Z, ce_time is not an RFC 3339 time",
        "ce_recordedtime, 1772759400000, ce_recordedtime is not an RFC 3339 time",
        "ce_township, qinghe, ce_partitionkey is not the township",
        "ce_partitionkey, qinghe, ce_partitionkey is not the township",
        "ce_dataschema, urn:sanwei:schema:cn.sanwei.points.article-read.v2, ce_dataschema is not that of ce_type",
        "ce_sequence, 4711, ce_sequence is malformed",
        "ce_sequence, 000001-00000000000000000738-000000000000000471x, ce_sequence is malformed",
        "content-type, text/plain, content-type is not application/json in UTF-8",
        "content-type, application/jsonx, content-type is not application/json in UTF-8",
        "content-type, application/cloudevents+json, content-type is not application/json in UTF-8",
        "content-type, application/json; charset=utf-16, content-type is not application/json in UTF-8"
    })
    void a_malformed_header_is_named(String name, String value, String reason) {
        headers.put(name, value);

        refused(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yunxi", "y", "-yunxi", "云溪", "yunxi/qinghe"})
    void a_township_that_is_no_id_is_refused_although_the_key_agrees(String township) {
        headers.put("ce_township", township);
        headers.put("ce_partitionkey", township);

        refused("ce_township is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8"})
    void json_in_utf_8_may_say_so(String contentType) {
        headers.put("content-type", contentType);

        assertThat(EventEnvelope.read(headers::get)).isEqualTo(ENVELOPE);
    }

    @Test
    void headers_that_a_later_version_adds_are_passed_over() {
        headers.put("ce_addedtomorrow", "x");

        assertThat(EventEnvelope.read(headers::get)).isEqualTo(ENVELOPE);
    }

    @Test
    void a_time_with_an_offset_is_the_same_instant_cut_to_milliseconds() {
        headers.put("ce_time", "2026-03-06T09:30:00.2509999+08:00");

        assertThat(EventEnvelope.read(headers::get).time()).isEqualTo(AT);
    }

    @Test
    void times_are_cut_to_milliseconds_where_an_envelope_is_made() {
        EventEnvelope made = with("s", "t", EventEnvelope.sequence(1, 2, 3), AT.plusNanos(999_999));

        assertThat(made.time()).isEqualTo(AT);
    }

    @Test
    void an_envelope_that_no_reader_would_take_cannot_be_made() {
        String sequence = EventEnvelope.sequence(1, 2, 3);

        assertThatThrownBy(() -> with(null, "t", sequence, AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("", "t", sequence, AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("with space", "t", sequence, AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("心愿", "t", sequence, AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("s", "t".repeat(240), sequence, AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("s", "t", "1-2-3", AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("s", "t", sequence, Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
    }

    private static EventEnvelope with(String subject, String type, String sequence, Instant time) {
        return new EventEnvelope(
                ENVELOPE.id(), "/points-service", type, subject, time, AT, TownshipId.of("yunxi"), sequence);
    }

    @Test
    void sequences_sort_as_text_as_their_figures_sort() {
        record Figures(int epoch, long transactionId, long position) {}
        Random random = new Random(SEED);
        List<Figures> sorted = new ArrayList<>(Stream.generate(() -> new Figures(
                        random.nextInt(4),
                        random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63),
                        random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63)))
                .limit(10_000)
                .toList());
        sorted.addAll(List.of(
                new Figures(0, 0, 0), new Figures(999_999, Long.MAX_VALUE, Long.MAX_VALUE), new Figures(10, 9, 9)));
        sorted.sort(Comparator.comparingInt(Figures::epoch)
                .thenComparingLong(Figures::transactionId)
                .thenComparingLong(Figures::position));

        List<String> texts = sorted.stream()
                .map(next -> EventEnvelope.sequence(next.epoch(), next.transactionId(), next.position()))
                .toList();

        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, random);
        Collections.sort(shuffled);
        assertThat(shuffled).as("seed %d", SEED).isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "1000000, 0, 0", "0, -1, 0", "0, 0, -1"})
    void no_sequence_is_made_of_figures_that_would_not_sort(int epoch, long transactionId, long position) {
        assertThatThrownBy(() -> EventEnvelope.sequence(epoch, transactionId, position))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
