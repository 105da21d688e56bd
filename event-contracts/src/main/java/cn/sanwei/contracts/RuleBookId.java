package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A township's rule book (积分细则) through all its versions. */
public record RuleBookId(@JsonValue String value) implements Comparable<RuleBookId> {
    public RuleBookId {
        Slugs.require(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RuleBookId of(String text) {
        return new RuleBookId(text);
    }

    @Override
    public int compareTo(RuleBookId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
