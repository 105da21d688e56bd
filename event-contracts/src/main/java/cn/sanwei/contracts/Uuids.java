package cn.sanwei.contracts;

import java.util.Arrays;
import java.util.UUID;

/** {@link UUID#fromString} also takes shortened and shifted forms; two spellings of one id would be two keys. */
final class Uuids {
    private static final int LENGTH = 36;
    private static final int HALF = 18;
    private static final byte[] DIGITS = digits();

    private Uuids() {}

    static UUID parse(String text) {
        if (text == null || text.length() != LENGTH || text.charAt(HALF) != '-') {
            throw malformed();
        }
        return new UUID(half(text, 0, 8, 13), half(text, HALF + 1, 23, LENGTH));
    }

    /** Sixteen hex digits from there, with hyphens at two places, the second of which may be the end. */
    private static long half(String text, int from, int hyphen, int otherHyphen) {
        long half = 0;
        for (int i = from, digits = 0; digits < 16; i++) {
            char c = text.charAt(i);
            if (i == hyphen || i == otherHyphen) {
                if (c != '-') {
                    throw malformed();
                }
                continue;
            }
            int digit = c < DIGITS.length ? DIGITS[c] : -1;
            if (digit < 0) {
                throw malformed();
            }
            half = half << 4 | digit;
            digits++;
        }
        return half;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("a UUID in its usual form of 36 characters is needed here");
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < 16; i++) {
            digits["0123456789abcdef".charAt(i)] = (byte) i;
            digits["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
        return digits;
    }
}
