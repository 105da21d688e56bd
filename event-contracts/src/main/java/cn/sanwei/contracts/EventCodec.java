package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Events to JSON and back. A reader takes fields that it does not know (a later version may have added them) and
 * refuses what lacks one that it needs; nothing is coerced from another JSON type.
 */
public final class EventCodec {
    private static final Map<String, Class<? extends SanweiEvent>> CLASS_BY_TYPE = collect();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventCodec() {}

    /** Every published type with its record, in the order of the types' names. */
    public static Map<String, Class<? extends SanweiEvent>> types() {
        return CLASS_BY_TYPE;
    }

    public static String typeOf(SanweiEvent event) {
        return event.getClass().getAnnotation(EventType.class).value();
    }

    public static String typeOf(Class<? extends SanweiEvent> event) {
        return event.getAnnotation(EventType.class).value();
    }

    public static byte[] encode(SanweiEvent event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written: " + typeOf(event), e);
        }
    }

    public static JsonNode encodeToTree(SanweiEvent event) {
        return MAPPER.valueToTree(event);
    }

    /**
     * @throws UnknownEventType when this release knows no such type
     * @throws ContractViolation when the bytes are not JSON, or not what the type demands
     */
    public static SanweiEvent decode(String type, byte[] json) {
        Class<? extends SanweiEvent> known = CLASS_BY_TYPE.get(type);
        if (known == null) {
            throw new UnknownEventType(type);
        }
        try {
            return check(type, known, MAPPER.readTree(json));
        } catch (IOException e) {
            throw new ContractViolation(type + ": not JSON", e);
        }
    }

    /** As {@link #decode(String, byte[])}, for a payload that is held as text. */
    public static SanweiEvent decode(String type, String json) {
        return decode(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static SanweiEvent check(String type, Class<? extends SanweiEvent> known, JsonNode tree)
            throws JsonProcessingException {
        if (tree == null || !tree.isObject()) {
            throw new ContractViolation(type + ": not a JSON object");
        }
        for (RecordComponent component : known.getRecordComponents()) {
            if (!component.isAnnotationPresent(MayBeAbsent.class) && !tree.hasNonNull(component.getName())) {
                throw new ContractViolation(type + ": " + component.getName() + " is missing");
            }
        }
        try {
            return MAPPER.treeToValue(tree, known);
        } catch (JsonMappingException e) {
            throw new ContractViolation(type + ": " + path(e) + " is not what the type demands", e);
        }
    }

    /** Names fields only, never a value: the reason ends up in lists and logs. */
    private static String path(JsonMappingException e) {
        List<String> names = new ArrayList<>();
        e.getPath()
                .forEach(reference -> names.add(
                        reference.getFieldName() == null
                                ? "[" + reference.getIndex() + "]"
                                : reference.getFieldName()));
        return names.isEmpty() ? "the object" : String.join(".", names);
    }

    private static Map<String, Class<? extends SanweiEvent>> collect() {
        Map<String, Class<? extends SanweiEvent>> found = new TreeMap<>();
        records(SanweiEvent.class).forEach(event -> {
            EventType type = event.getAnnotation(EventType.class);
            if (type == null || found.put(type.value(), event) != null) {
                throw new IllegalStateException("no type, or one that another event has: " + event);
            }
        });
        return Collections.unmodifiableMap(found);
    }

    private static Stream<Class<? extends SanweiEvent>> records(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(next -> next.isRecord() ? Stream.of(next.asSubclass(SanweiEvent.class)) : records(next));
    }
}
