package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The county (县/区/市) that a township belongs to. */
public record CountyId(@JsonValue String value) implements Comparable<CountyId> {
    public CountyId {
        Slugs.require(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CountyId of(String text) {
        return new CountyId(text);
    }

    @Override
    public int compareTo(CountyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
