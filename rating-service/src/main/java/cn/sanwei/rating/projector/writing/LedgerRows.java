package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.CopyRows;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes ledgers, standings and what follows from them. */
final class LedgerRows {
    private final Connection connection;
    private final Statements statements;
    private final Projection projection;
    private final Map<String, String> counties;

    /** @param projection where standings count as published when they are written, unless it serves */
    LedgerRows(Connection connection, Projection projection, Map<String, String> counties) {
        this.connection = connection;
        this.projection = projection;
        this.statements = new Statements(connection);
        this.counties = counties;
    }

    private String county(String township) {
        return counties.get(township);
    }

    void write(List<LedgerChange> changes, List<Rows.FurtherRow> further) throws SQLException {
        superseded(changes);
        entries(further);
        List<LedgerChange> moved =
                changes.stream().filter(LedgerChange::changesStanding).toList();
        standings(moved);
        new PointsCounts(statements, counties).write(moved);
    }

    /** Of a fact and a rule one entry is current at most: in the fact's row or in one of its own. */
    private void superseded(List<LedgerChange> changes) throws SQLException {
        List<Rows.SupersededRow> rows = changes.stream()
                .flatMap(change -> change.superseded().stream()
                        .map(entry -> new Rows.SupersededRow(change.after().key(), entry)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        List<Rows.SupersededRow> ofFacts = rows.stream()
                .filter(row -> row.entry().event() != null && !row.entry().afterClose())
                .toList();
        statements.update(
                """
                update heard_fact f set superseded_at = now()
                from unnest(?, ?, ?, ?) as s (township, member, event, rule)
                where f.subject = s.member and f.township = s.township and f.event = s.event
                  and f.superseded_at is null and exists (select from entry_wording w
                        where w.township = f.township and w.no = f.wording and w.rule = s.rule)
                """,
                statements.column("text", ofFacts, row -> row.standing().township()),
                statements.column("uuid", ofFacts, row -> row.standing().member()),
                statements.column("uuid", ofFacts, row -> row.entry().event()),
                statements.column("text", ofFacts, row -> row.entry().rule()));
        statements.update(
                """
                update further_entry e set superseded_at = now()
                from unnest(?, ?, ?, ?, ?, ?) as s (township, member, cycle, fact, rule, after_close)
                where e.member = s.member and e.cycle = s.cycle and e.fact = s.fact and e.rule = s.rule
                  and e.after_close = s.after_close and e.township = s.township and e.superseded_at is null
                """,
                statements.column("text", rows, row -> row.standing().township()),
                statements.column("uuid", rows, row -> row.standing().member()),
                statements.column("text", rows, row -> row.standing().cycle()),
                statements.column("text", rows, row -> row.entry().fact()),
                statements.column("text", rows, row -> row.entry().rule()),
                statements.column("boolean", rows, row -> row.entry().afterClose()));
    }

    private void entries(List<Rows.FurtherRow> further) throws SQLException {
        try (CopyRows copy = new CopyRows(
                connection,
                "further_entry (township, member, cycle, fact, event, wording, on_day, occurred_at, raw, points, reason,"
                        + " rule, after_close)",
                13)) {
            for (Rows.FurtherRow row : further) {
                copy.row()
                        .text(row.standing().township())
                        .uuid(row.standing().member())
                        .text(row.standing().cycle())
                        .text(row.entry().fact())
                        .uuid(row.entry().event())
                        .integer(row.said().wording())
                        .date(row.entry().on())
                        .timestamptz(row.entry().occurredAt())
                        .bigint(row.entry().raw())
                        .bigint(row.entry().points())
                        .text(row.said().reason())
                        .text(row.entry().rule())
                        .flag(row.entry().afterClose());
            }
            copy.end();
        }
    }

    private void standings(List<LedgerChange> moved) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        // In the order of their key: neighbours in the indexes one after the other.
        List<Rows.StandingRow> rows = moved.stream()
                .map(LedgerChange::after)
                .sorted(Comparator.comparing((Rows.StandingRow row) -> row.key().township())
                        .thenComparing(row -> row.key().member()))
                .toList();
        statements.update(
                """
                insert into standing as s (township, county, partition, member, cycle, organisation, state, outcome, total,
                    base, platform, points, wish, grade, corrections, rule_book, rule_book_version, ledger_hash,
                    grade_changes, articles_read, attended, missed, wishes_fulfilled, as_of, revision, published_revision)
                select w.*, ?, ? from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) w
                on conflict (township, cycle, member) do update set
                    county = excluded.county, organisation = excluded.organisation, state = excluded.state,
                    outcome = excluded.outcome, total = excluded.total, base = excluded.base,
                    platform = excluded.platform, points = excluded.points, wish = excluded.wish,
                    grade = excluded.grade, corrections = excluded.corrections, rule_book = excluded.rule_book,
                    rule_book_version = excluded.rule_book_version, ledger_hash = excluded.ledger_hash,
                    grade_changes = excluded.grade_changes, articles_read = excluded.articles_read,
                    attended = excluded.attended, missed = excluded.missed,
                    wishes_fulfilled = excluded.wishes_fulfilled, as_of = excluded.as_of, revision = s.revision + 1,
                    published_revision = case when ? then s.revision + 1 else s.published_revision end
                """,
                projection.firstRevision(),
                projection.serves() ? 0L : projection.firstRevision(),
                statements.column("text", rows, row -> row.key().township()),
                statements.column("text", rows, row -> county(row.key().township())),
                statements.column("integer", rows, Rows.StandingRow::partition),
                statements.column("uuid", rows, row -> row.key().member()),
                statements.column("text", rows, row -> row.key().cycle()),
                statements.column("uuid", rows, Rows.StandingRow::organisation),
                statements.column("text", rows, Rows.StandingRow::state),
                statements.column("text", rows, Rows.StandingRow::outcome),
                statements.column("bigint", rows, Rows.StandingRow::total),
                statements.column("bigint", rows, Rows.StandingRow::base),
                statements.column("bigint", rows, Rows.StandingRow::platform),
                statements.column("bigint", rows, Rows.StandingRow::points),
                statements.column("bigint", rows, Rows.StandingRow::wish),
                statements.column("text", rows, Rows.StandingRow::grade),
                statements.column("bigint", rows, Rows.StandingRow::corrections),
                statements.column("text", rows, Rows.StandingRow::ruleBook),
                statements.column("integer", rows, Rows.StandingRow::ruleBookVersion),
                statements.column("text", rows, Rows.StandingRow::ledgerHash),
                statements.column("integer", rows, Rows.StandingRow::gradeChanges),
                statements.column("integer", rows, row -> row.done().articlesRead()),
                statements.column("integer", rows, row -> row.done().attended()),
                statements.column("integer", rows, row -> row.done().missed()),
                statements.column("integer", rows, row -> row.done().wishesFulfilled()),
                statements.column("timestamptz", rows, Rows.StandingRow::asOf),
                !projection.serves());
    }

    void branches(List<Rows.BranchRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into branch_standing (township, county, organisation, cycle, points_work, year_end_target,
                    members_mean, members, total, grade, rule_book, rule_book_version, as_of)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (township, cycle, organisation) do update set points_work = excluded.points_work,
                    year_end_target = excluded.year_end_target, members_mean = excluded.members_mean,
                    members = excluded.members, total = excluded.total, grade = excluded.grade,
                    rule_book = excluded.rule_book, rule_book_version = excluded.rule_book_version,
                    as_of = excluded.as_of
                """,
                statements.column("text", rows, Rows.BranchRow::township),
                statements.column("text", rows, row -> county(row.township())),
                statements.column("uuid", rows, Rows.BranchRow::organisation),
                statements.column("text", rows, Rows.BranchRow::cycle),
                statements.column("bigint", rows, Rows.BranchRow::pointsWork),
                statements.column("bigint", rows, Rows.BranchRow::yearEndTarget),
                statements.column("bigint", rows, Rows.BranchRow::membersMean),
                statements.column("integer", rows, Rows.BranchRow::members),
                statements.column("bigint", rows, Rows.BranchRow::total),
                statements.column("text", rows, Rows.BranchRow::grade),
                statements.column("text", rows, Rows.BranchRow::ruleBook),
                statements.column("integer", rows, Rows.BranchRow::ruleBookVersion),
                statements.column("timestamptz", rows, Rows.BranchRow::asOf));
    }

    void cycles(List<Pending.OpenedCycle> opened) throws SQLException {
        if (opened.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into township_cycle (township, county, cycle) select * from unnest(?, ?, ?)
                on conflict do nothing
                """,
                statements.column("text", opened, Pending.OpenedCycle::township),
                statements.column("text", opened, cycle -> county(cycle.township())),
                statements.column("text", opened, Pending.OpenedCycle::cycle));
    }

    void unfolded(List<Rows.UnfoldedRow> failed, List<Rows.StandingKey> folded) throws SQLException {
        if (!folded.isEmpty()) {
            noLongerUnfolded(folded);
        }
        if (!failed.isEmpty()) {
            unfolded(failed);
        }
    }

    private void noLongerUnfolded(List<Rows.StandingKey> folded) throws SQLException {
        statements.update(
                """
                delete from unfolded u using unnest(?, ?, ?) as f (township, subject, cycle)
                where u.township = f.township and u.subject = f.subject and u.cycle = f.cycle
                """,
                statements.column("text", folded, Rows.StandingKey::township),
                statements.column("uuid", folded, Rows.StandingKey::member),
                statements.column("text", folded, Rows.StandingKey::cycle));
    }

    private void unfolded(List<Rows.UnfoldedRow> failed) throws SQLException {
        statements.update(
                """
                insert into unfolded (township, county, subject, cycle, reason)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (township, subject, cycle) do update set reason = excluded.reason
                """,
                statements.column("text", failed, row -> row.standing().township()),
                statements.column("text", failed, row -> county(row.standing().township())),
                statements.column("uuid", failed, row -> row.standing().member()),
                statements.column("text", failed, row -> row.standing().cycle()),
                statements.column("text", failed, Rows.UnfoldedRow::reason));
    }
}
