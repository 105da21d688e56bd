package cn.sanwei.rating.projector.writing;

import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.projector.closing.QuarterClosing;
import cn.sanwei.rating.projector.gathering.PendingClosings;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes what was frozen of quarters, and what was opened again. Comes before a cycle's own closings. */
final class ClosingRows {
    private final Statements statements;

    ClosingRows(Statements statements) {
        this.statements = statements;
    }

    void write(PendingClosings pending, List<QuarterClosing> closings) throws SQLException {
        List<QuarterClosing> all = new ArrayList<>(closings);
        pending.quartersElsewhere.forEach(
                read -> all.add(new QuarterClosing(read.township(), read.event(), read.closed())));
        for (QuarterClosing closing : all) {
            quarter(closing);
        }
        for (PendingClosings.Superseded superseded : pending.superseded) {
            supersede(superseded);
        }
        reopenings(pending.reopenings);
    }

    private void quarter(QuarterClosing closing) throws SQLException {
        RatingEvent.QuarterClosed closed = closing.closed();
        int fresh = statements.update(
                """
                insert into quarter_closing (township, cycle, quarter, organisation, request, event, rule_book,
                    rule_book_version, hash, closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                closing.township(),
                closed.cycle().value(),
                closed.quarter(),
                closed.organisation().value(),
                closed.request(),
                closing.id(),
                closed.ruleBook().value(),
                closed.ruleBookVersion(),
                closed.hash(),
                closed.occurredAt());
        if (fresh == 0) {
            return;
        }
        List<RatingEvent.FrozenQuarter> frozen = closed.frozen();
        statements.update(
                """
                insert into frozen_quarter (township, cycle, quarter, organisation, request, member, earned, total, grade,
                    outcome, ledger_hash)
                select ?, ?, ?, ?, ?, f.* from unnest(?, ?, ?, ?, ?, ?) f
                on conflict do nothing
                """,
                closing.township(),
                closed.cycle().value(),
                closed.quarter(),
                closed.organisation().value(),
                closed.request(),
                statements.column("uuid", frozen, each -> each.member().value()),
                statements.column("bigint", frozen, each -> each.earned().hundredths()),
                statements.column("bigint", frozen, each -> each.total().hundredths()),
                statements.column("text", frozen, RatingEvent.FrozenQuarter::grade),
                statements.column("text", frozen, RatingEvent.FrozenQuarter::outcome),
                statements.column("text", frozen, RatingEvent.FrozenQuarter::ledgerHash));
    }

    /** The frozen figures move to where they are kept, from the tables or from the event that has just come. */
    private void supersede(PendingClosings.Superseded superseded) throws SQLException {
        Rows.ClosingRow closing = superseded.closing();
        UUID request = closing.request();
        statements.update(
                """
                insert into superseded_closing (township, cycle, request, event, rule_book, rule_book_version, hash, closed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                closing.township(),
                closing.cycle(),
                request,
                closing.event(),
                closing.ruleBook(),
                closing.ruleBookVersion(),
                closing.hash(),
                closing.closedAt());
        List<Rows.FrozenRow> frozen = superseded.frozen();
        statements.update(
                """
                insert into superseded_standing (township, request, cycle, member, total, grade, outcome, ledger_hash)
                select ?, ?, ?, f.* from unnest(?, ?, ?, ?, ?) f on conflict do nothing
                """,
                closing.township(),
                request,
                closing.cycle(),
                statements.column("uuid", frozen, each -> each.standing().member()),
                statements.column("bigint", frozen, Rows.FrozenRow::total),
                statements.column("text", frozen, Rows.FrozenRow::grade),
                statements.column("text", frozen, Rows.FrozenRow::outcome),
                statements.column("text", frozen, Rows.FrozenRow::ledgerHash));
        statements.update(
                """
                with gone as (delete from cycle_closing where township = ? and cycle = ? and request = ? returning request),
                     taken as (delete from frozen_standing f using gone where f.township = ? and f.cycle = ? returning f.*)
                insert into superseded_standing (township, request, cycle, member, total, grade, outcome, ledger_hash)
                select township, ?, cycle, member, total, grade, outcome, ledger_hash from taken
                on conflict do nothing
                """, closing.township(), closing.cycle(), request, closing.township(), closing.cycle(), request);
    }

    private void reopenings(List<PendingClosings.Reopening> reopenings) throws SQLException {
        statements.update(
                """
                insert into reopening (township, event, cycle, quarter, reopened_at)
                select * from unnest(?, ?, ?, ?, ?) on conflict do nothing
                """,
                statements.column("text", reopenings, PendingClosings.Reopening::township),
                statements.column("uuid", reopenings, PendingClosings.Reopening::event),
                statements.column("text", reopenings, PendingClosings.Reopening::cycle),
                statements.column("integer", reopenings, PendingClosings.Reopening::quarter),
                statements.column("timestamptz", reopenings, PendingClosings.Reopening::at));
    }
}
