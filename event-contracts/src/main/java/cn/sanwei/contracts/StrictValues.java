package cn.sanwei.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One spelling for each value, so that equal events are equal bytes, and bounds that every reader can hold. Jackson's
 * own readers also take days as arrays, times as numbers, UUIDs in Base64 and decimals whose expansion fills a heap.
 */
final class StrictValues {
    private static final int DIGITS_BEFORE = 12;
    private static final int DIGITS_AFTER = 6;

    private StrictValues() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("sanwei-strict-values");
        module.addSerializer(
                Instant.class,
                writing(
                        Instant.class,
                        (value, json) -> json.writeString(Rfc3339.instant(value).toString())));
        module.addSerializer(
                LocalDate.class,
                writing(
                        LocalDate.class,
                        (value, json) -> json.writeString(Rfc3339.day(value).toString())));
        module.addSerializer(
                BigDecimal.class, writing(BigDecimal.class, (value, json) -> json.writeNumber(canonical(value))));
        module.addSerializer(Set.class, writing(Set.class, StrictValues::writeSorted));
        module.addDeserializer(Instant.class, reading(Instant.class, json -> Rfc3339.instant(json.getText())));
        module.addDeserializer(LocalDate.class, reading(LocalDate.class, json -> Rfc3339.day(json.getText())));
        module.addDeserializer(UUID.class, reading(UUID.class, json -> Uuids.parse(json.getText())));
        module.addDeserializer(BigDecimal.class, reading(BigDecimal.class, json -> canonical(json.getDecimalValue())));
        return module;
    }

    /** Bounds first: stripping or expanding 1e999999999 is not free. */
    static BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) value.precision() - value.scale() > DIGITS_BEFORE || value.precision() > 1000) {
            throw new IllegalArgumentException("a number has at most twelve digits before the point");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > DIGITS_AFTER) {
            throw new IllegalArgumentException("a number has at most six digits behind the point");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A set has no order of its own, and the one of {@link Set#of} differs from run to run. */
    private static void writeSorted(Set<?> value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object text : new TreeSet<>(List.copyOf(value))) {
            json.writeString((String) text);
        }
        json.writeEndArray();
    }

    private static <T> StdSerializer<T> writing(Class<T> type, Writer<? super T> writer) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writer.write(value, json);
            }
        };
    }

    private static <T> StdDeserializer<T> reading(Class<T> type, Reader<T> reader) {
        return new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return reader.read(json);
            }
        };
    }

    private interface Writer<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }
}
