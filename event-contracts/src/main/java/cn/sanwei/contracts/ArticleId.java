package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** An article of the micro-platform (微平台). Random and opaque: it tells nothing about what it names. */
public record ArticleId(@JsonValue UUID value) implements Comparable<ArticleId> {
    public ArticleId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArticleId of(String text) {
        return new ArticleId(Uuids.parse(text));
    }

    @Override
    public int compareTo(ArticleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
