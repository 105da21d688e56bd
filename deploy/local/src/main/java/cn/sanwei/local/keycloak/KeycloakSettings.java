package cn.sanwei.local.keycloak;

import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.SourceTree;
import java.nio.file.Path;
import java.time.Duration;

/**
 * @param archive Keycloak's distribution as Maven brought it
 * @param builds where it is unpacked and made ready for start, once for all data folders; nothing is written there later
 * @param folder holds the accounts (an H2 file) and what was imported
 * @param demo whether the realm begins with the demo's accounts; else with the platform administrator's alone
 * @param administratorPassword his first one, where there is no demo
 * @param portalUrl where people are sent back to after logging in
 * @param accountsClientSecret of points-service, which makes and ends accounts
 */
public record KeycloakSettings(
        Path archive,
        Path builds,
        Path realm,
        Path folder,
        Path log,
        boolean demo,
        int port,
        int managementPort,
        String adminPassword,
        String administratorPassword,
        String portalUrl,
        String portalClientSecret,
        String accountsClientSecret,
        Duration startWithin) {

    /** With the demo's accounts, for tests; what it holds goes with the folder. */
    public static KeycloakSettings throwAway(Path folder, int port, String accountsClientSecret) {
        SourceTree tree = SourceTree.find();
        return new KeycloakSettings(
                tree.keycloakArchive(),
                tree.keycloakBuilds(),
                tree.realm(),
                folder,
                folder.resolveSibling(folder.getFileName() + ".log"),
                true,
                port,
                Loopback.freePort(),
                "administrator",
                "administrator",
                "http://localhost:8800",
                "portal",
                accountsClientSecret,
                Duration.ofSeconds(180));
    }

    @Override
    public String toString() {
        return "KeycloakSettings[folder=" + folder + ", port=" + port + "]";
    }
}
