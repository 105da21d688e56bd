package cn.sanwei.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What stands around an event: CloudEvents 1.0 in binary mode, the attributes as Kafka headers.
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
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{6}-[0-9]{20}-[0-9]{19}");
    private static final int LONGEST = 256;

    /** Epoch, transaction id and position of an event's row, zero-padded so that text order is their order. */
    public static String sequence(int epoch, long transactionId, long position) {
        return "%06d-%020d-%019d".formatted(epoch, transactionId, position);
    }

    public static String dataSchema(String type) {
        return "urn:sanwei:schema:" + type;
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
        if (!"1.0".equals(required(header, "ce_specversion"))) {
            throw new ContractViolation("ce_specversion is not 1.0");
        }
        String contentType = required(header, "content-type");
        if (!contentType.equals(CONTENT_TYPE) && !contentType.startsWith(CONTENT_TYPE + ";")) {
            throw new ContractViolation("content-type is not " + CONTENT_TYPE);
        }
        String sequence = required(header, "ce_sequence");
        if (!SEQUENCE.matcher(sequence).matches()) {
            throw new ContractViolation("ce_sequence is malformed");
        }
        return new EventEnvelope(
                uuid(required(header, "ce_id")),
                required(header, "ce_source"),
                required(header, "ce_type"),
                required(header, "ce_subject"),
                instant(header, "ce_time"),
                instant(header, "ce_recordedtime"),
                township(required(header, "ce_township")),
                sequence);
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

    private static UUID uuid(String value) {
        try {
            return Uuids.parse(value);
        } catch (IllegalArgumentException e) {
            throw new ContractViolation("ce_id is not a UUID", e);
        }
    }

    private static TownshipId township(String value) {
        try {
            return TownshipId.of(value);
        } catch (IllegalArgumentException e) {
            throw new ContractViolation("ce_township is malformed", e);
        }
    }

    private static Instant instant(UnaryOperator<String> header, String name) {
        try {
            return OffsetDateTime.parse(required(header, name)).toInstant();
        } catch (DateTimeException e) {
            throw new ContractViolation(name + " is not an RFC 3339 time", e);
        }
    }
}
