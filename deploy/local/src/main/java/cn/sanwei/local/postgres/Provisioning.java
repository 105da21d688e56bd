package cn.sanwei.local.postgres;

import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code provision.sql}, the only place where databases and roles are made. */
public final class Provisioning {
    public static final List<String> DATABASES = List.of("points", "activity", "wish", "rating", "portal");

    private final Connections connections;

    public interface Connections {
        Connection to(String database) throws SQLException;
    }

    public Provisioning(Connections connections) {
        this.connections = connections;
    }

    public void run(Passwords passwords) {
        Script script = Script.read();
        try {
            try (Connection cluster = connections.to("postgres")) {
                set(cluster, "sanwei.password_owner", passwords.owner());
                set(cluster, "sanwei.password_app", passwords.app());
                set(cluster, "sanwei.password_relay", passwords.relay());
                set(cluster, "sanwei.password_projector", passwords.projector());
                execute(cluster, script.section("roles"));
                for (String statement : texts(cluster, script.section("databases"))) {
                    execute(cluster, statement); // create database refuses to run inside a block
                }
            }
            for (String database : DATABASES) {
                try (Connection inside = connections.to(database)) {
                    execute(inside, script.section("inside each database"));
                }
            }
        } catch (SQLException e) {
            throw new StartFailed("The databases and roles could not be made: " + e.getMessage(), e);
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private record Script(String text) {
        static Script read() {
            try (InputStream in = Provisioning.class.getResourceAsStream("provision.sql")) {
                return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String section(String name) {
            String head = "-- section: " + name + "\n";
            int from = text.indexOf(head);
            if (from < 0) {
                throw new IllegalStateException("provision.sql has no section " + name);
            }
            int to = text.indexOf("-- section: ", from + head.length());
            return text.substring(from + head.length(), to < 0 ? text.length() : to);
        }
    }
}
