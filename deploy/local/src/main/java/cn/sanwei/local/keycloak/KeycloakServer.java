package cn.sanwei.local.keycloak;

import cn.sanwei.local.machine.Archives;
import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.JavaRuntime;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Programs;
import cn.sanwei.local.machine.ServerProcess;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.machine.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak with the realm {@code sanwei}, on loopback, in one process of its own (its start script would leave the server
 * running when it is killed). The realm is imported once, into a data folder that has none; what an administrator changes
 * later stays.
 */
public final class KeycloakServer extends ServerProcess {
    /** The administrator of Keycloak itself, not of the platform. */
    public static final String ADMIN = "keycloak-admin";

    private static final Duration BUILD_WITHIN = Duration.ofMinutes(3);
    private static final int HEAP_MIB = 384;

    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--health-enabled=true",
            "--transaction-xa-enabled=false",
            // What no part of Sanwei uses.
            "--features-disabled=account,account-api,ciba,device-flow,docker,kerberos,par");

    private final KeycloakSettings settings;

    private KeycloakServer(KeycloakSettings settings, ChildProcess process) {
        super(process);
        this.settings = settings;
    }

    /** Returns when it answers and knows where the portal is; throws {@link StartFailed} otherwise. */
    public static KeycloakServer start(KeycloakSettings settings) {
        Loopback.requireFree(settings.port(), "Keycloak");
        Loopback.requireFree(settings.managementPort(), "Keycloak's health");
        Path built = Folders.makeOnce(
                built(settings.archive(), settings.builds()), unfinished -> build(settings, unfinished));
        Path home = prepareHome(settings, built);
        ChildProcess process = ChildProcess.start(
                "Keycloak", startCommand(settings, home), environment(settings), settings.folder(), settings.log());
        KeycloakServer server = new KeycloakServer(settings, process);
        try (HttpClient http = Http.client()) {
            Instant deadline = Instant.now().plus(settings.startWithin());
            String health = "http://" + Loopback.ADDRESS + ":" + settings.managementPort() + "/health/ready";
            Waiting.until(process, deadline, () -> Http.answersOk(http, health));
            new KeycloakPortalAddress(http, settings).bringUpToDate();
            return server;
        } catch (RuntimeException failure) {
            process.kill();
            throw failure;
        }
    }

    /** Another version, or another way of building it, gets another folder. */
    public static Path built(Path archive, Path builds) {
        try {
            return builds.resolve("built-"
                    + Integer.toHexString(List.of(Files.size(archive), BUILD).hashCode()));
        } catch (IOException e) {
            throw new StartFailed(archive + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    public String url() {
        return "http://localhost:" + settings.port();
    }

    private static void build(KeycloakSettings settings, Path unfinished) throws IOException {
        Archives.unzip(settings.archive(), unfinished);
        List<String> command = java(unfinished, List.of("-XX:+UseSerialGC", JavaRuntime.FIRST_COMPILER));
        command.addAll(BUILD);
        Programs.Result result = Programs.run(BUILD_WITHIN, command);
        if (!result.succeeded()) {
            List<String> lines = result.output().lines().toList();
            throw new StartFailed(
                    "Keycloak could not be made ready for its first start",
                    lines.subList(Math.max(0, lines.size() - 20), lines.size()),
                    null);
        }
    }

    /** A home of its own for each data folder: links to the programs, and its own data. */
    private static Path prepareHome(KeycloakSettings settings, Path built) {
        Path home = settings.folder().toAbsolutePath();
        try {
            Files.createDirectories(home.resolve("data/import"));
            for (String part : List.of("conf", "lib", "providers")) {
                link(home.resolve(part), built.resolve(part));
            }
            link(home.resolve("themes"), settings.realm().resolveSibling("themes"));
            // Else it would serve the theme's files of an earlier tree from its cache.
            Folders.delete(home.resolve("data/tmp"));
            Path imported = home.resolve("data/import/sanwei-realm.json");
            if (settings.demo()) {
                Files.copy(settings.realm(), imported, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.writeString(imported, RealmFile.forRealPeople(settings.realm()));
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made anew at each start: the tree may have moved. */
    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target.toAbsolutePath());
    }

    private static List<String> startCommand(KeycloakSettings settings, Path home) {
        List<String> command =
                java(home, List.of("-Xms64m", "-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC", JavaRuntime.FIRST_COMPILER));
        command.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--hostname=http://localhost:" + settings.port(),
                "--http-enabled=true",
                "--http-host=" + Loopback.ADDRESS,
                "--http-port=" + settings.port(),
                "--http-management-host=" + Loopback.ADDRESS,
                "--http-management-port=" + settings.managementPort(),
                // It would say once per question that it is not ready yet.
                "--log-level=info,io.smallrye.health:error"));
        return command;
    }

    /** As {@code kc.sh} would call it. */
    private static List<String> java(Path home, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(JavaRuntime.executable());
        command.addAll(options);
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    /** The realm's file names these; Keycloak puts them in while importing. */
    private static Map<String, String> environment(KeycloakSettings settings) {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword(),
                "SANWEI_PASSWORD_ADMIN", settings.administratorPassword(),
                "SANWEI_ACCOUNTS_CLIENT_SECRET", settings.accountsClientSecret(),
                "SANWEI_PORTAL_URL", settings.portalUrl(),
                "SANWEI_PORTAL_CLIENT_SECRET", settings.portalClientSecret());
    }
}
