package cn.sanwei.rating.projector;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where new entries go: the first one of a fact that this batch brings into the fact's row, all others into their own. */
final class EntryPlaces {
    private final Pending pending;
    private final Map<String, TownshipState> townships;
    private final Map<String, Rows.FactRow> facts;

    EntryPlaces(Pending pending, Map<String, TownshipState> townships) {
        this.pending = pending;
        this.townships = townships;
        this.facts = HashMap.newHashMap(pending.facts.size());
        pending.facts.forEach(row -> facts.put(row.fact().id(), row));
    }

    void place(List<LedgerChange> changes) {
        for (LedgerChange change : changes) {
            Rows.StandingKey key = change.after().key();
            Vocabulary vocabulary = townships.get(key.township()).vocabulary();
            for (Rows.EntryRow entry : change.fresh()) {
                Vocabulary.Said said = vocabulary.say(entry, pending);
                Rows.FactRow fact = facts.get(entry.fact());
                if (fact != null && fits(fact, key, entry)) {
                    fact.first().set(key.cycle(), entry, said);
                } else {
                    pending.further.add(new Rows.FurtherRow(key, entry, said));
                }
            }
        }
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
