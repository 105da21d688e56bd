package cn.sanwei.benchmarks.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** Reads back what a lane wrote: every current entry and every standing. */
public final class StoredLedger {
    /**
     * What to read; of the rating service only what everybody may rely on, its view of the ledger and its standings.
     *
     * @param entries member, fact, rule, raw, points; null where there are none
     * @param totals member, total; null likewise
     */
    public record From(String entries, String totals) {}

    public static final From RATING = new From(
            "select member, fact, rule, raw, points from ledger_entry where cycle = '2026' and superseded_at is null",
            "select member, total from standing where cycle = '2026'");
    public static final From FLOOR = new From("select subject, event, '', 0, 0 from heard_fact", null);
    public static final From LANE_TOTALS = new From(null, "select member, total from lane.standing");
    public static final From LANE = new From(
            "select e.member, e.fact, w.rule, e.raw, e.points from lane.entry e join lane.wording w on w.no = e.wording"
                    + " where e.superseded_at is null",
            "select member, total from lane.standing");
    public static final From PLAIN = new From(
            "select member, fact, rule, raw, points from lane.plain_entry where superseded_at is null",
            "select member, total from lane.standing");

    private StoredLedger() {}

    public static Map<UUID, Figures> read(Connection connection, From from) throws SQLException {
        Map<UUID, Figures> figures = from.entries() == null ? new HashMap<>() : entries(connection, from.entries());
        if (from.totals() == null) {
            return figures;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(from.totals())) {
            while (row.next()) {
                long total = row.getLong(2);
                figures.merge(
                        row.getObject(1, UUID.class),
                        new Figures(total, 0, 0),
                        (entries, standing) -> new Figures(total, entries.entries(), entries.digest()));
            }
        }
        return figures;
    }

    /** How many records lie apart as no events of ours. */
    public static long dead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from dead_event")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Map<UUID, Figures> entries(Connection connection, String select) throws SQLException {
        Map<UUID, Figures> figures = new HashMap<>();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new PGCopyInputStream(connection.unwrap(PGConnection.class), "copy (" + select + ") to stdout"),
                StandardCharsets.UTF_8))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] columns = row.split("\t", -1);
                long digest = Figures.ofEntry(
                        UUID.fromString(columns[1]),
                        columns[2],
                        Long.parseLong(columns[3]),
                        Long.parseLong(columns[4]));
                figures.merge(
                        UUID.fromString(columns[0]),
                        new Figures(0, 1, digest),
                        (all, one) -> new Figures(0, all.entries() + 1, all.digest() + one.digest()));
            }
        } catch (IOException e) {
            throw new SQLException("the connection broke while the ledger was read", "08006", e);
        }
        return figures;
    }
}
