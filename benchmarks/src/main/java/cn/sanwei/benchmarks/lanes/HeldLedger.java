package cn.sanwei.benchmarks.lanes;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One member's running ledger, in memory, above what the state store has of him. Facts wait for roster and rule book. */
final class HeldLedger {
    static final Cycle CYCLE = Cycle.of("2026");

    final UUID member;
    private final List<RosterRecord> lines = new ArrayList<>(1);
    private List<Fact> waiting = new ArrayList<>(0);
    private RunningLedger ledger;
    /** As they were told to whoever keeps the entries; empty as long as nobody was told any. */
    private List<LedgerEntry> told = List.of();

    HeldLedger(UUID member) {
        this.member = member;
    }

    RunningLedger ledger() {
        return ledger;
    }

    String organisation() {
        return lines.getLast().organisation();
    }

    /** @return what changed, null while it waits */
    Delta add(Fact fact) {
        if (ledger == null) {
            waiting.add(fact);
            return null;
        }
        return ledger.add(List.of(fact));
    }

    /** @return what there is to be told at once, null while it waits for the other of the two */
    Delta line(RosterRecord line, RuleBooks books) {
        lines.add(line);
        return books == null ? null : begin(books);
    }

    /** A first rule book, or another one. */
    Delta begin(RuleBooks books) {
        if (lines.isEmpty()) {
            return null;
        }
        if (ledger != null) {
            waiting = new ArrayList<>(ledger.facts());
            told = ledger.ledger().entries();
        }
        ledger = RunningLedger.of(
                books,
                CYCLE,
                new Subject(Subject.Kind.MEMBER, member.toString()),
                RosterRecord.rosterOf(lines),
                RunningLedger.endOf(books.days(CYCLE)));
        Delta fresh = ledger.add(waiting);
        waiting = new ArrayList<>(0);
        Delta change = told.isEmpty() ? fresh : new Delta(told, ledger.ledger().entries());
        told = List.of();
        return change;
    }
}
