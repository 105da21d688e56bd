package cn.sanwei.points.wiring;

import cn.sanwei.edge.OpaqueCursor;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a list goes on: what it is sorted by and the id of the last row shown, opaque to the caller. */
public record Cursor<K>(K key, UUID id) {
    public String text() {
        return OpaqueCursor.of(key, id);
    }

    /** @return empty at the beginning of the list; 400 for what is no cursor of this list */
    public static <K> Optional<Cursor<K>> read(String text, Function<String, K> key) {
        return OpaqueCursor.read(
                text, 2, parts -> new Cursor<>(key.apply(parts.getFirst()), UUID.fromString(parts.getLast())));
    }
}
