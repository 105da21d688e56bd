package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The schema of each event, made from its record. Only words that mean the same in draft-07 and in 2020-12 stand in
 * them, so that older tools read them too; objects stay open, since a later version may add a field.
 */
final class SchemasOfRecords {
    static final String UUID_FORM = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    static final String SLUG_FORM = "^[a-z0-9][a-z0-9-]{1,39}$";
    static final String POINTS_FORM = "^-?(0|[1-9][0-9]{0,11})\\.[0-9]{2}$";
    static final String INSTANT_FORM =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";
    static final String DAY_FORM = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Set<Class<?>> SLUGS = Set.of(TownshipId.class, CountyId.class, RuleBookId.class);
    private static final Map<Class<?>, Consumer<ObjectNode>> FIXED = Map.of(
            UUID.class, node -> uuid(node),
            Points.class, node -> text(node, POINTS_FORM, null),
            Cycle.class, node -> text(node, "^20[0-9]{2}$", null),
            Instant.class, node -> text(node, INSTANT_FORM, "date-time"),
            LocalDate.class, node -> text(node, DAY_FORM, "date"),
            int.class, node -> whole(node),
            BigDecimal.class, node -> decimal(node));

    private static final SchemaGenerator GENERATOR = generator();

    private SchemasOfRecords() {}

    static ObjectNode of(Class<? extends SanweiEvent> event) {
        ObjectNode made = GENERATOR.generateSchema(event);
        ObjectNode schema = JSON.createObjectNode();
        schema.set("$schema", made.remove("$schema"));
        schema.put("$id", EventSchemas.urn(EventCodec.typeOf(event)));
        schema.put("title", event.getSimpleName());
        schema.setAll(made);
        return schema;
    }

    static String text(ObjectNode schema) {
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withRequiredCheck(field -> field.getAnnotation(MayBeAbsent.class) == null)
                .withNullableCheck(field -> field.getAnnotation(MayBeAbsent.class) != null);
        config.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withArrayUniqueItemsResolver(scope -> scope.getType().getErasedType() == Set.class ? true : null)
                .withCustomDefinitionProvider((type, context) -> {
                    Consumer<ObjectNode> form = form(type.getErasedType());
                    if (form == null) {
                        return null;
                    }
                    ObjectNode node = JSON.createObjectNode();
                    form.accept(node);
                    return new CustomDefinition(node, DefinitionType.INLINE, AttributeInclusion.YES);
                });
        return new SchemaGenerator(config.build());
    }

    private static Consumer<ObjectNode> form(Class<?> type) {
        if (FIXED.containsKey(type)) {
            return FIXED.get(type);
        }
        if (SLUGS.contains(type)) {
            return node -> text(node, SLUG_FORM, null);
        }
        if (type.isEnum()) {
            return node -> codes(node, type);
        }
        boolean opaqueId = type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
        return opaqueId ? SchemasOfRecords::uuid : null;
    }

    private static void uuid(ObjectNode node) {
        text(node, UUID_FORM, "uuid");
    }

    private static void text(ObjectNode node, String pattern, String format) {
        node.put("type", "string");
        if (format != null) {
            node.put("format", format);
        }
        node.put("pattern", pattern);
    }

    private static void whole(ObjectNode node) {
        node.put("type", "integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
    }

    private static void decimal(ObjectNode node) {
        node.put("type", "number")
                .put("exclusiveMinimum", -1_000_000_000_000L)
                .put("exclusiveMaximum", 1_000_000_000_000L)
                .put("description", "At most six digits behind the point.");
    }

    private static void codes(ObjectNode node, Class<?> type) {
        node.put("type", "string");
        Stream.of(type.getFields())
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .forEach(node.withArray("enum")::add);
    }
}
