package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
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

    void replace(LedgerEntry before, LedgerEntry after) {
        entries.replaceAll(entry -> entry == before ? after : entry);
    }

    /** The deduction that a fact makes good: the one that it names, or the latest that no other has; or null. */
    LedgerEntry repairable(Fact fact, Amount.Repair repair, LocalDate day) {
        String named = fact.attributes().get(Amount.Repair.NAMED_BY);
        Set<LedgerEntry> done = Collections.newSetFromMap(new IdentityHashMap<>());
        entries.forEach(entry -> {
            if (entry.outcome().stands() && entry.basis().target() != null) {
                done.add(entry.basis().target());
            }
        });
        LedgerEntry found = null;
        for (LedgerEntry entry : entries) {
            boolean open = entry.rule().equals(repair.rule())
                    && entry.outcome().stands()
                    && !done.contains(entry)
                    && stillCounts(entry, day)
                    && (repair.within() == null
                            || entry.on().plus(repair.within()).isAfter(day));
            boolean meant = named == null || named.equals(entry.fact()) || named.equals(entry.event());
            boolean worth = repair.instead() != null || entry.points().isNegative();
            if (open && meant && worth) {
                found = entry;
            }
        }
        return found;
    }

    /** Whether it is of the cycle that this day lies in, or valid beyond its own. */
    private boolean stillCounts(LedgerEntry entry, LocalDate day) {
        Validity valid = entry.scoredBy().terms().valid();
        return periods.start(CapPeriod.CYCLE, entry.on()) == periods.start(CapPeriod.CYCLE, day)
                || valid != null
                        && valid.acrossCycles()
                        && entry.basis().until().isAfter(day);
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
