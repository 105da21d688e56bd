package cn.sanwei.points.react.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * In which townships accounts are due, seen by one replica at a time: whoever holds the lock, which ends with its connection.
 * As the store's relay, whom no policy lets see more than the townships' ids here.
 */
@ApplicationScoped
class AccountsWatch {
    private static final int LOCK = 0x5A4E61; // beside those of relay and receipts; one key per database

    private final String address;
    private final String store;
    private final String password;
    private Connection connection;
    private boolean alone;

    AccountsWatch(
            @ConfigProperty(name = "sanwei.relay.postgres") String address,
            @ConfigProperty(name = "sanwei.relay.password") String password,
            @ConfigProperty(name = "sanwei.store.name") String store) {
        this.address = address;
        this.password = password;
        this.store = store;
    }

    /** @param ready those of the waiting that are not put off after a failure */
    record Waiting(String township, long waiting, long ready, Instant oldest) {}

    /** Empty also while another replica is at it. */
    List<Waiting> waiting() throws SQLException {
        try {
            if (connection == null) {
                connection = open();
            }
            alone = alone || lock();
            return alone ? read() : List.of();
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    boolean isAlone() {
        return alone;
    }

    void close() {
        alone = false;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException gone) {
                // It was broken already: the server has let the lock go with it, and another one is opened.
            }
            connection = null;
        }
    }

    private boolean lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private List<Waiting> read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select township, waiting, ready, oldest from accounts_due()")) {
            List<Waiting> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Waiting(
                        row.getString("township"),
                        row.getLong("waiting"),
                        row.getLong("ready"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()));
            }
            return found;
        }
    }

    private Connection open() throws SQLException {
        Properties login = new Properties();
        login.put("user", store + "_relay");
        login.put("password", password);
        login.put("ApplicationName", "sanwei-accounts-" + store);
        login.put("connectTimeout", "5");
        login.put("socketTimeout", "15");
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + store, login);
    }
}
