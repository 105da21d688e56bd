package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a list goes on: what it is sorted by and the id of the last row shown, opaque to the caller. */
public record Cursor<K>(K key, UUID id) {
    private static final String BETWEEN = "\n";

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + BETWEEN + id).getBytes(StandardCharsets.UTF_8));
    }

    /** @return empty at the beginning of the list; 400 for what is no cursor of this list */
    public static <K> Optional<Cursor<K>> read(String text, Function<String, K> key) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            if (parts.length != 2 || parts[0].indexOf('\0') >= 0) {
                throw malformed();
            }
            return Optional.of(new Cursor<>(key.apply(parts[0]), UUID.fromString(parts[1])));
        } catch (IllegalArgumentException | java.time.DateTimeException notOurs) {
            throw malformed();
        }
    }

    private static RuntimeException malformed() {
        return Problems.malformed("cursor", "请使用上一页给出的 next");
    }
}
