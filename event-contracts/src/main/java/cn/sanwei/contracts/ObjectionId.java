package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** An objection heard during a publication (公示异议). Random and opaque: it tells nothing about what it names. */
public record ObjectionId(@JsonValue UUID value) implements Comparable<ObjectionId> {
    public ObjectionId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ObjectionId of(String text) {
        return new ObjectionId(Uuids.parse(text));
    }

    @Override
    public int compareTo(ObjectionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
