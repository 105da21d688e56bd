package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.gathering.PendingTurns;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The days of townships, and whose ledgers the next ones change. */
public final class TurnRows {
    private final Statements statements;

    public TurnRows(Statements statements) {
        this.statements = statements;
    }

    /** @param due as it is after the fold; the last one of a ledger is right */
    void write(PendingTurns pending, List<Rows.DueRow> due, Collection<Rows.ClosingRow> closed) throws SQLException {
        turned(pending.turned);
        for (PendingTurns.OpenedCycle opened : pending.opened) {
            everybodyIsDue(opened);
        }
        taken(pending.taken);
        due(due);
        for (Rows.ClosingRow closing : closed) {
            nobodyIsDue(closing);
        }
    }

    /** Townships, of these partitions, that a day has to turn for, or for all of whose members it has not yet. */
    public List<Rows.TurnedRow> behind(Collection<Integer> partitions, LocalDate today) throws SQLException {
        return statements.query(
                """
                select t.township, t.partition, t.day from turned_day t
                where t.partition = any(?) and (t.day is null or t.day < ?
                    or exists (select from turn_due d where d.township = t.township and d.day <= t.day))
                order by t.township
                """,
                row -> new Rows.TurnedRow(
                        row.getString("township"), row.getInt("partition"), Statements.day(row, "day")),
                statements.column("integer", partitions, partition -> partition),
                today);
    }

    /** The days that have turned; none before the first one. */
    public List<Rows.TurnedRow> turned() throws SQLException {
        return statements.query(
                "select township, partition, day from turned_day where day is not null order by township",
                row -> new Rows.TurnedRow(
                        row.getString("township"), row.getInt("partition"), Statements.day(row, "day")));
    }

    /** Whether a day has begun that not all have been folded on whose ledgers it changes. */
    public boolean isInTheMidst() throws SQLException {
        return !statements
                .query(
                        "select 1 from turned_day t join turn_due d on d.township = t.township and d.day <= t.day limit 1",
                        row -> row.getInt(1))
                .isEmpty();
    }

    /** Some of those whose ledgers a day changes. */
    public List<Rows.DueRow> dueOn(String township, LocalDate day, int atMost) throws SQLException {
        return statements.query(
                "select cycle, member, day from turn_due where township = ? and day <= ? limit ?",
                row -> new Rows.DueRow(
                        new Rows.StandingKey(township, Statements.uuid(row, "member"), row.getString("cycle")),
                        Statements.day(row, "day")),
                township,
                day,
                atMost);
    }

    private void turned(List<Rows.TurnedRow> rows) throws SQLException {
        for (Rows.TurnedRow row : rows) {
            statements.update("""
                    insert into turned_day as known (township, partition, day) values (?, ?, cast(? as date))
                    on conflict (township) do update set day = excluded.day
                        where excluded.day is not null and (known.day is null or known.day < excluded.day)
                    """, row.township(), row.partition(), row.day());
        }
    }

    /** Nobody has a standing in that cycle yet. */
    private void everybodyIsDue(PendingTurns.OpenedCycle opened) throws SQLException {
        statements.update("""
                insert into turn_due (township, cycle, member, day)
                select distinct township, ?, member, cast(? as date) from roster_line where township = ?
                on conflict do nothing
                """, opened.cycle(), opened.day(), opened.township());
    }

    private void taken(List<Rows.DueRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        statements.update(
                """
                delete from turn_due d using unnest(?, ?, ?, ?) as t (township, cycle, member, day)
                where d.township = t.township and d.cycle = t.cycle and d.member = t.member and d.day = t.day
                """,
                statements.column("text", rows, row -> row.ledger().township()),
                statements.column("text", rows, row -> row.ledger().cycle()),
                statements.column("uuid", rows, row -> row.ledger().member()),
                statements.column("date", rows, Rows.DueRow::day));
    }

    private void due(List<Rows.DueRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Map<Rows.StandingKey, Rows.DueRow> last = LinkedHashMap.newLinkedHashMap(rows.size());
        rows.forEach(row -> last.put(row.ledger(), row));
        List<Rows.DueRow> each = new ArrayList<>(last.values());
        statements.update(
                """
                insert into turn_due as known (township, cycle, member, day) select * from unnest(?, ?, ?, ?)
                on conflict (township, cycle, member) do update set day = excluded.day where known.day <> excluded.day
                """,
                statements.column("text", each, row -> row.ledger().township()),
                statements.column("text", each, row -> row.ledger().cycle()),
                statements.column("uuid", each, row -> row.ledger().member()),
                statements.column("date", each, Rows.DueRow::day));
    }

    private void nobodyIsDue(Rows.ClosingRow closing) throws SQLException {
        statements.update("delete from turn_due where township = ? and cycle = ?", closing.township(), closing.cycle());
    }
}
