package cn.sanwei.rating.projector.closing;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member's ledger was when his cycle was closed, for a projection that did not close it. As a rule that is the fold
 * of what had been recorded by then. But topics run at different speeds: what was recorded in the minutes around the
 * closing may have been heard before it or after it, and which of both, the frozen hash decides.
 */
public final class FrozenFold {
    private static final Duration DOUBTFUL = Duration.ofMinutes(10);
    /** Each doubles how often has to be folded. */
    private static final int MOST_DOUBTFUL = 10;

    private FrozenFold() {}

    /**
     * @param books those of then
     * @return that of what was recorded in time, where no choice gives the frozen hash
     */
    public static Ledger of(
            RuleBooks books,
            Ledger today,
            List<Fact> facts,
            Roster roster,
            Rows.ClosingRow closing,
            Rows.FrozenRow frozen) {
        List<Fact> heard = new ArrayList<>();
        List<Fact> doubtful = new ArrayList<>();
        List<Fact> inTime = new ArrayList<>();
        for (Fact fact : facts) {
            Duration early = Duration.between(fact.recordedAt(), closing.closedAt());
            if (!early.isNegative()) {
                inTime.add(fact);
            }
            if (early.abs().compareTo(DOUBTFUL) <= 0) {
                doubtful.add(fact);
            } else if (!early.isNegative()) {
                heard.add(fact);
            }
        }
        Instant asOf = RunningLedger.asOf(today.days(), CycleDays.dayOf(closing.closedAt()));
        Ledger usual = fold(books, today, inTime, roster, asOf);
        if (doubtful.size() > MOST_DOUBTFUL || isFrozen(usual, frozen)) {
            return usual;
        }
        for (int chosen = 0; chosen < 1 << doubtful.size(); chosen++) {
            List<Fact> some = new ArrayList<>(heard);
            for (int i = 0; i < doubtful.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    some.add(doubtful.get(i));
                }
            }
            Ledger one = fold(books, today, some, roster, asOf);
            if (isFrozen(one, frozen)) {
                return one;
            }
        }
        return usual;
    }

    private static Ledger fold(RuleBooks books, Ledger of, List<Fact> facts, Roster roster, Instant asOf) {
        return LedgerFold.fold(books, of.days().cycle(), of.subject(), facts, roster, asOf);
    }

    private static boolean isFrozen(Ledger ledger, Rows.FrozenRow frozen) {
        return CanonicalLedger.hash(ledger).equals(frozen.ledgerHash());
    }
}
