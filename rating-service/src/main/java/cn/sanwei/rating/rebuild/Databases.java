package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections of a rebuild beside those of its projector: one that decides, and two that compare. */
final class Databases {
    private final ProjectorSettings settings;

    Databases(ProjectorSettings settings) {
        this.settings = settings;
    }

    Connection connect(String what) throws SQLException {
        Properties login = new Properties();
        login.put("user", settings.user());
        login.put("password", settings.password());
        login.put("ApplicationName", "rating-rebuild " + what);
        login.put("connectTimeout", "5");
        login.put("tcpKeepAlive", "true");
        login.put("options", "-c timezone=UTC");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + settings.postgres() + "/" + settings.database(), login);
    }

    /**
     * One picture of that projection, from its first question to its end. It draws no transaction id, so it may last
     * without holding up a relay.
     */
    Connection picture(Projection projection) throws SQLException {
        Connection connection = connect("compares " + projection.schema());
        projection.of(connection);
        // Tables that were filled a moment ago have no statistics, and no township is most of them.
        new Statements(connection).query("select set_config('enable_seqscan', 'off', false)", row -> true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }
}
