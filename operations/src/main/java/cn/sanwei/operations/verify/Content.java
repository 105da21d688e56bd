package cn.sanwei.operations.verify;

import cn.sanwei.operations.http.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A JSON value's hash, whatever the order and spacing of its fields: the store and the topic may write them apart. */
final class Content {
    private Content() {}

    static String of(String json) {
        try {
            Object value = Json.MAPPER.treeToValue(Json.MAPPER.readTree(json), Object.class);
            return hash(Json.MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            return "not JSON " + hash(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Over the given lines in their order, each ended by a line feed; the first 16 digits are enough for the eye. */
    static String hashOf(Collection<String> lines) {
        MessageDigest digest = sha256();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
