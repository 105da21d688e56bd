package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** A member's query about one entry of his ledger (查询). Random and opaque: it tells nothing about what it names. */
public record QueryId(@JsonValue UUID value) implements Comparable<QueryId> {
    public QueryId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static QueryId of(String text) {
        return new QueryId(Uuids.parse(text));
    }

    @Override
    public int compareTo(QueryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
