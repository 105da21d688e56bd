package cn.sanwei.local.postgres;

import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.NotRoot;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.machine.ServerProcess;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.machine.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL 18 cluster on loopback, in processes of its own. Text sorts by code point (a sequence must sort as it is
 * written); columns that people read name a collation of their own, such as {@code "zh-x-icu"}.
 */
public final class PostgresServer extends ServerProcess {
    public static final String SUPERUSER = "postgres";

    private final PostgresSettings settings;
    private final int port;

    private PostgresServer(PostgresSettings settings, int port, ChildProcess process) {
        super(process, "INT", STOP_WITHIN); // orderly, without waiting for clients that stay connected
        this.settings = settings;
        this.port = port;
    }

    /** Returns when it answers and is certainly ours; throws {@link StartFailed}, and nothing is left running. */
    public static PostgresServer start(PostgresSettings settings) {
        int port = settings.port() == 0 ? Loopback.freePort() : settings.port();
        Loopback.requireFree(port, "PostgreSQL");
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(settings.cache());
        NotRoot notRoot = NotRoot.forThisUser();
        Path data = new PostgresCluster(settings, binaries, notRoot).prepare();
        Instant deadline = Instant.now().plus(settings.startWithin());
        while (true) {
            ChildProcess process = ChildProcess.start(
                    "PostgreSQL",
                    notRoot.command(command(settings, binaries, data, port)),
                    Map.of(),
                    settings.folder(),
                    settings.log());
            PostgresServer server = new PostgresServer(settings, port, process);
            try {
                server.awaitAnswer(data, deadline);
                server.endWithThisProcess();
                return server;
            } catch (StartFailed failure) {
                process.kill();
                if (!PostgresCluster.predecessorIsStillEnding(failure)
                        || Instant.now().isAfter(deadline)) {
                    throw failure;
                }
            }
        }
    }

    /** Makes databases and roles, again and again without harm; passwords become those given. */
    public void provision(Passwords passwords) {
        new Provisioning(this::connectAsSuperuser).run(passwords);
    }

    public int port() {
        return port;
    }

    /** For a client on this machine; without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Loopback.ADDRESS + ":" + port + "/" + database;
    }

    public Connection connectAsSuperuser(String database) throws SQLException {
        Properties login = new Properties();
        login.put("user", SUPERUSER);
        login.put("password", settings.superuserPassword());
        login.put("connectTimeout", "5");
        login.put("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(database), login);
    }

    private void awaitAnswer(Path data, Instant deadline) {
        Waiting.until(process, deadline, () -> {
            try (Connection connection = connectAsSuperuser("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("show data_directory")) {
                answer.next();
                if (!Path.of(answer.getString(1)).toRealPath().equals(data.toRealPath())) {
                    throw new StartFailed("Port " + port + " was taken by another PostgreSQL in the meantime.");
                }
                return true;
            } catch (SQLException | IOException notYet) {
                if ("28P01".equals(notYet instanceof SQLException refused ? refused.getSQLState() : null)) {
                    throw new StartFailed(
                            "PostgreSQL in " + settings.folder()
                                    + " has another superuser password: the folder's secrets were replaced.",
                            notYet);
                }
                return false;
            }
        });
    }

    private void endWithThisProcess() {
        if (settings.endsWithThisProcess()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.kill();
                Folders.delete(settings.folder());
            }));
        }
    }

    private static List<String> command(PostgresSettings settings, PostgresBinaries binaries, Path data, int port) {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        String durable = settings.durable() ? "on" : "off";
        Map<String, String> set = Map.of(
                "listen_addresses", Loopback.ADDRESS,
                "unix_socket_directories", "", // their path would have to be short
                "max_connections", "200",
                "shared_buffers", "256MB", // a year of a county's ledger; the default holds half of it
                "fsync", durable,
                "synchronous_commit", durable,
                "full_page_writes", durable,
                "timezone", "UTC",
                "log_timezone", "UTC",
                "jit", "off"); // queries are short: compiling them costs more than it saves
        set.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }
}
