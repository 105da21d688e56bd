package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** One line of a sheet of records (记分单). Random and opaque: it tells nothing about what it names. */
public record RecordId(@JsonValue UUID value) implements Comparable<RecordId> {
    public RecordId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RecordId of(String text) {
        return new RecordId(Uuids.parse(text));
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
