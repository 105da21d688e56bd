package cn.sanwei.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    private static final Passwords PASSWORDS = new Passwords("o-1", "a'2", "r\\3", "p\"4");

    @TempDir
    static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(PostgresSettings.throwAway(folder.resolve("shared")));
        server.provision(PASSWORDS);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void each_role_logs_in_to_its_own_database_and_no_other() throws SQLException {
        for (String database : new String[] {"points", "activity", "wish", "rating"}) {
            assertThat(ask(database, database + "_owner", PASSWORDS.owner(), "select 1"))
                    .isEqualTo("1");
            assertThat(ask(database, database + "_app", PASSWORDS.app(), "select 1"))
                    .isEqualTo("1");
            assertThat(ask(database, database + "_relay", PASSWORDS.relay(), "select 1"))
                    .isEqualTo("1");
        }
        assertThat(ask("portal", "portal_owner", PASSWORDS.owner(), "select 1")).isEqualTo("1");
        assertThat(ask("rating", "rating_projector", PASSWORDS.projector(), "select 1"))
                .isEqualTo("1");

        assertRefused("42501", () -> connect("wish", "points_app", PASSWORDS.app()));
        assertRefused("42501", () -> connect("points", "rating_projector", PASSWORDS.projector()));
        assertRefused("42501", () -> connect("postgres", "points_app", PASSWORDS.app()));
        assertRefused("28P01", () -> connect("points", "points_app", PASSWORDS.owner()));
    }

    @Test
    void the_application_cannot_make_tables_or_become_the_owner() throws SQLException {
        try (Connection app = connect("wish", "wish_app", PASSWORDS.app())) {
            assertRefused("42501", () -> run(app, "create table mine (id int)"));
            assertRefused("42501", () -> run(app, "set role wish_owner"));
            assertRefused("42501", () -> run(app, "create temporary table mine (id int)"));
        }
    }

    @Test
    void row_level_security_holds_for_the_application_and_the_relay_and_not_for_the_projector() throws SQLException {
        try (Connection owner = connect("rating", "rating_owner", PASSWORDS.owner())) {
            run(owner, "create table guarded (township text)");
            run(owner, "insert into guarded values ('yunxi'), ('qinghe')");
            run(owner, "alter table guarded enable row level security");
            run(owner, "alter table guarded force row level security");
            run(owner, "create policy own on guarded using (township = current_setting('app.division', true))");
            run(owner, "grant select on guarded to rating_app, rating_relay, rating_projector");
        }
        String count = "select count(*) from guarded";
        assertThat(ask("rating", "rating_app", PASSWORDS.app(), count)).isEqualTo("0");
        assertThat(ask("rating", "rating_relay", PASSWORDS.relay(), count)).isEqualTo("0");
        assertThat(ask("rating", "rating_owner", PASSWORDS.owner(), count)).isEqualTo("0");
        assertThat(ask("rating", "rating_projector", PASSWORDS.projector(), count))
                .isEqualTo("2");
        try (Connection app = connect("rating", "rating_app", PASSWORDS.app())) {
            run(app, "set row_security = off");
            assertRefused("42501", () -> run(app, count));
        }
    }

    @Test
    void a_transaction_of_the_application_ends_after_a_second_and_one_of_the_owner_does_not() throws SQLException {
        try (Connection app = connect("points", "points_app", PASSWORDS.app())) {
            assertRefused("25P04", () -> run(app, "select pg_sleep(3)"));
        }
        assertThat(ask("points", "points_owner", PASSWORDS.owner(), "show transaction_timeout"))
                .isEqualTo("0");
        assertThat(ask("points", "points_app", PASSWORDS.app(), "show idle_in_transaction_session_timeout"))
                .isEqualTo("1s");
    }

    @Test
    void provisioning_again_changes_nothing_but_passwords() throws SQLException {
        try (Connection owner = connect("activity", "activity_owner", PASSWORDS.owner())) {
            run(owner, "create table kept (id int)");
        }
        Passwords others = new Passwords("other", "other", "other", "other");
        server.provision(others);
        assertThat(ask("activity", "activity_owner", "other", "select count(*) from kept"))
                .isEqualTo("0");
        assertRefused("28P01", () -> connect("activity", "activity_owner", PASSWORDS.owner()));
        server.provision(PASSWORDS);
        assertThat(ask("activity", "activity_owner", PASSWORDS.owner(), "select count(*) from kept"))
                .isEqualTo("0");
    }

    @Test
    void text_sorts_by_code_point_and_chinese_by_pinyin_where_asked() throws SQLException {
        assertThat(ask("points", "points_owner", PASSWORDS.owner(), "select 'B' < 'a'"))
                .isEqualTo("t");
        assertThat(ask(
                        "points",
                        "points_owner",
                        PASSWORDS.owner(),
                        "select string_agg(n, '' order by n collate \"zh-x-icu\") from unnest(array['赵','李','钱']) n"))
                .isEqualTo("李钱赵");
    }

    @Test
    void a_taken_port_is_refused_and_the_stranger_behind_it_never_asked() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getByName(Loopback.ADDRESS))) {
            PostgresSettings settings =
                    PostgresSettings.throwAway(folder.resolve("refused")).onPort(stranger.getLocalPort());
            assertThatExceptionOfType(StartFailed.class)
                    .isThrownBy(() -> PostgresServer.start(settings))
                    .withMessage("Port " + stranger.getLocalPort()
                            + ", which PostgreSQL needs, is taken by another program.");
            assertThat(settings.folder()).doesNotExist();
        }
    }

    @Test
    void what_was_committed_is_there_after_a_stop_and_after_a_crash() throws SQLException {
        PostgresSettings keeping = PostgresSettings.keeping(
                folder.resolve("kept"), folder.resolve("kept.log"), Loopback.freePort(), "secret");
        try (PostgresServer first = PostgresServer.start(keeping)) {
            assertThat(first.process().isAlive()).isTrue();
            try (Connection connection = first.connectAsSuperuser("postgres")) {
                assertThat(ask(connection, "show fsync")).isEqualTo("on");
                assertThat(ask(connection, "show synchronous_commit")).isEqualTo("on");
                assertThat(ask(connection, "select rolpassword from pg_authid where rolname = current_user"))
                        .startsWith("SCRAM-SHA-256$4096:");
                run(connection, "create table kept as select 1 as id");
            }
            first.stop();
            assertThat(first.process().isAlive()).isFalse();
        }
        try (PostgresServer second = PostgresServer.start(keeping);
                Connection connection = second.connectAsSuperuser("postgres")) {
            run(connection, "insert into kept values (2)");
            second.kill();
            assertThat(second.process().isAlive()).isFalse();
        }
        try (PostgresServer third = PostgresServer.start(keeping);
                Connection connection = third.connectAsSuperuser("postgres")) {
            assertThat(ask(connection, "select count(*) from kept")).isEqualTo("2");
        }
    }

    @Test
    void a_pid_file_left_by_a_crash_whose_number_another_program_has_by_now_does_not_matter() throws IOException {
        PostgresSettings keeping = PostgresSettings.keeping(
                folder.resolve("stale"), folder.resolve("stale.log"), Loopback.freePort(), "secret");
        PostgresServer.start(keeping).stop();
        Path data = keeping.folder().resolve("data");
        Files.writeString(
                data.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1000000000\n5432\n\n\n", // in 2001
                java.nio.charset.StandardCharsets.UTF_8);
        PostgresServer.start(keeping).stop();
    }

    @Test
    void a_second_server_on_the_same_data_is_refused() {
        PostgresSettings same =
                PostgresSettings.throwAway(folder.resolve("shared")).onPort(0);
        assertThatThrownBy(() -> PostgresServer.start(same))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("PostgreSQL already runs on");
        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    void two_that_unpack_the_programs_at_the_same_moment_do_not_disturb_each_other() {
        Path cache = folder.resolve("cache");
        CompletableFuture<PostgresBinaries> one =
                CompletableFuture.supplyAsync(() -> PostgresBinaries.unpackedIn(cache));
        CompletableFuture<PostgresBinaries> two =
                CompletableFuture.supplyAsync(() -> PostgresBinaries.unpackedIn(cache));
        assertThat(Path.of(one.join().program("postgres"))).isExecutable();
        assertThat(two.join().program("postgres")).isEqualTo(one.join().program("postgres"));
    }

    private static Connection connect(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), role, password);
    }

    private static String ask(String database, String role, String password, String sql) throws SQLException {
        try (Connection connection = connect(database, role, password)) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertRefused(String sqlState, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo(sqlState);
    }
}
