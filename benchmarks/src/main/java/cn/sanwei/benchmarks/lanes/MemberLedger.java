package cn.sanwei.benchmarks.lanes;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One member as a service with one transaction for each event would hold him in memory. */
final class MemberLedger {
    private static final Cycle CYCLE = Cycle.of("2026");

    private final Subject subject;
    private final Roster roster;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, LedgerEntry> written = new HashMap<>();

    MemberLedger(Subject subject, Roster roster) {
        this.subject = subject;
        this.roster = roster;
    }

    /**
     * @param fresh to be written
     * @param replaced which of these take the place of one that was written with other points
     */
    record Change(Ledger ledger, List<LedgerEntry> fresh, List<LedgerEntry> replaced) {}

    Change add(Fact fact, RuleBooks books) {
        facts.add(fact);
        Ledger ledger = LedgerFold.fold(books, CYCLE, subject, facts, roster);
        List<LedgerEntry> fresh = new ArrayList<>();
        List<LedgerEntry> replaced = new ArrayList<>();
        for (LedgerEntry entry : ledger.entries()) {
            LedgerEntry before = written.put(entry.fact() + entry.rule(), entry);
            if (before == null) {
                fresh.add(entry);
            } else if (!before.points().equals(entry.points())
                    || !before.outcome().equals(entry.outcome())) {
                fresh.add(entry);
                replaced.add(entry);
            }
        }
        return new Change(ledger, fresh, replaced);
    }
}
