package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** An activity (活动). Random and opaque: it tells nothing about what it names. */
public record ActivityId(@JsonValue UUID value) implements Comparable<ActivityId> {
    public ActivityId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ActivityId of(String text) {
        return new ActivityId(Uuids.parse(text));
    }

    @Override
    public int compareTo(ActivityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
