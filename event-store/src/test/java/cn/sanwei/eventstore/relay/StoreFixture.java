package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A store made by its own migrations, and appended to as its application does: in a division, under row-level security. */
public final class StoreFixture {
    private static final String INSERT = """
            insert into event (stream, version, id, type, township, county, payload, occurred_at, recorded_at)
            values (?, ?, ?, 'cn.sanwei.points.article-read.v1', ?, 'lanchuan', '{"n": 1}', now(), now())
            """;

    final Store store;
    final String postgres;

    public StoreFixture(Store store, String postgres) {
        this.store = store;
        this.postgres = postgres;
        migrate();
    }

    void migrate() {
        Flyway.configure(StoreFixture.class.getClassLoader())
                .dataSource(url(), store.code() + "_owner", "sanwei")
                .locations("db/event-store")
                .placeholders(Map.of("app", store.code() + "_app", "relay", store.code() + "_relay"))
                .load()
                .migrate();
    }

    String url() {
        return "jdbc:postgresql://" + postgres + "/" + store.code();
    }

    Connection as(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, "sanwei");
    }

    public Connection asRelay() throws SQLException {
        return as(store.code() + "_relay");
    }

    public Connection asSuperuser() throws SQLException {
        return as("postgres");
    }

    RelaySettings settings(String bootstrap) {
        return RelaySettings.of(store, postgres, "sanwei", bootstrap);
    }

    static String township() {
        return "t-" + UUID.randomUUID();
    }

    /** A stream of so many events, each in a transaction of its own; their ids in order. */
    List<UUID> append(String township, int events) throws SQLException {
        String stream = "article/" + UUID.randomUUID();
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = as(store.code() + "_app")) {
            for (int version = 1; version <= events; version++) {
                connection.setAutoCommit(false);
                ids.add(append(connection, township, stream, version));
                connection.commit();
            }
        }
        return ids;
    }

    /** Into a transaction that the caller ends. */
    static UUID append(Connection connection, String township, String stream, int version) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement division = connection.prepareStatement("select set_config('app.division', ?, true)");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            division.setString(1, township);
            division.execute();
            insert.setString(1, stream);
            insert.setInt(2, version);
            insert.setObject(3, id);
            insert.setString(4, township);
            insert.executeUpdate();
        }
        return id;
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public List<String> texts(String sql) throws SQLException {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
