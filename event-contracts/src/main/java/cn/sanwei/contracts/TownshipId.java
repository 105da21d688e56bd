package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A tenant (镇/乡/街道), for good: its division code may change with a merger, this does not. */
public record TownshipId(@JsonValue String value) implements Comparable<TownshipId> {
    public TownshipId {
        Slugs.require(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TownshipId of(String text) {
        return new TownshipId(text);
    }

    @Override
    public int compareTo(TownshipId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
