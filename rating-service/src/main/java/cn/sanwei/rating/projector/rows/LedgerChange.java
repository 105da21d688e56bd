package cn.sanwei.rating.projector.rows;

import cn.sanwei.scoring.ledger.Ledger;
import java.util.List;

/**
 * What a fold makes of a member's cycle.
 *
 * @param ledger the whole of it as the fold gave it, whatever was frozen; null where only what changed was looked at
 * @param before null for one who had no standing yet
 * @param superseded entries that are no longer so
 * @param fresh entries that are not stored yet
 */
public record LedgerChange(
        Ledger ledger,
        Rows.StandingRow before,
        Rows.StandingRow after,
        List<Rows.EntryRow> superseded,
        List<Rows.EntryRow> fresh,
        Cause cause) {

    public boolean changesStanding() {
        return before == null || !before.saysTheSameAs(after);
    }

    public LedgerChange with(Rows.StandingRow standing) {
        return new LedgerChange(ledger, before, standing, superseded, fresh, cause);
    }
}
