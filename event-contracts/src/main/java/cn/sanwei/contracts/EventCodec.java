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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events to JSON and back. A reader takes fields that it does not know (a later version may have added them) and
 * refuses what lacks one that it needs; nothing is coerced from another JSON type. What no reader would take is not
 * written either, and equal events are written as equal bytes.
 */
public final class EventCodec {
    private static final Map<String, Class<? extends SanweiEvent>> CLASS_BY_TYPE = collect();

    /** The same to look up in: a map that sorts compares long beginnings that all types share. */
    private static final Map<String, Class<? extends SanweiEvent>> KNOWN = new HashMap<>(CLASS_BY_TYPE);

    private static final Map<String, Shape> SHAPE_BY_TYPE = CLASS_BY_TYPE.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Shape.ofRecord(entry.getValue())));

    private static final Map<String, PlainReader> PLAIN_BY_TYPE = plainReaders();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(StrictValues.module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
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

    /** Whether this release knows the type; its name is sound then. */
    static boolean isKnown(String type) {
        return KNOWN.containsKey(type);
    }

    public static String typeOf(SanweiEvent event) {
        return typeOf(event.getClass());
    }

    public static String typeOf(Class<? extends SanweiEvent> event) {
        return event.getAnnotation(EventType.class).value();
    }

    /**
     * UTF-8.
     *
     * @throws IllegalArgumentException when the event lacks something, or holds what {@link #decode} would refuse
     */
    public static byte[] encode(SanweiEvent event) {
        try {
            return MAPPER.writeValueAsBytes(encodeToTree(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(typeOf(event) + " cannot be written", e);
        }
    }

    /** As {@link #encode}, before it becomes text. */
    public static JsonNode encodeToTree(SanweiEvent event) {
        String type = typeOf(event);
        JsonNode tree = MAPPER.valueToTree(event);
        SHAPE_BY_TYPE.get(type).fault(tree).ifPresent(fault -> {
            throw new IllegalArgumentException(type + ": " + fault);
        });
        return tree;
    }

    /**
     * @param json UTF-8; null, Kafka's way of saying deleted, is no event
     * @throws UnknownEventType when this release knows no such type
     * @throws ContractViolation when the bytes are not JSON, or not what the type demands
     */
    public static SanweiEvent decode(String type, byte[] json) {
        Class<? extends SanweiEvent> known = KNOWN.get(type);
        if (known == null) {
            throw new UnknownEventType(type);
        }
        PlainReader plain = PLAIN_BY_TYPE.get(type);
        SanweiEvent read = plain == null || json == null || !startsAsUtf8(json) ? null : plain.read(json);
        return read == null ? decodeStrictly(type, known, json) : read;
    }

    /** The way that says what is wrong. */
    static SanweiEvent decodeStrictly(String type, Class<? extends SanweiEvent> known, byte[] json) {
        JsonNode tree = parse(type, json);
        if (tree == null || !tree.isObject()) {
            throw new ContractViolation(type + ": not a JSON object");
        }
        SHAPE_BY_TYPE.get(type).fault(tree).ifPresent(fault -> {
            throw new ContractViolation(type + ": " + fault);
        });
        try {
            return MAPPER.treeToValue(tree, known);
        } catch (JsonMappingException e) {
            throw new ContractViolation(type + ": " + path(e) + " is not what the type demands", e);
        } catch (JsonProcessingException e) {
            throw new ContractViolation(type + ": not what the type demands", e);
        }
    }

    /** As {@link #decode(String, byte[])}, for a payload that is held as text. */
    public static SanweiEvent decode(String type, String json) {
        return decode(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String type, byte[] json) {
        if (json == null) {
            throw new ContractViolation(type + ": no value");
        }
        if (!startsAsUtf8(json)) {
            throw new ContractViolation(type + ": not UTF-8");
        }
        try {
            return MAPPER.readTree(json);
        } catch (IOException | NumberFormatException e) {
            // The latter escapes from the parser for an exponent of more than 32 bits.
            throw new ContractViolation(type + ": not one JSON value, each field once", e);
        }
    }

    /** The parser would follow a byte order mark or zero bytes into UTF-16 and UTF-32, where other readers do not. */
    private static boolean startsAsUtf8(byte[] json) {
        return json.length == 0 || json[0] > 0 && (json.length == 1 || json[1] != 0);
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the object" : path.toString();
    }

    private static Map<String, PlainReader> plainReaders() {
        Map<String, PlainReader> readers = new TreeMap<>();
        CLASS_BY_TYPE.forEach((type, event) -> PlainReader.of(event).ifPresent(reader -> readers.put(type, reader)));
        return Map.copyOf(readers);
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
