package cn.sanwei.points;

import cn.sanwei.testing.RealParts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The service's database past the service: what really lies there, and what its own role may see. */
final class Database {
    private Database() {}

    /** As the superuser, whom no policy binds. */
    static long count(String table, String condition) {
        try (Connection connection = connect("postgres")) {
            return count(connection, table, condition);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static long count(Connection connection, String table, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table + " where " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** As the superuser. */
    static void change(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + System.getProperty(RealParts.POSTGRES) + "/points",
                user,
                cn.sanwei.local.machine.Passwords.forTests().app());
    }
}
