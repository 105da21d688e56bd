package cn.sanwei.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CloudEvents project's own decoder reads what we write. */
class CloudEventsTest {
    private static final Instant AT = Instant.parse("2026-03-06T01:30:00.250Z");

    static Stream<SanweiEvent> samples() {
        return SampleEvents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_independent_decoder_finds_every_attribute_and_extension(SanweiEvent event) throws Exception {
        String type = EventCodec.typeOf(event);
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID(),
                Store.of(type.split("\\.")[2]).source(),
                type,
                "aggregate/1",
                event.occurredAt(),
                AT,
                TownshipId.of("yunxi"),
                EventEnvelope.sequence(1, 738, 4711));
        RecordHeaders headers = new RecordHeaders();
        envelope.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));

        CloudEvent decoded = KafkaMessageFactory.createReader(headers, EventCodec.encode(event))
                .toEvent();

        assertThat(decoded.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(decoded.getId()).isEqualTo(envelope.id().toString());
        assertThat(decoded.getSource()).isEqualTo(URI.create(envelope.source()));
        assertThat(decoded.getType()).isEqualTo(type);
        assertThat(decoded.getSubject()).isEqualTo("aggregate/1");
        assertThat(decoded.getTime()).isEqualTo(event.occurredAt().atOffset(ZoneOffset.UTC));
        assertThat(decoded.getDataContentType()).isEqualTo("application/json");
        assertThat(decoded.getDataSchema()).isEqualTo(URI.create("urn:sanwei:schema:" + type));
        assertThat(decoded.getExtensionNames())
                .containsExactlyInAnyOrder("township", "recordedtime", "sequence", "partitionkey");
        assertThat(decoded.getExtension("township")).isEqualTo("yunxi");
        assertThat(decoded.getExtension("recordedtime")).isEqualTo("2026-03-06T01:30:00.250Z");
        assertThat(decoded.getExtension("sequence")).isEqualTo("000001-00000000000000000738-0000000000000004711");
        assertThat(decoded.getExtension("partitionkey")).isEqualTo("yunxi");
        assertThat(EventCodec.decode(decoded.getType(), decoded.getData().toBytes()))
                .isEqualTo(event);
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            assertThat(deserializer.deserialize("topic", headers, EventCodec.encode(event)))
                    .isEqualTo(decoded);
        }
    }
}
