package cn.sanwei.rating.projector.topics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record's headers as they came. Whoever asks first unpacks them, so that this is shared like the judging. */
public final class RawHeaders {
    /** In the order in which our relay writes them; all records that have just these share the names. */
    private static final String[] OURS = {
        "ce_specversion",
        "ce_id",
        "ce_source",
        "ce_type",
        "ce_subject",
        "ce_time",
        "ce_dataschema",
        "ce_township",
        "ce_recordedtime",
        "ce_sequence",
        "ce_partitionkey",
        "content-type"
    };

    /** Which of these say the same in many records. */
    private static final boolean[] REPEATED = {
        true, false, true, true, false, false, true, true, false, false, true, true
    };

    private static final RepeatedTexts TEXTS = new RepeatedTexts();
    private static final String[] NO_NAMES = {};
    private static final byte[][] NO_VALUES = {};

    private Headers packed;
    private String[] names = NO_NAMES;
    private byte[][] values = NO_VALUES;

    static RawHeaders of(Headers received) {
        RawHeaders headers = new RawHeaders();
        headers.packed = received;
        return headers;
    }

    /** @param value may be null */
    void add(String name, byte[] value) {
        int count = names.length;
        names = Arrays.copyOf(names, count + 1);
        values = Arrays.copyOf(values, count + 1);
        names[count] = name;
        values[count] = value;
    }

    private void unpack() {
        Header[] received = packed.toArray();
        packed = null;
        names = received.length == OURS.length ? OURS : new String[received.length];
        values = new byte[received.length][];
        for (int i = 0; i < received.length; i++) {
            String name = received[i].key();
            values[i] = received[i].value();
            if (names == OURS && !name.equals(OURS[i])) {
                names = Arrays.copyOf(OURS, OURS.length);
            }
            if (names != OURS) {
                names[i] = name;
            }
        }
    }

    /** The last one of that name, as Kafka means it; null where there is none, or none with a value. */
    String text(String name) {
        if (packed != null) {
            unpack();
        }
        int at = last(name);
        if (at < 0 || values[at] == null) {
            return null;
        }
        return names == OURS && REPEATED[at] ? TEXTS.of(values[at]) : new String(values[at], StandardCharsets.UTF_8);
    }

    private int last(String name) {
        if (names == OURS) {
            for (int i = 0; i < OURS.length; i++) {
                // Each is there once, and whoever asks writes it out too: then it is this very object.
                if (OURS[i] == name) {
                    return i;
                }
            }
        }
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** In their order. */
    public void forEach(BiConsumer<String, byte[]> action) {
        if (packed != null) {
            unpack();
        }
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }
}
