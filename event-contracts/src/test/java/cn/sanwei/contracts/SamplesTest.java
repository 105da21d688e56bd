package cn.sanwei.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<SanweiEvent> samples() {
        return SampleEvents.all().stream();
    }

    static List<Error> errors(String type, String event) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(EventSchemas.of(type), InputFormat.JSON)
                .validate(
                        event,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String file(SanweiEvent event) {
        return Approved.read(Approved.SAMPLES.resolve(EventCodec.typeOf(event) + Approved.SAMPLE_ENDING));
    }

    @Test
    void there_is_a_sample_for_each_type_and_none_besides() {
        assertThat(Approved.types(Approved.SAMPLES, Approved.SAMPLE_ENDING))
                .isEqualTo(EventCodec.types().keySet());
        assertThat(samples().map(EventCodec::typeOf))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(EventCodec.types().keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_what_the_codec_writes(SanweiEvent event) throws Exception {
        String made = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(EventCodec.encodeToTree(event)) + "\n";

        Approved.check(Approved.SAMPLES.resolve(EventCodec.typeOf(event) + Approved.SAMPLE_ENDING), made);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_valid_by_its_schema(SanweiEvent event) {
        assertThat(errors(EventCodec.typeOf(event), file(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_read_as_the_event_and_written_again_as_it_was(SanweiEvent event) throws Exception {
        SanweiEvent read = EventCodec.decode(EventCodec.typeOf(event), file(event));

        assertThat(read).isEqualTo(event);
        assertThat(JSON.readTree(new String(EventCodec.encode(read), UTF_8))).isEqualTo(JSON.readTree(file(event)));
    }
}
