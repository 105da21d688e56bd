package cn.sanwei.testing;

import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * PostgreSQL and Kafka for the tests of one service, started once for each JVM and gone with it. Use it with
 * {@code @WithTestResource(RealParts.class)}; addresses are also system properties, for tests that connect themselves.
 */
public class RealParts implements QuarkusTestResourceLifecycleManager {
    public static final String POSTGRES = "sanwei.test.postgres";
    public static final String KAFKA = "sanwei.test.kafka";
    /** Where a test may start Keycloak; nobody answers there until one does. */
    public static final String KEYCLOAK_PORT = "sanwei.test.keycloak-port";

    private static final String TOKEN_KEY = "sanwei.test.public-key";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(POSTGRES) == null) {
            startOnce();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("SANWEI_POSTGRES", System.getProperty(POSTGRES));
        settings.put("SANWEI_KAFKA", System.getProperty(KAFKA));
        settings.put("SANWEI_KEYCLOAK", "http://localhost:" + System.getProperty(KEYCLOAK_PORT));
        // Tests wait for accounts dozens of times; whoever comes onto the roster waits once.
        settings.put("sanwei.accounts.every", "100ms");
        settings.put("sanwei.projector.batches-apart", "0ms");
        settings.putAll(Passwords.forTests().asEnvironment());
        settings.put("quarkus.oidc.public-key", System.getProperty(TOKEN_KEY));
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    private static void startOnce() {
        try {
            Path folder = Files.createTempDirectory("sanwei-test-");
            PostgresServer postgres = PostgresServer.start(PostgresSettings.throwAway(folder.resolve("postgres")));
            postgres.provision(Passwords.forTests());
            KafkaServer kafka = KafkaServer.start(KafkaSettings.throwAway(folder.resolve("kafka")));
            System.setProperty(POSTGRES, "localhost:" + postgres.port());
            System.setProperty(KAFKA, kafka.bootstrap());
            System.setProperty(KEYCLOAK_PORT, Integer.toString(Loopback.freePort()));
            System.setProperty(TOKEN_KEY, Tokens.newPublicKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both end with this JVM: another test class of the module uses them again. */
    @Override
    public void stop() {}
}
