package cn.sanwei.local.platform;

import cn.sanwei.local.keycloak.KeycloakServer;
import cn.sanwei.local.keycloak.RealmFile;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.platform.PlatformState.PartState;
import cn.sanwei.local.platform.PlatformState.Progress;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person sees while the platform comes up, and where to go when it is there. */
public final class Greeting {
    private static final String API = "described at /q/openapi";
    private static final Map<String, String> MORE = Map.of(
            "portal", "the pages",
            "keycloak", "administrator: " + KeycloakServer.ADMIN,
            "points-service", API,
            "activity-service", API,
            "wish-service", API,
            "rating-service", API);

    private Greeting() {}

    /** A line for each part that has become ready since the last call. */
    public static void announceReady(PrintStream out, List<PartState> parts, Set<String> announced) {
        for (PartState part : parts) {
            if (part.state() != Progress.ready || !announced.add(part.name())) {
                continue;
            }
            if (part.address().isEmpty()) {
                out.printf("  %-18s coming in; ./sanwei status shows how far it is%n", part.name());
            } else {
                out.printf(
                        "  %-18s ready after %5.1f s   %s%n",
                        part.name(), part.startedWithinMs() / 1000.0, part.address());
            }
        }
    }

    public static void print(
            PrintStream out, SourceTree tree, DataFolder folder, List<PartState> parts, Duration took) {
        out.printf("%nSanwei is ready (%d s).%n", took.toSeconds());
        for (PartState part : parts) {
            String more = MORE.getOrDefault(part.name(), "");
            if (!part.address().isEmpty()) {
                out.printf("  %-18s %-24s %s%n", part.name(), part.address(), more);
            }
        }
        out.println("  Passwords and secrets are in " + folder.secrets() + ".");
        out.println();
        if (folder.hasDemoAccounts()) {
            out.println("Log in to the portal as one of these; the password of each is sanwei-demo:");
            accounts(tree).forEach(account -> out.println("  " + account));
        } else {
            out.println("Log in to the portal as " + RealmFile.ADMINISTRATOR
                    + "; the first password is SANWEI_PASSWORD_ADMIN in " + folder.secrets()
                    + ", and is changed then.");
            out.println("He lets townships in and opens the accounts of their offices; they see to all the others.");
        }
        out.println();
    }

    /** As the realm declares them: the accounts that have a password. */
    private static List<String> accounts(SourceTree tree) {
        try {
            JsonNode realm = StateFile.JSON.readTree(tree.realm().toFile());
            Map<String, String> titles = new HashMap<>();
            realm.at("/roles/realm")
                    .forEach(role -> titles.put(
                            role.get("name").asText(), role.get("description").asText()));
            List<String> accounts = new ArrayList<>();
            for (JsonNode user : realm.get("users")) {
                if (user.has("credentials")) {
                    List<String> roles = new ArrayList<>();
                    user.get("realmRoles").forEach(role -> roles.add(titles.get(role.asText())));
                    accounts.add("%-18s %s（%s）"
                            .formatted(
                                    user.get("username").asText(),
                                    user.get("firstName").asText(),
                                    String.join("，", roles)));
                }
            }
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
