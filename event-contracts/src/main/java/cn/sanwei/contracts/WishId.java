package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** A micro-wish (微心愿). Random and opaque: it tells nothing about what it names. */
public record WishId(@JsonValue UUID value) implements Comparable<WishId> {
    public WishId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WishId of(String text) {
        return new WishId(Uuids.parse(text));
    }

    @Override
    public int compareTo(WishId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
