package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import cn.sanwei.local.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database for each drain: empty, with the rating service's tables as its own migrations make them. */
public final class Databases {
    /** The name under which the rating service looks for its own. */
    public static final String SERVED = "rating";

    private static final String TEMPLATE = "rating_template";
    private static final String WITH_LANE_TABLES = "lane_template";

    private final PostgresServer postgres;
    private int made;

    Databases(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** What the service has just migrated is what all others are made from. */
    void keepServedAsTemplate() throws SQLException {
        rename(SERVED, TEMPLATE);
        execute("create database " + WITH_LANE_TABLES + " template " + TEMPLATE + " owner rating_owner");
        try (Connection connection = connect(WITH_LANE_TABLES);
                Statement statement = connection.createStatement()) {
            statement.execute(laneTables());
        }
    }

    /** @return its name */
    public String create(Lane lane) throws SQLException {
        String name = "bench_" + ++made;
        execute("create database " + name + " template " + (lane == Lane.SANWEI ? TEMPLATE : WITH_LANE_TABLES)
                + " owner rating_owner");
        return name;
    }

    private static String laneTables() {
        try (InputStream in = Databases.class.getResourceAsStream("/cn/sanwei/benchmarks/lane-tables.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever is connected loses it, as when a server is replaced. */
    public void rename(String from, String to) throws SQLException {
        execute("alter database " + from + " with allow_connections false");
        execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + from + "'");
        execute("alter database " + from + " rename to " + to);
        execute("alter database " + to + " with allow_connections true");
    }

    void drop(String name) throws SQLException {
        execute("drop database " + name + " with (force)");
    }

    /** Every drain begins with nothing left to be written. */
    public void checkpoint() throws SQLException {
        execute("checkpoint");
    }

    public Connection connect(String name) throws SQLException {
        return postgres.connectAsSuperuser(name);
    }

    /** With the rating service's tables at hand, as they are read by everybody. */
    public Connection connectServing(String name) throws SQLException {
        Connection connection = connect(name);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('search_path', serving_path(), false)");
        }
        return connection;
    }

    /** What the server says that it guarantees. */
    String setting(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
