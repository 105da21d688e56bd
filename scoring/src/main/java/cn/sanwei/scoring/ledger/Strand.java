package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.rulebook.Amount;
import cn.sanwei.scoring.rulebook.PreparedRule;
import cn.sanwei.scoring.rulebook.StrandPlan;
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

    private final StrandPlan plan;
    private final CapMeter meter;
    /** Null where each occurrence is judged by itself. */
    private final History history;

    private final ArrayList<Fact> facts = new ArrayList<>(4);
    private ArrayList<LedgerEntry> entries = new ArrayList<>(4);
    private boolean stale;

    Strand(StrandPlan plan, Periods periods) {
        this.plan = plan;
        meter = new CapMeter(plan.meterPeriods(), periods);
        history = plan.isPlain() ? null : new History(periods);
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

    /** Whether a fact can be scored now; one that is earlier than the last cannot. */
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
        if (history != null) {
            carefully(fact, rules, first, entrance, by);
            return;
        }
        for (int i = first; i < rules.rules().length; i++) {
            PreparedRule rule = rules.rules()[i];
            if (i == first || rule.rule().matches(fact, entrance.line())) {
                Points raw = ((Amount.OfOne) rule.rule().amount()).of(fact);
                entries.add(
                        by == null
                                ? counted(fact, rule, raw, Basis.NONE, entrance)
                                : cancelled(fact, rule, entrance, by));
            }
        }
    }

    /**
     * Folds all its facts anew if it was spoiled.
     *
     * @return the entries as they were before, or null if it was not
     */
    List<LedgerEntry> settle(Entrance entrance, Intake intake) {
        if (!stale) {
            return null;
        }
        List<LedgerEntry> before = entries;
        entries = new ArrayList<>(before.size() + 4);
        meter.clear();
        if (history != null) {
            history.clear();
        }
        facts.sort(Intake.ORDER);
        for (Fact fact : facts) {
            entrance.admit(fact);
            for (StrandRules rules : entrance.book().strandsFor(fact.type())) {
                if (rules.strand() == plan.number()) {
                    score(fact, rules, rules.firstMatch(fact, entrance.line()), entrance, intake);
                }
            }
        }
        stale = false;
        return before;
    }

    /** All rules look at what was before the fact; only then what they give goes through the caps, one after the other. */
    private void carefully(Fact fact, StrandRules rules, int first, Entrance entrance, String by) {
        Reckoning reckoning = new Reckoning(history);
        List<Draft> drafts = new ArrayList<>(2);
        for (int i = first; i < rules.rules().length; i++) {
            PreparedRule rule = rules.rules()[i];
            if (i == first || rule.rule().matches(fact, entrance.line())) {
                drafts.add(
                        by == null
                                ? reckoning.draft(fact, rule, entrance)
                                : new Draft(
                                        rule,
                                        Reckoning.nominal(fact, rule.rule()),
                                        Basis.NONE,
                                        new Outcome.Cancelled(by)));
            }
        }
        for (Draft draft : drafts) {
            LedgerEntry entry = draft.kept() == null
                    ? counted(fact, draft.rule(), draft.raw(), draft.basis(), entrance)
                    : entry(fact, draft.rule(), draft.raw(), Points.ZERO, draft.kept(), draft.basis(), entrance);
            history.add(entry);
            entries.add(entry);
        }
    }

    private LedgerEntry counted(Fact fact, PreparedRule rule, Points raw, Basis basis, Entrance entrance) {
        PreparedRule.PreparedCap cap = meter.take(rule, Math.abs(raw.hundredths()), entrance.day());
        Points left = cap == null ? raw : new Points(raw.isNegative() ? -meter.left() : meter.left());
        Outcome outcome = cap == null ? COUNTED : new Outcome.Capped(cap.cap(), cap.owner());
        return entry(fact, rule, raw, left, outcome, basis, entrance);
    }

    private static LedgerEntry cancelled(Fact fact, PreparedRule rule, Entrance entrance, String by) {
        Points raw = Reckoning.nominal(fact, rule.rule());
        return entry(fact, rule, raw, Points.ZERO, new Outcome.Cancelled(by), Basis.NONE, entrance);
    }

    private static LedgerEntry entry(
            Fact fact, PreparedRule rule, Points raw, Points points, Outcome outcome, Basis basis, Entrance entrance) {
        return new LedgerEntry(
                fact,
                rule.rule(),
                rule.rule().micro(),
                raw,
                points,
                entrance.day(),
                entrance.book().book().version(),
                outcome,
                basis);
    }
}
