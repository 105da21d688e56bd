package cn.sanwei.rating.projector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record's headers as they came, in three objects instead of three for each header: tens of thousands of records are
 * held while their batches are under way.
 */
final class RawHeaders {
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

    /** Of many records they say the same. */
    private static final Set<String> REPEATED = Set.of(
            "ce_specversion",
            "ce_source",
            "ce_type",
            "ce_dataschema",
            "ce_township",
            "ce_partitionkey",
            "content-type");

    private static final RepeatedTexts TEXTS = new RepeatedTexts();
    private static final int NO_VALUE = -1;
    private static final byte[] NOTHING = {};

    private String[] names = OURS;
    private byte[] values = NOTHING;
    /** Where each value begins, and its length; so two for each header. */
    private int[] places = new int[2 * OURS.length];

    private int count;
    private int end;

    static RawHeaders of(Headers received) {
        RawHeaders headers = new RawHeaders();
        headers.values = new byte[512];
        for (Header header : received) {
            headers.add(header.key(), header.value());
        }
        headers.values = Arrays.copyOf(headers.values, headers.end);
        return headers;
    }

    /** @param value may be null */
    void add(String name, byte[] value) {
        if (count * 2 == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        if (names == OURS ? count == OURS.length || !OURS[count].equals(name) : count == names.length) {
            names = Arrays.copyOf(names, Math.max(OURS.length, count * 2));
        }
        if (names != OURS) {
            names[count] = name;
        }
        places[2 * count] = end;
        places[2 * count + 1] = value == null ? NO_VALUE : value.length;
        count++;
        if (value != null) {
            if (end + value.length > values.length) {
                values = Arrays.copyOf(values, Math.max(end * 2, end + value.length));
            }
            System.arraycopy(value, 0, values, end, value.length);
            end += value.length;
        }
    }

    /** The last one of that name, as Kafka means it; null where there is none, or none with a value. */
    String text(String name) {
        for (int i = count - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                int length = places[2 * i + 1];
                if (length == NO_VALUE) {
                    return null;
                }
                return REPEATED.contains(name)
                        ? TEXTS.of(values, places[2 * i], length)
                        : new String(values, places[2 * i], length, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** In their order. */
    void forEach(BiConsumer<String, byte[]> action) {
        for (int i = 0; i < count; i++) {
            int from = places[2 * i];
            int length = places[2 * i + 1];
            action.accept(names[i], length == NO_VALUE ? null : Arrays.copyOfRange(values, from, from + length));
        }
    }
}
