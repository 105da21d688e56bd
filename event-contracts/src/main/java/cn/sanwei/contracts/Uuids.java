package cn.sanwei.contracts;

import java.util.UUID;

/** {@link UUID#fromString} also takes shortened and shifted forms; two spellings of one id would be two keys. */
final class Uuids {
    private static final int LENGTH = 36;

    private Uuids() {}

    static UUID parse(String text) {
        if (text == null || text.length() != LENGTH || !isOfTheForm(text)) {
            throw new IllegalArgumentException("a UUID in its usual form of 36 characters is needed here");
        }
        return UUID.fromString(text);
    }

    private static boolean isOfTheForm(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean fits = i == 8 || i == 13 || i == 18 || i == 23
                    ? c == '-'
                    : c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
