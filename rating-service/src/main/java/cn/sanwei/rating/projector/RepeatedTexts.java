package cn.sanwei.rating.projector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that record after record says again: each is made once, with its hash, instead of once for each record. It
 * remembers few; what is not remembered is made anew. For several threads at a time: what they may overwrite for each
 * other is only remembered for the next one.
 */
final class RepeatedTexts {
    private static final int SLOTS = 512;

    private final Text[] remembered = new Text[SLOTS];

    private record Text(byte[] bytes, String text) {}

    String of(byte[] bytes, int from, int length) {
        int slot = length;
        for (int i = Math.max(0, length - 6); i < length; i++) {
            slot = slot * 31 + bytes[from + i];
        }
        slot = (slot ^ slot >>> 9) & SLOTS - 1;
        Text known = remembered[slot];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, from + length)) {
            return known.text;
        }
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        remembered[slot] = new Text(Arrays.copyOfRange(bytes, from, from + length), text);
        return text;
    }
}
