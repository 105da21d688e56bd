package cn.sanwei.rating.projector.topics;

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

    String of(byte[] bytes) {
        int slot = bytes.length;
        for (int i = Math.max(0, bytes.length - 6); i < bytes.length; i++) {
            slot = slot * 31 + bytes[i];
        }
        slot = (slot ^ slot >>> 9) & SLOTS - 1;
        Text known = remembered[slot];
        if (known != null && Arrays.equals(known.bytes, bytes)) {
            return known.text;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        remembered[slot] = new Text(bytes, text);
        return text;
    }
}
