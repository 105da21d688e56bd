package cn.sanwei.benchmarks.lanes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The rating service's own tables, written to by the role that its projector uses. */
final class RatingTables {
    private RatingTables() {}

    static Connection connect(LaneSettings settings, String database, String name) throws SQLException {
        Properties login = new Properties();
        login.put("user", "rating_projector");
        login.put("password", "sanwei");
        login.put("ApplicationName", name);
        login.put("connectTimeout", "5");
        login.put("socketTimeout", "120");
        login.put("options", "-c timezone=UTC");
        login.put("currentSchema", "projection_a,public");
        // After a few of the same a statement is prepared on the server.
        login.put("prepareThreshold", "3");
        return DriverManager.getConnection("jdbc:postgresql://" + settings.postgres() + "/" + database, login);
    }
}
