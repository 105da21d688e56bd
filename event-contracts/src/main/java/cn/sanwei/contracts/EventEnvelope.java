package cn.sanwei.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What stands around an event: CloudEvents 1.0 in binary mode, the attributes as Kafka headers. Texts are of visible
 * ASCII and bounded, times are cut to milliseconds; an envelope that no reader would take cannot be made.
 *
 * @param sequence where the event stands in its store; sorts as text, see {@link #sequence(int, long, long)}
 */
public record EventEnvelope(
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        Instant recordedTime,
        TownshipId township,
        String sequence) {
    public static final String CONTENT_TYPE = "application/json";
    private static final Pattern JSON_IN_UTF_8 = Pattern.compile("application/json(; ?charset=(utf-8|UTF-8))?");
    /** Digits of epoch, transaction id and position, a hyphen after each but the last. */
    private static final int EPOCH_ENDS = 6;

    private static final int TRANSACTION_ENDS = EPOCH_ENDS + 21;
    private static final int POSITION_ENDS = TRANSACTION_ENDS + 20;
    private static final int LONGEST = 256;

    public EventEnvelope {
        there("id", id);
        text("source", source);
        if (!EventCodec.isKnown(type)) {
            text("type", type);
            text("type", dataSchema(type));
        }
        text("subject", subject);
        there("township", township);
        time = Rfc3339.instant(time);
        recordedTime = Rfc3339.instant(recordedTime);
        if (!isSequence(sequence)) {
            throw new IllegalArgumentException("sequence is malformed");
        }
    }

    /**
     * Epoch, transaction id and position of an event's row, zero-padded so that text order is their order.
     *
     * @throws IllegalArgumentException for a negative figure, or an epoch of more than six digits
     */
    public static String sequence(int epoch, long transactionId, long position) {
        if (epoch < 0 || epoch > 999_999 || transactionId < 0 || position < 0) {
            throw new IllegalArgumentException("no sequence that sorts can be made of these figures");
        }
        return "%06d-%020d-%019d".formatted(epoch, transactionId, position);
    }

    public static String dataSchema(String type) {
        return EventSchemas.urn(type);
    }

    /** The headers in a fixed order, by their names in Kafka. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("ce_dataschema", dataSchema(type));
        headers.put("ce_township", township.value());
        headers.put("ce_recordedtime", recordedTime.toString());
        headers.put("ce_sequence", sequence);
        headers.put("ce_partitionkey", township.value());
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

    /**
     * @param header a header's text by its name in Kafka, or null where there is none
     * @throws ContractViolation naming the header that is missing or malformed
     */
    public static EventEnvelope read(UnaryOperator<String> header) {
        demand("1.0".equals(required(header, "ce_specversion")), "ce_specversion is not 1.0");
        demand(isJsonInUtf8(required(header, "content-type")), "content-type is not " + CONTENT_TYPE + " in UTF-8");
        String type = required(header, "ce_type");
        if (!EventCodec.isKnown(type)) {
            visible("ce_type", type);
        }
        demand(EventSchemas.isUrnOf(required(header, "ce_dataschema"), type), "ce_dataschema is not that of ce_type");
        TownshipId township = parsed(header, "ce_township", "is malformed", TownshipId::of);
        demand(township.value().equals(required(header, "ce_partitionkey")), "ce_partitionkey is not the township");
        String sequence = required(header, "ce_sequence");
        demand(isSequence(sequence), "ce_sequence is malformed");
        return new EventEnvelope(
                parsed(header, "ce_id", "is not a UUID", Uuids::parse),
                visible("ce_source", required(header, "ce_source")),
                type,
                visible("ce_subject", required(header, "ce_subject")),
                parsed(header, "ce_time", "is not an RFC 3339 time", Rfc3339::instant),
                parsed(header, "ce_recordedtime", "is not an RFC 3339 time", Rfc3339::instant),
                township,
                sequence);
    }

    private static void there(String component, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(component + " is not there");
        }
    }

    private static void text(String component, String value) {
        if (value == null || !isVisible(value)) {
            throw new IllegalArgumentException(component + " is not of 1 to 256 visible ASCII characters");
        }
    }

    private static boolean isVisible(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSequence(String text) {
        if (text.length() != POSITION_ENDS) {
            return false;
        }
        for (int i = 0; i < POSITION_ENDS; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == EPOCH_ENDS || i == TRANSACTION_ENDS;
            if (hyphen ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isJsonInUtf8(String contentType) {
        return contentType.equals(CONTENT_TYPE)
                || JSON_IN_UTF_8.matcher(contentType).matches();
    }

    private static void demand(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new ContractViolation(otherwise);
        }
    }

    private static String required(UnaryOperator<String> header, String name) {
        String value = header.apply(name);
        if (value == null || value.isEmpty()) {
            throw new ContractViolation(name + " is missing");
        }
        if (value.length() > LONGEST) {
            throw new ContractViolation(name + " is longer than " + LONGEST);
        }
        return value;
    }

    private static String visible(String name, String value) {
        if (!isVisible(value)) {
            throw new ContractViolation(name + " has other than visible ASCII characters");
        }
        return value;
    }

    private static <T> T parsed(
            UnaryOperator<String> header, String name, String otherwise, Function<String, T> parser) {
        try {
            return parser.apply(required(header, name));
        } catch (IllegalArgumentException e) {
            throw new ContractViolation(name + " " + otherwise, e);
        }
    }
}
