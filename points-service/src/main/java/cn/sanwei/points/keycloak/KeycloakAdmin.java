package cn.sanwei.points.keycloak;

import cn.sanwei.contracts.MemberId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * What accounts need of Keycloak's admin API, in the realm sanwei. Every call either has happened, or fails with
 * {@link KeycloakAway} or {@link KeycloakRefused}; each may be repeated. Blocks: never on an event loop.
 */
@ApplicationScoped
public class KeycloakAdmin {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KeycloakHttp http;
    /** The realm's roles have ids for good. */
    private final Map<String, JsonNode> roles = new ConcurrentHashMap<>();

    KeycloakAdmin(KeycloakHttp http) {
        this.http = http;
    }

    public Optional<KeycloakAccount> byId(UUID id) {
        KeycloakHttp.Answer answer = http.send("GET", "/users/" + id, null);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(account(answer.orRefused("reading an account").json()));
    }

    /** Whoever made it: an account that carries a member's id is his. */
    public Optional<KeycloakAccount> byMember(MemberId member) {
        return first("/users?briefRepresentation=false&max=2&q=member:" + member)
                .filter(found -> found.attribute("member").contains(member.toString()));
    }

    public Optional<KeycloakAccount> byUserName(String userName) {
        return first("/users?briefRepresentation=false&exact=true&max=2&username=" + KeycloakHttp.encoded(userName));
    }

    /** @return empty when somebody else has that user name */
    public Optional<UUID> create(String userName, KeycloakAccount.Content content) {
        ObjectNode body = body(content, Map.of());
        body.put("username", userName);
        KeycloakHttp.Answer answer = http.send("POST", "/users", body);
        return answer.status() == CONFLICT
                ? Optional.empty()
                : Optional.of(
                        UUID.fromString(answer.orRefused("making an account").lastOfLocation()));
    }

    /** @return whether anything was different */
    public boolean update(KeycloakAccount account, KeycloakAccount.Content content) {
        if (isSo(account, content)) {
            return false;
        }
        http.send("PUT", "/users/" + account.id(), body(content, account.attributes()))
                .orRefused("changing an account");
        return true;
    }

    public Set<String> roles(UUID id) {
        Set<String> names = new TreeSet<>();
        rolesOf(id).forEach(role -> names.add(role.get("name").asText()));
        return names;
    }

    /** Of {@code managed} the account has then exactly {@code wanted}. */
    public void setRoles(UUID id, Set<String> managed, Set<String> wanted) {
        ArrayNode surplus = JSON.createArrayNode();
        Set<String> missing = new TreeSet<>(wanted);
        for (JsonNode role : rolesOf(id)) {
            String name = role.get("name").asText();
            if (!missing.remove(name) && managed.contains(name)) {
                surplus.add(role);
            }
        }
        if (!surplus.isEmpty()) {
            http.send("DELETE", mappings(id), surplus).orRefused("taking a role");
        }
        giveRoles(id, missing);
    }

    /** For an account that has none of them: who just made it need not ask. */
    public void giveRoles(UUID id, Set<String> missing) {
        if (!missing.isEmpty()) {
            ArrayNode more = JSON.createArrayNode();
            missing.forEach(name -> more.add(role(id, name)));
            http.send("POST", mappings(id), more).orRefused("giving a role");
        }
    }

    /** Once: at the next login it has to be changed. The one before is void at once. */
    public void setFirstPassword(UUID id, String password) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "password").put("value", password).put("temporary", true);
        http.send("PUT", "/users/" + id + "/reset-password", body).orRefused("setting a first password");
    }

    /** Nobody can sign in with it any more; a new code may be made. */
    public void forgetPassword(UUID id) {
        JsonNode credentials = http.send("GET", "/users/" + id + "/credentials", null)
                .orRefused("reading what somebody signs in with")
                .json();
        for (JsonNode credential : credentials) {
            if (credential.get("type").asText().equals("password")) {
                http.send(
                                "DELETE",
                                "/users/" + id + "/credentials/"
                                        + credential.get("id").asText(),
                                null)
                        .orRefused("forgetting a password");
            }
        }
    }

    public void endSessions(UUID id) {
        http.send("POST", "/users/" + id + "/logout", null).orRefused("ending sessions");
    }

    public void delete(UUID id) {
        KeycloakHttp.Answer answer = http.send("DELETE", "/users/" + id, null);
        if (answer.status() != NOT_FOUND) {
            answer.orRefused("deleting an account");
        }
    }

    private Optional<KeycloakAccount> first(String query) {
        JsonNode found = http.send("GET", query, null)
                .orRefused("looking for an account")
                .json();
        return found.isEmpty() ? Optional.empty() : Optional.of(account(found.get(0)));
    }

    private JsonNode rolesOf(UUID id) {
        return http.send("GET", mappings(id), null).orRefused("reading roles").json();
    }

    /** With no right but managing users: from the roles that this account does not have yet. */
    private JsonNode role(UUID id, String name) {
        if (!roles.containsKey(name)) {
            http.send("GET", mappings(id) + "/available", null)
                    .orRefused("reading the realm's roles")
                    .json()
                    .forEach(role -> roles.put(role.get("name").asText(), role));
        }
        JsonNode role = roles.get(name);
        if (role == null) {
            throw new IllegalStateException("the realm has no role " + name);
        }
        return role;
    }

    private static String mappings(UUID id) {
        return "/users/" + id + "/role-mappings/realm";
    }

    private static boolean isSo(KeycloakAccount account, KeycloakAccount.Content content) {
        return account.enabled() == content.enabled()
                && account.name().equals(content.name())
                && content.attributes().entrySet().stream()
                        .allMatch(each ->
                                Set.copyOf(account.attribute(each.getKey())).equals(each.getValue()));
    }

    /** @param others attributes that stay, since Keycloak replaces all of them */
    private static ObjectNode body(KeycloakAccount.Content content, Map<String, List<String>> others) {
        Map<String, List<String>> attributes = new HashMap<>(others);
        content.attributes()
                .forEach((key, values) ->
                        attributes.put(key, values.stream().sorted().toList()));
        ObjectNode body = JSON.createObjectNode();
        body.put("enabled", content.enabled()).put("firstName", content.name());
        body.set("attributes", JSON.valueToTree(attributes));
        return body;
    }

    private static KeycloakAccount account(JsonNode user) {
        Map<String, List<String>> attributes = new HashMap<>();
        user.path("attributes").properties().forEach(attribute -> {
            List<String> values = new ArrayList<>();
            attribute.getValue().forEach(value -> values.add(value.asText()));
            attributes.put(attribute.getKey(), values);
        });
        boolean mustChange = StreamSupport.stream(user.path("requiredActions").spliterator(), false)
                .anyMatch(action -> action.asText().equals(UPDATE_PASSWORD));
        return new KeycloakAccount(
                UUID.fromString(user.get("id").asText()),
                user.get("username").asText(),
                user.path("enabled").asBoolean(),
                user.path("firstName").asText(""),
                attributes,
                mustChange);
    }
}
