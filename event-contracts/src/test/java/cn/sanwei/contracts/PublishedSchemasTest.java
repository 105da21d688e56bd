package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards the readers of yesterday's events. The baseline moves at a release only: event-contracts/README.md says how. */
class PublishedSchemasTest {
    static Stream<String> published() {
        return Approved.types(Approved.PUBLISHED, Approved.SCHEMA_ENDING).stream();
    }

    @Test
    void there_is_a_baseline_to_compare_with() {
        assertThat(published()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_published_type_is_there_for_good(String type) {
        assertThat(EventCodec.types()).containsKey(type);
    }

    @ParameterizedTest
    @MethodSource("published")
    void readers_of_a_published_schema_can_read_what_is_written_now(String type) {
        String published = Approved.read(Approved.PUBLISHED.resolve(type + Approved.SCHEMA_ENDING));
        String current =
                SchemasOfRecords.text(SchemasOfRecords.of(EventCodec.types().get(type)));

        assertThat(SchemaCompatibility.broken(
                        type, SchemaCompatibility.parse(published), SchemaCompatibility.parse(current)))
                .as("a published version is for good: add a field marked @MayBeAbsent, or a new type beside this one")
                .isEmpty();
    }
}
