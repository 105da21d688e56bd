package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> types() {
        return EventCodec.types().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_approved_schema_is_the_one_that_the_record_makes(String type) {
        String made =
                SchemasOfRecords.text(SchemasOfRecords.of(EventCodec.types().get(type)));

        Approved.check(Approved.SCHEMAS.resolve(type + Approved.SCHEMA_ENDING), made);
    }

    @Test
    void there_is_a_schema_for_each_type_and_none_besides() {
        assertThat(Approved.types(Approved.SCHEMAS, Approved.SCHEMA_ENDING))
                .isEqualTo(EventCodec.types().keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_schema_is_itself_valid_by_the_schema_of_schemas(String type) {
        Schema schemaOfSchemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(schemaOfSchemas.validate(EventSchemas.of(type), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_schema_is_named_as_the_envelope_names_it(String type) throws Exception {
        JsonNode schema = JSON.readTree(EventSchemas.of(type));

        assertThat(schema.get("$id").asText()).isEqualTo(EventEnvelope.dataSchema(type));
        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_schema_uses_only_words_that_older_drafts_understand_as_well(String type) throws Exception {
        JsonNode schema = JSON.readTree(EventSchemas.of(type));

        Set<String> known = Set.of(
                "$schema",
                "$id",
                "title",
                "type",
                "properties",
                "required",
                "items",
                "uniqueItems",
                "enum",
                "format",
                "pattern",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "additionalProperties",
                "description");
        assertThat(words(schema)).allMatch(known::contains);
    }

    private static Stream<String> words(JsonNode schema) {
        Stream<JsonNode> below = Stream.concat(
                schema.path("properties").valueStream(),
                Stream.of("items", "additionalProperties").filter(schema::has).map(schema::get));
        return Stream.concat(
                schema.propertyStream().map(entry -> entry.getKey()), below.flatMap(EventSchemasTest::words));
    }

    @Test
    void what_may_be_absent_is_not_required_and_may_be_null() throws Exception {
        JsonNode schema = JSON.readTree(EventSchemas.of("cn.sanwei.wish.wish-claimed.v1"));

        assertThat(schema.get("required").valueStream().map(JsonNode::asText))
                .containsExactly("wish", "claimant", "category", "occurredAt");
        assertThat(schema.at("/properties/promisedBy/type").valueStream().map(JsonNode::asText))
                .containsExactly("string", "null");
    }

    @Test
    void an_unknown_type_has_no_schema() {
        assertThatThrownBy(() -> EventSchemas.of("cn.sanwei.points.nothing.v1")).isInstanceOf(UnknownEventType.class);
    }

    @Test
    void a_path_is_not_a_type() {
        assertThatThrownBy(() -> EventSchemas.of("../schemas/cn.sanwei.wish.wish-claimed.v1"))
                .isInstanceOf(UnknownEventType.class);
    }
}
