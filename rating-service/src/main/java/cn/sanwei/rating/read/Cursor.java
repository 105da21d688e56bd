package cn.sanwei.rating.read;

import cn.sanwei.edge.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a list goes on: a text it is sorted by and a number that tells equals apart, opaque to the caller. */
public record Cursor(String key, long number) {
    /** Before the newest. */
    public static final Cursor TOP = new Cursor("9999-12-31", Long.MAX_VALUE);

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + "\n" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** 400 for what is no cursor of ours. */
    public static Optional<Cursor> read(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length != 2 || parts[0].indexOf('\0') >= 0) {
                throw malformed();
            }
            return Optional.of(new Cursor(parts[0], Long.parseLong(parts[1])));
        } catch (IllegalArgumentException notOurs) {
            throw malformed();
        }
    }

    public static RuntimeException malformed() {
        return Problems.malformed("cursor", "请使用上一页给出的 next");
    }
}
