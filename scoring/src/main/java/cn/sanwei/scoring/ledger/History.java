package cn.sanwei.scoring.ledger;

import cn.sanwei.scoring.rulebook.CapPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The entries of a strand so far, in their order, also those of earlier cycles; and what can be asked of them. */
final class History {
    private final Periods periods;
    private final List<LedgerEntry> entries = new ArrayList<>(4);

    History(Periods periods) {
        this.periods = periods;
    }

    void add(LedgerEntry entry) {
        entries.add(entry);
    }

    void clear() {
        entries.clear();
    }

    /** Entries of a rule that stand, in the period that this day lies in. @param per null for all time */
    List<LedgerEntry> standing(String rule, CapPeriod per, LocalDate day) {
        return standing(Set.of(rule), per, day);
    }

    List<LedgerEntry> standing(Collection<String> rules, CapPeriod per, LocalDate day) {
        long start = periods.start(per, day);
        List<LedgerEntry> within = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            LedgerEntry entry = entries.get(i);
            if (entry.on().toEpochDay() < start) {
                break;
            }
            if (entry.outcome().stands() && rules.contains(entry.rule())) {
                within.add(entry);
            }
        }
        Collections.reverse(within);
        return within;
    }

    /** All that stand, of whatever rule, the latest last. */
    List<LedgerEntry> standing() {
        return entries.stream().filter(entry -> entry.outcome().stands()).toList();
    }
}
