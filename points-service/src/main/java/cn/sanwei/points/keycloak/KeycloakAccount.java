package cn.sanwei.points.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An account as Keycloak has it.
 *
 * @param name how it is greeted
 * @param attributes what becomes the claims, and whatever else it has
 * @param mustChangePassword at the next login: the code that was given out has not been used
 */
public record KeycloakAccount(
        UUID id,
        String userName,
        boolean enabled,
        String name,
        Map<String, List<String>> attributes,
        boolean mustChangePassword) {

    public List<String> attribute(String key) {
        return attributes.getOrDefault(key, List.of());
    }

    /** What shall be the same. */
    public record Content(boolean enabled, String name, Map<String, Set<String>> attributes) {}
}
