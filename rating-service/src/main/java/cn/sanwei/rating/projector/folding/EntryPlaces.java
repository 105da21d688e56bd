package cn.sanwei.rating.projector.folding;

import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.Vocabulary;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where new entries go: the first one of a fact that this batch brings into the fact's row, all others into their own. */
final class EntryPlaces {
    private final Pending pending;
    private final Map<String, TownshipState> townships;

    EntryPlaces(Pending pending, Map<String, TownshipState> townships) {
        this.pending = pending;
        this.townships = townships;
    }

    void place(List<LedgerChange> changes) {
        for (LedgerChange change : changes) {
            if (!change.fresh().isEmpty()) {
                place(change);
            }
        }
    }

    private void place(LedgerChange change) {
        Rows.StandingKey key = change.after().key();
        Vocabulary vocabulary = townships.get(key.township()).vocabulary();
        Map<String, Rows.FactRow> facts = rowsOf(key);
        for (Rows.EntryRow entry : change.fresh()) {
            Vocabulary.Said said = vocabulary.say(entry, pending.words);
            Rows.FactRow fact = facts.get(entry.fact());
            if (fact != null && fits(fact, key, entry)) {
                fact.first().set(key.cycle(), entry, said);
            } else {
                pending.further.add(new Rows.FurtherRow(key, entry, said));
            }
        }
    }

    /** By the facts' ids. Of this member alone: few enough to lie in the cache, where those of the batch do not. */
    private Map<String, Rows.FactRow> rowsOf(Rows.StandingKey key) {
        Pending.Touch touch =
                pending.members.getOrDefault(key.township(), Map.of()).get(key.member());
        if (touch == null) {
            return Map.of();
        }
        Map<String, Rows.FactRow> rows = HashMap.newHashMap(touch.rows().size());
        touch.rows().forEach(row -> rows.put(row.fact().id(), row));
        return rows;
    }

    /** What an entry says beside its points must be what its fact says. */
    private static boolean fits(Rows.FactRow row, Rows.StandingKey standing, Rows.EntryRow entry) {
        return !row.first().isSet()
                && !entry.afterClose()
                && row.key().township().equals(standing.township())
                && entry.occurredAt().equals(row.fact().occurredAt())
                && entry.on().equals(CycleDays.dayOf(row.fact().occurredAt()));
    }
}
