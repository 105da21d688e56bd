package cn.sanwei.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;

/** The realm as it is imported: with the demo's accounts, or for people who begin with an empty platform. */
public final class RealmFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static final String ADMINISTRATOR = "admin";
    /** Gives a token for a password: for the demo, and for tests. */
    private static final String BY_PASSWORD = "sanwei-cli";

    private RealmFile() {}

    /**
     * Without any account but the services' own and the platform administrator's, whose first password Keycloak takes from
     * {@code SANWEI_PASSWORD_ADMIN} and has changed at the first login.
     */
    static String forRealPeople(Path realm) {
        ObjectNode read = read(realm);
        remove(
                read.withArray("clients"),
                client -> client.get("clientId").asText().equals(BY_PASSWORD));
        ArrayNode users = read.withArray("users");
        remove(
                users,
                user -> !user.has("serviceAccountClientId")
                        && !user.get("username").asText().equals(ADMINISTRATOR));
        for (JsonNode user : users) {
            if (user.has("credentials")) {
                ObjectNode password = (ObjectNode) user.get("credentials").get(0);
                password.put("value", "${SANWEI_PASSWORD_ADMIN}").put("temporary", true);
                ((ObjectNode) user).putArray("requiredActions").add("UPDATE_PASSWORD");
            }
        }
        return read.toPrettyString();
    }

    static ObjectNode read(Path realm) {
        try {
            return (ObjectNode) JSON.readTree(realm.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(ArrayNode from, java.util.function.Predicate<JsonNode> what) {
        Iterator<JsonNode> each = from.iterator();
        while (each.hasNext()) {
            if (what.test(each.next())) {
                each.remove();
            }
        }
    }
}
