package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** One import of past facts or opening balances; its rows are numbered from 1. Random and opaque: it tells nothing about what it names. */
public record ImportId(@JsonValue UUID value) implements Comparable<ImportId> {
    public ImportId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ImportId of(String text) {
        return new ImportId(Uuids.parse(text));
    }

    @Override
    public int compareTo(ImportId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
