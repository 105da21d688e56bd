package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.entries.Basis;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.ledger.intake.Judge;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.ArrayList;
import java.util.List;

/** Facts that name their cycle and that no rule scores: opening balances, and approvals to be left out of grading. */
final class Declared {
    private static final Outcome COUNTED = new Outcome.Counted();

    private final CycleDays days;
    private final Roster roster;
    /** Null while none counts. */
    private final RuleBook judging;

    private final Intake intake;
    private final List<LedgerEntry> balances = new ArrayList<>(0);
    /** Also those that were taken back. */
    private final List<Fact> approvals = new ArrayList<>(0);

    Declared(CycleDays days, Roster roster, RuleBook judging, Intake intake) {
        this.days = days;
        this.roster = roster;
        this.judging = judging;
        this.intake = intake;
    }

    List<LedgerEntry> balances() {
        return balances;
    }

    /** Whether some approval stands. */
    boolean isExempt() {
        return approvals.stream().anyMatch(fact -> intake.cancelledBy(fact) == null);
    }

    /** Why a fact that names its cycle does not belong to this ledger, or null. */
    Parked.Reason reasonAgainst(Fact fact) {
        if (!days.cycle().value().equals(Judge.cycleNamed(fact))) {
            return Parked.Reason.OUTSIDE_CYCLE;
        }
        if (roster.isEmpty()) {
            return Parked.Reason.UNKNOWN_MEMBER;
        }
        return judging == null ? Parked.Reason.NO_RULE_BOOK : null;
    }

    /** @param unscored takes an approval of which the rule book does not hear */
    Parked.Reason exemption(Fact fact, List<Fact> unscored) {
        Parked.Reason reason = reasonAgainst(fact);
        if (reason == null) {
            (judging.grading().exemption().byApproval() ? approvals : unscored).add(fact);
        }
        return reason;
    }

    /** Of one that belongs to this ledger. */
    LedgerEntry openingBalance(Fact fact) {
        Points given = new Points(fact.measures().get("points").tenThousandths() / 100);
        String by = intake.cancelledBy(fact);
        LedgerEntry entry = new LedgerEntry(
                fact,
                null,
                Judge.micro(fact.attributes().get("micro")),
                given,
                by == null ? given : Points.ZERO,
                CycleDays.dayOf(fact.occurredAt()),
                judging.version(),
                by == null ? COUNTED : new Outcome.Cancelled(by),
                Basis.NONE);
        balances.add(entry);
        return entry;
    }

    /** The entry of a fact, which is then no longer here; or null. */
    LedgerEntry takeOut(Fact fact) {
        for (LedgerEntry balance : balances) {
            if (balance.source() == fact) {
                balances.remove(balance);
                return balance;
            }
        }
        return null;
    }
}
