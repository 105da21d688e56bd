package cn.sanwei.activity.domain;

import cn.sanwei.contracts.ActivityId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code on the screen of the room: another one every ten seconds, and each good in its own ten and in the next, so
 * that whoever scans at the turn is not refused. HMAC-SHA256 of the activity and the slot, its first 40 bits.
 */
public final class CheckInCode {
    public static final Duration EVERY = Duration.ofSeconds(10);
    public static final int LENGTH = 8;
    /** Without 0, O, 1 and I, which people confuse when they type. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private CheckInCode() {}

    /** At least 16 random bytes, kept by this service alone. */
    public record Secret(byte[] bytes) {
        public Secret {
            if (bytes.length < 16) {
                throw new IllegalArgumentException("a secret has at least 16 bytes");
            }
        }

        /** Never the bytes. */
        @Override
        public String toString() {
            return "Secret";
        }
    }

    public static String at(ActivityId activity, Secret secret, Instant now) {
        return of(activity, secret, slot(now));
    }

    /** The first instant at which the code of {@code now} is refused. */
    public static Instant validUntil(Instant now) {
        return Instant.ofEpochSecond((slot(now) + 2) * EVERY.toSeconds());
    }

    public static boolean isGood(ActivityId activity, Secret secret, String code, Instant now) {
        byte[] offered = code.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        long slot = slot(now);
        // Both are always compared, each in constant time.
        boolean own = MessageDigest.isEqual(offered, ascii(of(activity, secret, slot)));
        boolean before = MessageDigest.isEqual(offered, ascii(of(activity, secret, slot - 1)));
        return own | before;
    }

    private static long slot(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), EVERY.toSeconds());
    }

    private static String of(ActivityId activity, Secret secret, long slot) {
        byte[] message = ByteBuffer.allocate(24)
                .putLong(activity.value().getMostSignificantBits())
                .putLong(activity.value().getLeastSignificantBits())
                .putLong(slot)
                .array();
        long bits = ByteBuffer.wrap(hmac(secret, message)).getLong();
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt((int) (bits >>> 59)));
            bits <<= 5;
        }
        return code.toString();
    }

    private static byte[] hmac(Secret secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String code) {
        return code.getBytes(StandardCharsets.US_ASCII);
    }
}
