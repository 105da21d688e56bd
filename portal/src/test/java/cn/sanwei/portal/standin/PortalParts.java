package cn.sanwei.portal.standin;

import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL, and stand-ins for Keycloak and three services; the fourth, wish, is away. */
public class PortalParts implements QuarkusTestResourceLifecycleManager {
    public static final String PORTAL = "sanwei.portal.url";
    public static final String KEYCLOAK = "sanwei.test.keycloak";
    public static final String SERVICE = "sanwei.test.service";
    public static final String POSTGRES = "sanwei.test.postgres";
    /** After which the portal gives a service up. */
    public static final Duration SILENCE = Duration.ofSeconds(3);

    private Vertx vertx;
    private PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        postgres = PostgresServer.start(PostgresSettings.throwAway(newFolder()));
        postgres.provision(Passwords.forTests());
        vertx = Vertx.vertx();
        StandInKeycloak keycloak = new StandInKeycloak(vertx);
        StandInService service = new StandInService(vertx);
        int port = Loopback.freePort();
        Map<String, String> settings = new HashMap<>(Passwords.forTests().asEnvironment());
        settings.put("quarkus.http.test-port", String.valueOf(port));
        settings.put(PORTAL, "http://localhost:" + port);
        settings.put(KEYCLOAK, keycloak.url());
        settings.put(SERVICE, service.url());
        settings.put(POSTGRES, postgres.jdbcUrl("portal"));
        settings.put("SANWEI_POSTGRES", "localhost:" + postgres.port());
        settings.put("SANWEI_KEYCLOAK", keycloak.url());
        settings.put("SANWEI_POINTS_URL", service.url());
        settings.put("SANWEI_ACTIVITY_URL", service.url());
        settings.put("SANWEI_RATING_URL", service.url());
        settings.put("SANWEI_WISH_URL", "http://localhost:" + Loopback.freePort());
        settings.put("sanwei.portal.limits.silence", SILENCE.toString());
        return settings;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.stop();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("sanwei-portal-test-").resolve("postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
