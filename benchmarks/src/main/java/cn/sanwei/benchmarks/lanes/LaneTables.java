package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The tables of the Streams lanes, as {@code lane-tables.sql} makes them, and the statements that fill them. */
final class LaneTables {
    /** How an entry is called and why it is so: there are some hundreds of these, and a million entries. */
    record Wording(String rule, String label, String micro, int version, String reason) {}

    private LaneTables() {}

    /** The first of numbers that no other keeper draws. */
    static int numbersOfAKeeper(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select nextval('lane.wording_numbers')")) {
            row.next();
            return row.getInt(1);
        }
    }

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table incoming (like lane.standing) on commit delete rows");
        }
    }

    /** What a batch left that Kafka does not know of. */
    static void takeBack(Connection connection, int task, int known) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from lane.entry where task = %d and batch > %d".formatted(task, known));
            statement.execute("update lane.entry set superseded_at = null, superseded_batch = null"
                    + " where task = %d and superseded_batch > %d".formatted(task, known));
        }
    }

    static void words(Connection connection, Map<Wording, Integer> wordings) throws SQLException {
        if (wordings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into lane.wording values (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<Wording, Integer> each : wordings.entrySet()) {
                insert.setInt(1, each.getValue());
                insert.setString(2, each.getKey().rule());
                insert.setString(3, each.getKey().label());
                insert.setString(4, each.getKey().micro());
                insert.setInt(5, each.getKey().version());
                insert.setString(6, each.getKey().reason());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void supersede(Connection connection, List<PostgresKeeper.Row> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update lane.entry e set superseded_at = now(), superseded_batch = gone.batch
                from unnest(?, ?, ?, ?, ?) as gone (member, occurred_at, fact, rule, batch), lane.wording w
                where e.member = gone.member and e.occurred_at = gone.occurred_at and e.fact = gone.fact
                  and e.superseded_at is null and w.no = e.wording and w.rule = gone.rule
                """)) {
            int size = gone.size();
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            gone.stream().map(PostgresKeeper.Row::member).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            gone.stream()
                                    .map(row -> Timestamp.from(row.entry().occurredAt()))
                                    .toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid",
                            gone.stream()
                                    .map(row -> UUID.fromString(row.entry().fact()))
                                    .toArray()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "text", gone.stream().map(row -> row.entry().rule()).toArray()));
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "integer",
                            gone.stream().map(PostgresKeeper.Row::batch).toArray()));
            int updated = update.executeUpdate();
            if (updated != size) {
                throw new SQLException(updated + " entries were superseded instead of " + size);
            }
        }
    }

    static void entries(Connection connection, Collection<PostgresKeeper.Row> rows) throws SQLException {
        try (CopyBinary copy = new CopyBinary(
                connection,
                "copy lane.entry (occurred_at, raw, points, wording, batch, task, cycle, member, fact, township)"
                        + " from stdin (format binary)",
                10)) {
            for (PostgresKeeper.Row row : rows) {
                LedgerEntry entry = row.entry();
                copy.row()
                        .instant(entry.occurredAt())
                        .bigint(entry.raw().hundredths())
                        .bigint(entry.points().hundredths())
                        .integer(row.wording())
                        .integer(row.batch())
                        .smallint(row.task())
                        .smallint(2026)
                        .uuid(row.member())
                        .uuid(UUID.fromString(entry.fact()))
                        .text(row.township());
            }
            copy.end();
        }
    }

    static void standings(Connection connection, Map<UUID, PostgresKeeper.Standing> standings) throws SQLException {
        try (CopyBinary copy = new CopyBinary(
                connection, "copy incoming (member, township, total, grade) from stdin (format binary)", 4)) {
            for (Map.Entry<UUID, PostgresKeeper.Standing> each : standings.entrySet()) {
                copy.row()
                        .uuid(each.getKey())
                        .text(each.getValue().township())
                        .bigint(each.getValue().judgement().total().hundredths())
                        .text(each.getValue()
                                .judgement()
                                .indicated()
                                .map(band -> band.code())
                                .orElse("none"));
            }
            copy.end();
        }
        try (Statement upsert = connection.createStatement()) {
            upsert.execute("""
                    insert into lane.standing (member, township, total, grade) select member, township, total, grade
                    from incoming
                    on conflict (member) do update set total = excluded.total, grade = excluded.grade
                    """);
        }
    }

    /** What a state store of totals holds, for the comparison. */
    static void saveTotals(Connection connection, KeyValueIterator<byte[], byte[]> totals) throws SQLException {
        try (CopyBinary copy = new CopyBinary(
                connection, "copy lane.standing (member, township, total, grade) from stdin (format binary)", 4)) {
            while (totals.hasNext()) {
                KeyValue<byte[], byte[]> one = totals.next();
                copy.row()
                        .uuid(FactBytes.idAt(one.key, 1))
                        .text("")
                        .bigint(ByteBuffer.wrap(one.value).getLong())
                        .text(new String(one.value, 8, one.value.length - 8, StandardCharsets.US_ASCII));
            }
            copy.end();
        }
    }
}
