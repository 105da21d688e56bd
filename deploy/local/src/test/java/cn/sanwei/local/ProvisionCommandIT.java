package cn.sanwei.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.local.machine.JavaRuntime;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a cluster's job runs it: a process of its own, in a folder without the tree, on a server that is not ours. */
class ProvisionCommandIT {
    @TempDir
    static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(PostgresSettings.throwAway(folder.resolve("postgres")));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void databases_and_roles_are_made_and_a_second_run_changes_passwords_only() throws Exception {
        CommandLine first = provision(told("first"));
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("points, activity, wish, rating, portal");
        assertThat(logsIn("wish", "wish_app", "first")).isTrue();

        assertThat(provision(told("second")).exitCode()).isZero();
        assertThat(logsIn("wish", "wish_app", "second")).isTrue();
        assertThat(logsIn("wish", "wish_app", "first")).isFalse();
    }

    @Test
    void what_it_is_not_told_it_names() throws Exception {
        for (String name : ProvisionCommand.READS) {
            Map<String, String> told = told("any");
            told.remove(name);
            CommandLine refused = provision(told);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .isEqualTo("sanwei: provision reads " + name + " from its environment, and it is not there.\n");
        }
    }

    @Test
    void a_server_that_is_not_there_yet_or_refuses_is_said_in_one_sentence() throws Exception {
        Map<String, String> nobody = told("any");
        nobody.put("SANWEI_POSTGRES", "localhost:" + Loopback.freePort());
        assertRefused(nobody);
        Map<String, String> wrong = told("any");
        wrong.put("SANWEI_PASSWORD_POSTGRES", "guess");
        assertRefused(wrong);
    }

    private static void assertRefused(Map<String, String> told) throws Exception {
        CommandLine refused = provision(told);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("sanwei: The databases and roles could not be made: ");
        assertThat(refused.err()).doesNotContain("guess", "\tat ");
    }

    private static Map<String, String> told(String passwords) {
        Map<String, String> told = new HashMap<>();
        ProvisionCommand.READS.forEach(name -> told.put(name, passwords));
        told.put("SANWEI_POSTGRES", Loopback.ADDRESS + ":" + server.port());
        told.put("SANWEI_PASSWORD_POSTGRES", "sanwei");
        return told;
    }

    private static CommandLine provision(Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "-i", "-C", folder.toString()));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(
                JavaRuntime.executable(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "provision"));
        return CommandLine.run(command, Map.of());
    }

    private static boolean logsIn(String database, String role, String password) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), role, password)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).isEqualTo("28P01");
            return false;
        }
    }
}
