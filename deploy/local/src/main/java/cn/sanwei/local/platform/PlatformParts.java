package cn.sanwei.local.platform;

import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.local.keycloak.KeycloakServer;
import cn.sanwei.local.keycloak.KeycloakSettings;
import cn.sanwei.local.machine.JavaRuntime;
import cn.sanwei.local.machine.JavaService;
import cn.sanwei.local.machine.LocalServer;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The parts of the platform on one machine: the one list from which they are started, shown and stopped. */
public final class PlatformParts {
    public static final String DEMO = "demo";

    /** The only one that may change accounts. */
    private static final String KEEPS_ACCOUNTS = "points-service";

    /** In the order in which people read them; a part comes after what it needs. */
    public static final List<String> NAMES = List.of(
            "postgres",
            "kafka",
            "keycloak",
            "points-service",
            "activity-service",
            "wish-service",
            "rating-service",
            "portal",
            DEMO);

    private static final Set<String> STORES = Set.of("postgres", "kafka");

    private final SourceTree tree;
    private final DataFolder folder;
    private final Ports ports;
    private final Secrets secrets;
    private final boolean demo;

    /** @param demo whether accounts begin with the demo's */
    PlatformParts(SourceTree tree, DataFolder folder, Ports ports, Secrets secrets, boolean demo) {
        this.demo = demo;
        this.tree = tree;
        this.folder = folder;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** @throws StartFailed if what it runs is not built: known before anything is started */
    Part named(String name) {
        return switch (name) {
            case "postgres" -> part(name, ports.postgres(), at("postgres", ports.postgres()), this::postgres);
            case "kafka" -> part(name, ports.kafka(), at("kafka", ports.kafka()), this::kafka);
            case "keycloak" -> part(name, ports.keycloak(), health(ports.keycloakManagement(), ""), this::keycloak);
            case "points-service" -> service(name, ports.points(), STORES);
            case "activity-service" -> service(name, ports.activity(), STORES);
            case "wish-service" -> service(name, ports.wish(), STORES);
            case "rating-service" -> service(name, ports.rating(), STORES);
            // The boards are public: the portal waits for Keycloak when somebody logs in, not at its start.
            case "portal" -> service(name, ports.portal(), Set.of("postgres"));
            case DEMO -> demo();
            default -> throw unknown(name);
        };
    }

    public static StartFailed unknown(String name) {
        return new StartFailed(
                "There is no part called " + name + "; those that there are: " + String.join(", ", NAMES) + ".");
    }

    private LocalServer postgres(Path log) {
        PostgresServer server = PostgresServer.start(PostgresSettings.keeping(
                folder.of("postgres"), log, ports.postgres(), secrets.get("SANWEI_PASSWORD_POSTGRES")));
        try {
            server.provision(secrets.passwords());
            return server;
        } catch (RuntimeException failure) {
            server.stop();
            throw failure;
        }
    }

    private LocalServer kafka(Path log) {
        return KafkaServer.start(
                KafkaSettings.keeping(tree, folder.of("kafka"), log, ports.kafka(), ports.kafkaController()));
    }

    private LocalServer keycloak(Path log) {
        return KeycloakServer.start(new KeycloakSettings(
                tree.keycloakArchive(),
                tree.keycloakBuilds(),
                tree.realm(),
                folder.of("keycloak"),
                log,
                demo,
                ports.keycloak(),
                ports.keycloakManagement(),
                secrets.get("SANWEI_PASSWORD_KEYCLOAK"),
                secrets.get("SANWEI_PASSWORD_ADMIN"),
                url(ports.portal()),
                secrets.get("SANWEI_PORTAL_CLIENT_SECRET"),
                secrets.get("SANWEI_ACCOUNTS_CLIENT_SECRET"),
                Duration.ofSeconds(180)));
    }

    private Part service(String name, int port, Set<String> needs) {
        Map<String, String> environment = serviceEnvironment(port);
        if (name.equals(KEEPS_ACCOUNTS)) {
            environment.put("SANWEI_ACCOUNTS_CLIENT_SECRET", secrets.get("SANWEI_ACCOUNTS_CLIENT_SECRET"));
        }
        tree.service(name); // refuses what is not built
        return new Part(
                name,
                needs,
                url(port),
                health(port, "/q"),
                at("http", port) + "/q/health/live",
                folder.log(name),
                false,
                () -> JavaService.start(tree, name, port, environment, folder.log(name)));
    }

    private Part demo() {
        List<String> command = List.of(
                JavaRuntime.executable(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                JavaRuntime.FIRST_COMPILER,
                "-jar",
                tree.operations().toString(),
                "demo",
                "--state",
                folder.state().toString());
        Set<String> needs =
                Set.of("keycloak", "points-service", "activity-service", "wish-service", "rating-service", "portal");
        return new Part(
                DEMO,
                needs,
                "",
                "",
                "",
                folder.log(DEMO),
                true,
                () -> Job.start(
                        DEMO, command, Map.of("SANWEI_HOME", folder.root().toString()), tree.root(), folder.log(DEMO)));
    }

    /** What a service reads, by the names in its application.properties. Passwords travel here, never on a command line. */
    Map<String, String> serviceEnvironment(int port) {
        Map<String, String> environment =
                new LinkedHashMap<>(secrets.passwords().asEnvironment());
        environment.put("SANWEI_POSTGRES", "localhost:" + ports.postgres());
        environment.put("SANWEI_KAFKA", "localhost:" + ports.kafka());
        environment.put("SANWEI_KEYCLOAK", url(ports.keycloak()));
        environment.put("SANWEI_POINTS_URL", url(ports.points()));
        environment.put("SANWEI_ACTIVITY_URL", url(ports.activity()));
        environment.put("SANWEI_WISH_URL", url(ports.wish()));
        environment.put("SANWEI_RATING_URL", url(ports.rating()));
        environment.put("SANWEI_PORTAL_URL", url(ports.portal()));
        for (String name : List.of("SANWEI_PORTAL_CLIENT_SECRET", "SANWEI_COOKIE_SECRET")) {
            environment.put(name, secrets.get(name));
        }
        environment.put("QUARKUS_HTTP_HOST", Loopback.ADDRESS);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private Part part(String name, int port, String health, Function<Path, LocalServer> start) {
        Path log = folder.log(name);
        return new Part(name, Set.of(), "localhost:" + port, health, "", log, false, () -> start.apply(log));
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }

    private static String health(int port, String prefix) {
        return at("http", port) + prefix + "/health/ready";
    }

    private static String at(String scheme, int port) {
        return scheme + "://" + Loopback.ADDRESS + ":" + port;
    }
}
