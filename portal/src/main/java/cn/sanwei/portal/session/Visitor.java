package cn.sanwei.portal.session;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Who sent a request. */
public sealed interface Visitor {

    record Anonymous() implements Visitor {}

    /** A verified session; {@code claims} are those of the access token. */
    record SignedIn(String accessToken, String refreshToken, JsonObject claims) implements Visitor {

        /** Roles that Keycloak itself adds are left out. */
        public List<String> roles() {
            return claims
                    .getJsonObject("realm_access", new JsonObject())
                    .getJsonArray("roles", new JsonArray())
                    .stream()
                    .map(String::valueOf)
                    .filter(role -> !role.startsWith("default-roles-")
                            && !role.equals("offline_access")
                            && !role.equals("uma_authorization"))
                    .sorted()
                    .toList();
        }

        public String name() {
            return Optional.ofNullable(claims.getString("name"))
                    .filter(name -> !name.isBlank())
                    .orElse(claims.getString("preferred_username", ""));
        }
    }

    /** There was a session, and it cannot be used any more. */
    record Expired() implements Visitor {}

    /** Sessions or Keycloak do not answer: not known who it is. */
    record Unknown(Throwable reason) implements Visitor {}

    /** Keycloak or Quarkus want the browser to go elsewhere: a step of signing in. */
    record Sent(String location) implements Visitor {}
}
