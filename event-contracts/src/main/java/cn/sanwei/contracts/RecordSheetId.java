package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** A sheet of records (记分单) that was saved at once. Random and opaque: it tells nothing about what it names. */
public record RecordSheetId(@JsonValue UUID value) implements Comparable<RecordSheetId> {
    public RecordSheetId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RecordSheetId of(String text) {
        return new RecordSheetId(Uuids.parse(text));
    }

    @Override
    public int compareTo(RecordSheetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
