package cn.sanwei.local;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param archive Keycloak's distribution as Maven brought it
 * @param builds where it is unpacked and made ready for start, once for all data folders; nothing is written there later
 * @param folder holds the accounts (an H2 file) and what was imported
 * @param portalUrl where people are sent back to after logging in
 */
public record KeycloakSettings(
        Path archive,
        Path builds,
        Path realm,
        Path folder,
        Path log,
        int port,
        int managementPort,
        String adminPassword,
        String portalUrl,
        String portalClientSecret,
        Duration startWithin) {

    @Override
    public String toString() {
        return "KeycloakSettings[folder=" + folder + ", port=" + port + "]";
    }
}
