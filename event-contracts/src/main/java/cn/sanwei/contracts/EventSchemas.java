package cn.sanwei.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas (2020-12) of the published types, as {@code ce_dataschema} names them. */
public final class EventSchemas {
    private static final String PREFIX = "urn:sanwei:schema:";

    private EventSchemas() {}

    /** What {@code ce_dataschema} and the schema's {@code $id} are. */
    public static String urn(String type) {
        return PREFIX + type;
    }

    static boolean isUrnOf(String urn, String type) {
        return urn.length() == PREFIX.length() + type.length() && urn.startsWith(PREFIX) && urn.endsWith(type);
    }

    /**
     * The approved schema as it is published, UTF-8 decoded.
     *
     * @throws UnknownEventType when this release knows no such type
     */
    public static String of(String type) {
        if (!EventCodec.types().containsKey(type)) {
            throw new UnknownEventType(type);
        }
        try (InputStream schema = EventSchemas.class.getResourceAsStream("schemas/" + type + ".schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("the schema of " + type + " is not in this build");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of " + type + " cannot be read", e);
        }
    }
}
