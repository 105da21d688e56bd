package cn.sanwei.eventstore;

import cn.sanwei.local.KafkaServer;
import cn.sanwei.local.KafkaSettings;
import cn.sanwei.local.Passwords;
import cn.sanwei.local.PostgresServer;
import cn.sanwei.local.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One PostgreSQL and one Kafka for all tests of this module, gone with the JVM. Their addresses are system properties,
 * since Quarkus loads its tests' classes once more.
 */
public final class RealServers {
    private static final String POSTGRES = "sanwei.test.postgres";
    private static final String KAFKA = "sanwei.test.kafka";

    private RealServers() {}

    /** host:port */
    public static synchronized String postgres() {
        if (System.getProperty(POSTGRES) == null) {
            System.setProperty(
                    POSTGRES, "localhost:" + freshPostgres(folder("postgres")).port());
        }
        return System.getProperty(POSTGRES);
    }

    public static synchronized String kafka() {
        if (System.getProperty(KAFKA) == null) {
            System.setProperty(
                    KAFKA,
                    KafkaServer.start(KafkaSettings.throwAway(folder("kafka"))).bootstrap());
        }
        return System.getProperty(KAFKA);
    }

    /** Another cluster, for a test that stops it or needs transaction ids to start again. */
    public static PostgresServer freshPostgres(Path folder) {
        PostgresServer server = PostgresServer.start(PostgresSettings.throwAway(folder));
        server.provision(Passwords.forTests());
        return server;
    }

    public static Path folder(String name) {
        try {
            return Files.createTempDirectory("sanwei-store-").resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
