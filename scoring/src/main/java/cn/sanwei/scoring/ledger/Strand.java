package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.rulebook.CapPeriod;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.PreparedRule;
import cn.sanwei.scoring.rulebook.StrandRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of the rules that touch each other, and what these rules remember from one fact to the next. It goes on
 * from its last fact; when something has to be put in before that, all its facts are folded anew. Both ways are the one
 * {@link #score}.
 */
final class Strand {
    private static final Outcome COUNTED = new Outcome.Counted();

    private final CapMeter meter;
    private final ArrayList<Fact> facts = new ArrayList<>(4);
    private ArrayList<LedgerEntry> entries = new ArrayList<>(4);
    private boolean stale;

    Strand(CapPeriod[] meterPeriods, CycleDays days) {
        meter = new CapMeter(meterPeriods, days);
    }

    /** In the order of the ledger. */
    List<LedgerEntry> entries() {
        return entries;
    }

    /** Says that what was folded no longer holds, so that the next {@link #settle} folds all anew. */
    boolean spoil() {
        boolean first = !stale;
        stale = true;
        return first;
    }

    /** Whether a fact can be scored now; one that is earlier than the last spoils the strand. */
    boolean goesOnWith(Fact fact) {
        return !stale && (facts.isEmpty() || Intake.ORDER.compare(facts.get(facts.size() - 1), fact) < 0);
    }

    void put(Fact fact) {
        facts.add(fact);
    }

    /**
     * Scores the fact by those rules that match it.
     *
     * @param first the index of the first of them
     */
    void score(Fact fact, StrandRules rules, int first, Entrance entrance, Intake intake) {
        String by = intake.cancelledBy(fact);
        for (int i = first; i < rules.rules().length; i++) {
            PreparedRule rule = rules.rules()[i];
            if (i == first || rule.rule().matches(fact, entrance.line())) {
                entries.add(by == null ? counted(fact, rule, entrance) : cancelled(fact, rule, entrance, by));
            }
        }
    }

    /**
     * Folds all its facts anew if it was spoiled.
     *
     * @return the entries as they were before, or null if it was not
     */
    List<LedgerEntry> settle(int number, Entrance entrance, Intake intake) {
        if (!stale) {
            return null;
        }
        List<LedgerEntry> before = entries;
        entries = new ArrayList<>(before.size() + 4);
        meter.clear();
        facts.sort(Intake.ORDER);
        for (Fact fact : facts) {
            entrance.admit(fact);
            for (StrandRules rules : entrance.book().strandsFor(fact.type())) {
                if (rules.strand() == number) {
                    score(fact, rules, rules.firstMatch(fact, entrance.line()), entrance, intake);
                }
            }
        }
        stale = false;
        return before;
    }

    private LedgerEntry counted(Fact fact, PreparedRule rule, Entrance entrance) {
        Points raw = rule.rule().gives(fact);
        PreparedRule.PreparedCap cap = meter.take(rule, Math.abs(raw.hundredths()), entrance.day());
        return new LedgerEntry(
                fact,
                rule.rule(),
                rule.rule().micro(),
                raw,
                cap == null ? raw : new Points(raw.isNegative() ? -meter.left() : meter.left()),
                entrance.day(),
                entrance.book().book().version(),
                cap == null ? COUNTED : new Outcome.Capped(cap.cap(), cap.owner()));
    }

    private static LedgerEntry cancelled(Fact fact, PreparedRule rule, Entrance entrance, String by) {
        return new LedgerEntry(
                fact,
                rule.rule(),
                rule.rule().micro(),
                rule.rule().gives(fact),
                Points.ZERO,
                entrance.day(),
                entrance.book().book().version(),
                new Outcome.Cancelled(by));
    }
}
