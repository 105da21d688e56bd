package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.util.Collection;

/**
 * Facts to ledger: a function, of nothing but its arguments. In which order the facts come, and how often each, makes
 * no difference, to the byte.
 */
public final class LedgerFold {
    private LedgerFold() {}

    /** As at the end of the cycle. */
    public static Ledger fold(RuleBooks books, Cycle cycle, Subject subject, Collection<Fact> facts, Roster roster) {
        return fold(books, cycle, subject, facts, roster, RunningLedger.endOf(books.days(cycle)));
    }

    /**
     * @param facts all that are known of this member; those of other cycles are parked, but what they take back is taken
     *     back
     * @param asOf the instant at which it is judged what did not happen and what has lapsed
     * @return one that is not {@link Ledger#isSummed() summed} where the points are more than can be reckoned with
     * @throws IllegalArgumentException when a fact is about somebody else
     */
    public static Ledger fold(
            RuleBooks books, Cycle cycle, Subject subject, Collection<Fact> facts, Roster roster, Instant asOf) {
        RunningLedger running = RunningLedger.of(books, cycle, subject, roster, asOf);
        try {
            running.add(facts);
            return running.ledger();
        } catch (ArithmeticException beyond) {
            return running.notSummed();
        }
    }
}
