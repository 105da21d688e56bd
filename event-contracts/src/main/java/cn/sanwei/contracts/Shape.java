package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What JSON a record demands, all the way down: each component present and of its own JSON type, nothing coerced.
 * Made once for each event type; a component of a type that it does not know is refused there, not when an event comes.
 */
sealed interface Shape {
    Optional<Fault> fault(JsonNode node);

    /** Names the place, never the value: the reason ends up in lists and logs. */
    record Fault(String path, String what) {
        Fault in(String name) {
            return new Fault(path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path, what);
        }

        @Override
        public String toString() {
            return (path.isEmpty() ? "the value" : path) + " " + what;
        }
    }

    enum Scalar implements Shape {
        TEXT("is not a text"),
        WHOLE_NUMBER("is not a whole number of 32 bits"),
        DECIMAL("is not a number"),
        FLAG("is not true or false");

        private final String fault;

        Scalar(String fault) {
            this.fault = fault;
        }

        @Override
        public Optional<Fault> fault(JsonNode node) {
            boolean fits = switch (this) {
                case TEXT -> node.isTextual();
                case WHOLE_NUMBER -> node.isIntegralNumber() && node.canConvertToInt();
                case DECIMAL -> node.isNumber();
                case FLAG -> node.isBoolean();
            };
            if (!fits) {
                return found(fault);
            }
            return this == TEXT ? unstorable(node.textValue()) : Optional.empty();
        }
    }

    record ListOf(Shape element, boolean distinct) implements Shape {
        @Override
        public Optional<Fault> fault(JsonNode node) {
            if (!node.isArray()) {
                return found("is not a list");
            }
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < node.size(); i++) {
                String place = "[" + i + "]";
                Optional<Fault> fault = required(element, node.get(i)).map(found -> found.in(place));
                if (fault.isPresent()) {
                    return fault;
                }
                if (distinct && !seen.add(node.get(i))) {
                    return Optional.of(new Fault(place, "is there twice"));
                }
            }
            return Optional.empty();
        }
    }

    record MapOf(Shape value) implements Shape {
        @Override
        public Optional<Fault> fault(JsonNode node) {
            if (!node.isObject()) {
                return found("is not an object");
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (unstorable(entry.getKey()).isPresent()) {
                    return found("has a name with a character that cannot be stored");
                }
                Optional<Fault> fault = required(value, entry.getValue());
                if (fault.isPresent()) {
                    return fault.map(found -> found.in(entry.getKey()));
                }
            }
            return Optional.empty();
        }
    }

    record ObjectOf(List<Field> fields) implements Shape {
        @Override
        public Optional<Fault> fault(JsonNode node) {
            if (!node.isObject()) {
                return found("is not an object");
            }
            for (Field field : fields) {
                JsonNode value = node.get(field.name());
                if (field.mayBeAbsent() && (value == null || value.isNull())) {
                    continue;
                }
                Optional<Fault> fault = required(field.shape(), value);
                if (fault.isPresent()) {
                    return fault.map(found -> found.in(field.name()));
                }
            }
            return Optional.empty();
        }
    }

    record Field(String name, Shape shape, boolean mayBeAbsent) {}

    static ObjectOf ofRecord(Class<?> type) {
        return new ObjectOf(
                Stream.of(type.getRecordComponents()).map(Shape::field).toList());
    }

    private static Field field(RecordComponent component) {
        return new Field(
                component.getName(), of(component.getGenericType()), component.isAnnotationPresent(MayBeAbsent.class));
    }

    private static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListOf(of(arguments[0]), false);
            }
            if (generic.getRawType() == Set.class && arguments[0] == String.class) {
                return new ListOf(Scalar.TEXT, true);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapOf(of(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain == int.class) {
                return Scalar.WHOLE_NUMBER;
            }
            if (plain == boolean.class) {
                return Scalar.FLAG;
            }
            if (plain == BigDecimal.class) {
                return Scalar.DECIMAL;
            }
            if (plain.isEnum() || writtenAsText(plain)) {
                return Scalar.TEXT;
            }
            if (plain.isRecord()) {
                return ofRecord(plain);
            }
        }
        throw new IllegalStateException("the contracts have no JSON for " + type);
    }

    private static boolean writtenAsText(Class<?> type) {
        return Set.of(String.class, UUID.class, Instant.class, LocalDate.class).contains(type)
                || Stream.of(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static Optional<Fault> required(Shape shape, JsonNode node) {
        return node == null || node.isNull() ? found("is missing") : shape.fault(node);
    }

    private static Optional<Fault> found(String what) {
        return Optional.of(new Fault("", what));
    }

    /** PostgreSQL keeps neither NUL nor half a surrogate pair; a reader that stores events must not fail on one. */
    private static Optional<Fault> unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (unit == 0 || Character.isSurrogate(unit) && !pair) {
                return found("holds a character that cannot be stored");
            }
            if (pair) {
                i++;
            }
        }
        return Optional.empty();
    }
}
