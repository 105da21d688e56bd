package cn.sanwei.operations.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rating service shows: the standings, and the entries that stand beside each. Points are in hundredths.
 *
 * @param turnedDays by township, the day on which it is judged what did not happen and what has lapsed; none before the
 *     first turn, and where no rule asks for it
 */
record ShownLedgers(Map<Key, Standing> standings, Map<Key, List<Entry>> entries, Map<String, LocalDate> turnedDays) {
    private static final int FETCH = 5_000;

    record Key(String township, String member, String cycle) {
        @Override
        public String toString() {
            return township + "/" + member + "/" + cycle;
        }
    }

    /** @param micros by their codes */
    record Standing(long total, Map<String, Long> micros, long corrections, String ledgerHash) {}

    /** @param afterClose a difference to frozen entries, beside them */
    record Entry(
            String fact,
            String event,
            String rule,
            String micro,
            String on,
            long raw,
            long points,
            boolean afterClose) {
        /** Its id in its ledger. */
        String id() {
            return fact + " " + rule;
        }
    }

    static ShownLedgers of(Connection rating) throws SQLException {
        ShownLedgers shown = new ShownLedgers(new HashMap<>(), new HashMap<>(), new HashMap<>());
        // One picture of all tables: the projector goes on meanwhile.
        rating.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        rating.setAutoCommit(false);
        try (Statement statement = rating.createStatement()) {
            statement.setFetchSize(FETCH);
            ResultSet row = statement.executeQuery("""
                    select township, member, cycle, total, platform, points, wish, corrections, ledger_hash
                    from standing""");
            while (row.next()) {
                shown.standings.put(key(row), standing(row));
            }
            row = statement.executeQuery("""
                    select township, member, cycle, fact, event, rule, micro, on_day, raw, points, after_close
                    from ledger_entry where superseded_at is null""");
            while (row.next()) {
                shown.entries
                        .computeIfAbsent(key(row), key -> new ArrayList<>())
                        .add(entry(row));
            }
            row = statement.executeQuery("select township, day from turned_day where day is not null");
            while (row.next()) {
                shown.turnedDays.put(row.getString("township"), row.getObject("day", LocalDate.class));
            }
        }
        rating.rollback();
        return shown;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("township"), row.getString("member"), row.getString("cycle"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong("total"),
                Map.of(
                        "platform", row.getLong("platform"),
                        "points", row.getLong("points"),
                        "wish", row.getLong("wish")),
                row.getLong("corrections"),
                row.getString("ledger_hash"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("fact"),
                row.getString("event"),
                row.getString("rule"),
                row.getString("micro"),
                row.getString("on_day"),
                row.getLong("raw"),
                row.getLong("points"),
                row.getBoolean("after_close"));
    }
}
