package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Awards, and of them what everybody may see: stars of those who are not exempt, for as long as the board says. */
final class AwardRows {
    private final Statements statements;
    private final Map<String, String> counties;

    AwardRows(Statements statements, Map<String, String> counties) {
        this.statements = statements;
        this.counties = counties;
    }

    void write(Collection<Rows.AwardRow> awards, List<LedgerChange> changes) throws SQLException {
        for (Rows.AwardRow award : awards) {
            write(award);
        }
        List<Rows.StandingKey> exempt = changes.stream()
                .map(LedgerChange::after)
                .filter(standing -> standing.outcome().equals(Rows.EXEMPT))
                .map(Rows.StandingRow::key)
                .toList();
        if (exempt.isEmpty()) {
            return;
        }
        statements.update(
                """
                delete from board_entry b using unnest(?, ?, ?) as e (township, member, cycle)
                where b.township = e.township and b.cycle = e.cycle and b.kind = 'member' and b.subject = e.member
                """,
                statements.column("text", exempt, Rows.StandingKey::township),
                statements.column("uuid", exempt, Rows.StandingKey::member),
                statements.column("text", exempt, Rows.StandingKey::cycle));
    }

    private void write(Rows.AwardRow award) throws SQLException {
        int written = statements.update(
                """
                insert into awarded as known (township, county, kind, subject, organisation, cycle, grade, board_until,
                    sequence) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (township, cycle, kind, subject) do update set organisation = excluded.organisation,
                    grade = excluded.grade, board_until = excluded.board_until, sequence = excluded.sequence
                    where known.sequence < excluded.sequence
                """,
                award.township(),
                counties.get(award.township()),
                award.kind(),
                award.subject(),
                award.organisation(),
                award.cycle(),
                award.grade(),
                award.until(),
                award.sequence());
        if (written == 0) {
            return;
        }
        statements.update(
                "delete from board_entry where township = ? and cycle = ? and kind = ? and subject = ?",
                award.township(),
                award.cycle(),
                award.kind(),
                award.subject());
        if (award.stars() > 0) {
            statements.update(
                    """
                    insert into board_entry (township, cycle, kind, subject, organisation, grade, label, stars, until)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    award.township(),
                    award.cycle(),
                    award.kind(),
                    award.subject(),
                    award.organisation(),
                    award.grade(),
                    award.label(),
                    award.stars(),
                    award.until());
        }
    }
}
