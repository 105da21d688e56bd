package cn.sanwei.rating.read;

import cn.sanwei.edge.OpaqueCursor;
import java.util.Optional;

/** Where a list goes on: a text it is sorted by and a number that tells equals apart, opaque to the caller. */
public record Cursor(String key, long number) {
    /** Before the newest. */
    public static final Cursor TOP = new Cursor("9999-12-31", Long.MAX_VALUE);

    public String text() {
        return OpaqueCursor.of(key, number);
    }

    /** 400 for what is no cursor of ours. */
    public static Optional<Cursor> read(String text) {
        return OpaqueCursor.read(text, 2, parts -> new Cursor(parts.getFirst(), Long.parseLong(parts.getLast())));
    }
}
