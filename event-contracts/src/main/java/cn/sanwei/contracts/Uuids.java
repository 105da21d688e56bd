package cn.sanwei.contracts;

import java.util.UUID;

/** {@link UUID#fromString} also takes shortened forms; two spellings of one id would be two keys. */
final class Uuids {
    private Uuids() {}

    static UUID parse(String text) {
        if (text == null || text.length() != 36) {
            throw new IllegalArgumentException("a UUID in its usual form of 36 characters is needed here");
        }
        return UUID.fromString(text);
    }
}
