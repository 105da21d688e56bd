package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads in one pass what a well-behaved writer writes: each field once, none that is unknown, each value of the very
 * type. Whatever is otherwise it leaves to the strict way, which takes it or says what is wrong: so it never takes what
 * that one would refuse, nor differently, and a test holds it to that.
 */
final class PlainReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Map<String, Integer> places = new HashMap<>();
    private final Value[] values;
    private final long needed;
    private final MethodHandle constructor;

    /** Reads the value that the parser stands on; null when it is not plain. */
    private interface Value {
        Object read(JsonParser json) throws IOException;
    }

    private PlainReader(Class<?> record, Value[] values) throws ReflectiveOperationException {
        RecordComponent[] components = record.getRecordComponents();
        long required = 0;
        for (int i = 0; i < components.length; i++) {
            places.put(components[i].getName(), i);
            required |= components[i].isAnnotationPresent(MayBeAbsent.class) ? 0 : 1L << i;
        }
        this.needed = required;
        this.values = values;
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        this.constructor = MethodHandles.lookup()
                .unreflectConstructor(record.getDeclaredConstructor(types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /** Empty for a record that has a component for which only the strict way is good. */
    static Optional<PlainReader> of(Class<? extends SanweiEvent> record) {
        RecordComponent[] components = record.getRecordComponents();
        Value[] values = new Value[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType());
            if (values[i] == null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new PlainReader(record, values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record without its constructor: " + record, e);
        }
    }

    /** Null when it is not plain. */
    SanweiEvent read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Object[] read = new Object[values.length];
            long seen = 0;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                Integer place = places.get(name);
                if (place == null || (seen & 1L << place) != 0 || json.nextToken() == JsonToken.VALUE_NULL) {
                    return null;
                }
                read[place] = values[place].read(json);
                if (read[place] == null) {
                    return null;
                }
                seen |= 1L << place;
            }
            if (json.currentToken() != JsonToken.END_OBJECT || (seen & needed) != needed || json.nextToken() != null) {
                return null;
            }
            Object event = (Object) constructor.invokeExact(read);
            return (SanweiEvent) event;
        } catch (IOException | RuntimeException notPlain) {
            return null;
        } catch (Error end) {
            throw end;
        } catch (Throwable checked) {
            throw new IllegalStateException("a record's constructor throws what it does not declare", checked);
        }
    }

    private static Value value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Set.class && arguments[0] == String.class) {
                return PlainReader::texts;
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                Value element = value(arguments[1]);
                return element == null ? null : json -> map(json, element);
            }
            return null;
        }
        return type instanceof Class<?> plain ? scalar(plain) : null;
    }

    private static Value scalar(Class<?> type) {
        if (type == String.class) {
            return PlainReader::text;
        }
        if (type == int.class) {
            return json -> json.currentToken() == JsonToken.VALUE_NUMBER_INT ? (Object) json.getIntValue() : null;
        }
        if (type == boolean.class) {
            return json -> json.currentToken().isBoolean() ? (Object) json.getBooleanValue() : null;
        }
        if (type == BigDecimal.class) {
            return json -> json.currentToken().isNumeric() ? StrictValues.canonical(json.getDecimalValue()) : null;
        }
        if (type == Instant.class) {
            return ofText(Rfc3339::instant);
        }
        if (type == LocalDate.class) {
            return ofText(Rfc3339::day);
        }
        if (type == UUID.class) {
            return ofText(Uuids::parse);
        }
        if (type.isEnum()) {
            return ofText(constants(type)::get);
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class)
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .map(PlainReader::factory)
                .orElse(null);
    }

    private static Value ofText(Function<String, ?> reading) {
        return json -> {
            String text = text(json);
            return text == null ? null : reading.apply(text);
        };
    }

    private static Value factory(Method method) {
        MethodHandle factory;
        try {
            factory =
                    MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, String.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a type of the contracts cannot be made: " + method, e);
        }
        return ofText(text -> {
            try {
                return (Object) factory.invokeExact(text);
            } catch (RuntimeException | Error refused) {
                throw refused;
            } catch (Throwable checked) {
                throw new IllegalStateException("a factory throws what it does not declare: " + method, checked);
            }
        });
    }

    private static Map<String, Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(PlainReader::writtenAs, constant -> constant));
    }

    private static String writtenAs(Object constant) {
        try {
            return constant.getClass()
                    .getField(((Enum<?>) constant).name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Characters beyond the basic plane are left to the strict way, which knows halves from pairs. */
    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        String text = json.getText();
        return isPlain(text) ? text : null;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> texts(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return null;
        }
        Set<String> texts = new LinkedHashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String text = text(json);
            if (text == null || !texts.add(text)) {
                return null;
            }
        }
        return texts;
    }

    private static Map<String, Object> map(JsonParser json, Value element) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            Object value = isPlain(name) ? element.read(json) : null;
            if (value == null || map.put(name, value) != null) {
                return null;
            }
        }
        return json.currentToken() == JsonToken.END_OBJECT ? map : null;
    }
}
