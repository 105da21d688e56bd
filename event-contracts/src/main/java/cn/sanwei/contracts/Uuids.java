package cn.sanwei.contracts;

import java.util.UUID;
import java.util.regex.Pattern;

/** {@link UUID#fromString} also takes shortened and shifted forms; two spellings of one id would be two keys. */
final class Uuids {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    static UUID parse(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a UUID in its usual form of 36 characters is needed here");
        }
        return UUID.fromString(text);
    }
}
