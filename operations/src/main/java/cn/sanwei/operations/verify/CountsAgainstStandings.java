package cn.sanwei.operations.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What ranks are summed up from, against the standings that it counts. */
final class CountsAgainstStandings {
    private CountsAgainstStandings() {}

    static void compare(Connection rating, Differences found) throws SQLException {
        List<String> counts = new ArrayList<>();
        try (Statement statement = rating.createStatement();
                ResultSet row = statement.executeQuery("""
                        select township || '/' || organisation || '/' || cycle || case when block then ' from ' else ' at ' end
                               || points || ' is ' || coalesce(kept, 0) || ', not ' || coalesce(due, 0)
                        from points_count_drift order by 1""")) {
            while (row.next()) {
                counts.add(row.getString(1));
            }
        }
        rating.rollback();
        found.add("counts that ranks are made of other than the standings", counts);
    }
}
