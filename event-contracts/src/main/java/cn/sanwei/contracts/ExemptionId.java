package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** An application to be left out of a grading (免评申请). Random and opaque: it tells nothing about what it names. */
public record ExemptionId(@JsonValue UUID value) implements Comparable<ExemptionId> {
    public ExemptionId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ExemptionId of(String text) {
        return new ExemptionId(Uuids.parse(text));
    }

    @Override
    public int compareTo(ExemptionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
