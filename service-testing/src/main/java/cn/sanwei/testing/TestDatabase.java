package cn.sanwei.testing;

import cn.sanwei.contracts.Store;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A service's database past the service, as the superuser, whom no policy binds. */
public final class TestDatabase {
    private static final String UNGUARDED = """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'township'
            where c.relkind = 'r' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """;

    private TestDatabase() {}

    public static Connection connect(Store store) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + System.getProperty(RealParts.POSTGRES) + "/" + store.code(),
                PostgresServer.SUPERUSER,
                Passwords.forTests().app());
        if (store == Store.RATING) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('search_path', serving_path(), false)");
            }
        }
        return connection;
    }

    /** The first column of what it finds. */
    public static List<String> texts(Store store, String query, String... parameters) {
        try (Connection connection = connect(store);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Tables with rows of a township that row-level security does not guard, even from their owner. */
    public static List<String> unguardedTables(Store store) {
        return texts(store, UNGUARDED);
    }
}
