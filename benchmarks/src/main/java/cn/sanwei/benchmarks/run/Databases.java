package cn.sanwei.benchmarks.run;

import cn.sanwei.local.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database for each drain: empty, with the rating service's tables as its own migrations make them. */
final class Databases {
    /** The name under which the rating service looks for its own. */
    static final String SERVED = "rating";

    private static final String TEMPLATE = "rating_template";

    private final PostgresServer postgres;
    private int made;

    Databases(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** What the service has just migrated is what all others are made from. */
    void keepServedAsTemplate() throws SQLException {
        rename(SERVED, TEMPLATE);
    }

    /** @return its name */
    String create() throws SQLException {
        String name = "bench_" + ++made;
        execute("create database " + name + " template " + TEMPLATE + " owner rating_owner");
        return name;
    }

    /** Whoever is connected loses it, as when a server is replaced. */
    void rename(String from, String to) throws SQLException {
        execute("alter database " + from + " with allow_connections false");
        execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + from + "'");
        execute("alter database " + from + " rename to " + to);
        execute("alter database " + to + " with allow_connections true");
    }

    void drop(String name) throws SQLException {
        execute("drop database " + name + " with (force)");
    }

    /** Every drain begins with nothing left to be written. */
    void checkpoint() throws SQLException {
        execute("checkpoint");
    }

    Connection connect(String name) throws SQLException {
        return postgres.connectAsSuperuser(name);
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
