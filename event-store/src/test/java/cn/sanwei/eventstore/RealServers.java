package cn.sanwei.eventstore;

import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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

    /** As an administrator or a failover would; how many there were. */
    public static int endConnectionsOf(String role) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + postgres() + "/postgres", "postgres", "sanwei");
                PreparedStatement end = connection.prepareStatement(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = ?")) {
            end.setString(1, role);
            try (ResultSet ended = end.executeQuery()) {
                ended.next();
                return ended.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
