package cn.sanwei.benchmarks.ranks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds what the service's own statements say against a window function over the totals, in one picture of the tables. */
final class Equality {
    private static final int FETCH = 10_000;
    private static final int PAGE = 10_000;
    private static final int NAMED = 3;
    private static final String WINDOW = """
            select member, total, organisation,
                   rank() over (order by total desc) as in_township,
                   rank() over (partition by organisation order by total desc) as in_branch,
                   count(*) over (partition by organisation) as of_branch
            from standing where township = '%s' and cycle = '%s' and outcome = 'graded' order by total desc, member desc
            """.formatted(Crowd.TOWNSHIP, Crowd.CYCLE);

    private final List<String> differences = new ArrayList<>();
    private int different;
    private int compared;

    /** What the window function says of one member. */
    private record Due(UUID member, long total, int inTownship, int inBranch, int ofBranch) {}

    /** How many ranks were compared so far. */
    int compared() {
        return compared;
    }

    /** The first of those that differ. */
    List<String> differences() {
        return differences;
    }

    int different() {
        return different;
    }

    /**
     * @param reader the service's role, repeatable read, nothing read yet
     * @param superuser likewise: it takes over the reader's picture
     * @param own whose own ranks are compared
     * @param pages how many pages of the township, from the top; all where it is negative
     */
    void compare(Connection reader, Connection superuser, Iterable<UUID> own, int pages) throws SQLException {
        superuser.setAutoCommit(false);
        superuser.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (ServiceReads service = new ServiceReads(reader);
                Statement window = superuser.createStatement()) {
            sharePicture(reader, window);
            Map<UUID, Due> sought = new HashMap<>();
            own.forEach(member -> sought.put(member, null));
            window.setFetchSize(FETCH);
            try (ResultSet rows = window.executeQuery(WINDOW)) {
                pages(service, rows, sought, pages);
            }
            for (Map.Entry<UUID, Due> each : sought.entrySet()) {
                ServiceReads.OwnPlace place = service.ownPlace(each.getKey());
                Due due = each.getValue();
                require(due.inBranch() == place.place() && due.ofBranch() == place.of(), "own place", due, place);
            }
            reader.rollback();
            superuser.rollback();
        } finally {
            superuser.close();
        }
    }

    private static void sharePicture(Connection reader, Statement window) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            // The role's transactions end after a second, as readers' must; this one reads a million ranks, and waits
            // while
            // the window function is worked out.
            statement.execute("set local transaction_timeout = 0");
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            try (ResultSet picture = statement.executeQuery("select pg_export_snapshot()")) {
                picture.next();
                window.execute("set transaction snapshot '" + picture.getString(1) + "'");
            }
        }
    }

    private void pages(ServiceReads service, ResultSet rows, Map<UUID, Due> sought, int pages) throws SQLException {
        ServiceReads.After after = ServiceReads.After.NOBODY;
        List<ServiceReads.Placed> page = List.of();
        int read = 0;
        int at = 0;
        while (rows.next()) {
            Due due = new Due(
                    rows.getObject("member", UUID.class),
                    rows.getLong("total"),
                    rows.getInt("in_township"),
                    rows.getInt("in_branch"),
                    rows.getInt("of_branch"));
            sought.replace(due.member(), due);
            if (at == page.size() && read != pages) {
                page = service.ofTownship(after, PAGE);
                at = 0;
                read++;
            }
            if (at < page.size()) {
                ServiceReads.Placed placed = page.get(at++);
                require(
                        placed.member().equals(due.member())
                                && placed.total() == due.total()
                                && Integer.valueOf(due.inTownship()).equals(placed.place()),
                        "place in the township",
                        due,
                        placed);
                after = new ServiceReads.After(placed.total(), placed.member());
            }
        }
        require(pages >= 0 || service.ofTownship(after, PAGE).isEmpty(), "end of the list", null, after);
    }

    /** Counts that are other than the standings, by the platform's own check. */
    void drift(Connection superuser) throws SQLException {
        try (superuser;
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("select to_jsonb(d) from points_count_drift d")) {
            while (rows.next()) {
                require(false, "count", rows.getString(1), "see there");
            }
        }
    }

    private void require(boolean equal, String what, Object due, Object shown) {
        compared++;
        if (!equal) {
            different++;
            if (differences.size() < NAMED) {
                differences.add(what + " is " + shown + ", the window function says " + due);
            }
        }
    }
}
