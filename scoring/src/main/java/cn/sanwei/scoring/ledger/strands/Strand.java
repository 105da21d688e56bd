package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.entries.Basis;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.ledger.intake.Entrance;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.rulebook.prepared.AwaitedPeriod;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule;
import cn.sanwei.scoring.rulebook.prepared.StrandPlan;
import cn.sanwei.scoring.rulebook.prepared.StrandRules;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of the rules that touch each other, and what these rules remember from one fact to the next. It goes on
 * from its last fact; when something has to be put in before that, all its facts are folded anew. Both ways are the one
 * {@link #score}.
 */
public final class Strand {
    private static final Outcome COUNTED = new Outcome.Counted();

    private final StrandPlan plan;
    private final Scene scene;
    private final CapMeter meter;
    /** Null where each occurrence is judged by itself. */
    private final History history;

    private final ArrayList<Fact> facts = new ArrayList<>(4);
    private ArrayList<LedgerEntry> entries = new ArrayList<>(4);
    private boolean stale;

    public Strand(StrandPlan plan, Scene scene) {
        this.plan = plan;
        this.scene = scene;
        meter = new CapMeter(plan.meterPeriods(), scene.periods());
        history = plan.isPlain() ? null : new History(scene.periods());
    }

    /** Those of the cycle, in the order of the ledger. */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /** Says that what was folded no longer holds, so that the next {@link #settle} folds all anew. */
    public boolean spoil() {
        boolean first = !stale;
        stale = true;
        return first;
    }

    /** Whether a fact can be scored now; one that is earlier than the last cannot. */
    public boolean goesOnWith(Fact fact) {
        return !stale
                && !plan.isAlwaysAnew()
                && (facts.isEmpty() || Intake.ORDER.compare(facts.get(facts.size() - 1), fact) < 0);
    }

    /** A fact may come twice in a row: scored by one of the rules, and awaited by another. */
    public void put(Fact fact) {
        if (facts.isEmpty() || facts.get(facts.size() - 1) != fact) {
            facts.add(fact);
        }
    }

    /** The next day at whose turn something lapses, or has not happened, with no new fact; or null. */
    public LocalDate nextTurn() {
        LocalDate next = plan.waits()
                ? scene.waiting().next(plan.number(), scene.asOf(), facts).orElse(null)
                : null;
        for (LedgerEntry entry : entries) {
            next = entry.outcome().stands() ? sooner(next, entry.basis().until()) : next;
            // What was given back is reckoned from the deduction for as long as that one is valid.
            for (LedgerEntry of = entry.basis().target();
                    of != null;
                    of = of.basis().target()) {
                next = sooner(next, of.basis().until());
            }
        }
        return next;
    }

    /** The day on which something lapses, where it is still to come in this cycle and is the first of them. */
    private LocalDate sooner(LocalDate next, LocalDate until) {
        boolean ahead = until != null
                && until.isAfter(scene.lapsedBy())
                && !until.isAfter(scene.days().last());
        return ahead && (next == null || until.isBefore(next)) ? until : next;
    }

    /**
     * Scores the fact that the entrance has let in by those rules that match it.
     *
     * @param first the index of the first of them
     */
    public void score(Fact fact, StrandRules rules, int first) {
        String by = scene.intake().cancelledBy(fact);
        if (history != null) {
            carefully(fact, rules, first, by);
            return;
        }
        Entrance entrance = scene.entrance();
        for (int i = first; i < rules.rules().length; i++) {
            PreparedRule rule = rules.rules()[i];
            if (i == first || rule.rule().matches(fact, entrance.line())) {
                Points raw = ((Amount.OfOne) rule.rule().amount()).of(fact);
                entries.add(
                        by == null
                                ? capped(fact, rule, raw, raw, Basis.NONE, COUNTED)
                                : entry(fact, rule, raw, Points.ZERO, new Outcome.Cancelled(by), Basis.NONE));
            }
        }
    }

    /**
     * Folds all its facts anew if it was spoiled.
     *
     * @return the entries as they were before, or null if it was not
     */
    public List<LedgerEntry> settle() {
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
        List<AwaitedPeriod> ended = plan.waits() ? scene.waiting().endedBy(plan.number(), scene.asOf()) : List.of();
        int judged = 0;
        for (Fact fact : facts) {
            while (judged < ended.size() && !ended.get(judged).ends().isAfter(fact.occurredAt())) {
                judge(ended.get(judged++));
            }
            scoreAgain(fact);
        }
        while (judged < ended.size()) {
            judge(ended.get(judged++));
        }
        if (plan.waits()) {
            entries.sort(LedgerEntry.ORDER);
        }
        stale = false;
        return before;
    }

    private void scoreAgain(Fact fact) {
        scene.entrance().admitAgain(fact);
        for (StrandRules rules : scene.entrance().book().strandsFor(fact.type())) {
            int first = rules.strand() == plan.number()
                    ? rules.firstMatch(fact, scene.entrance().line())
                    : -1;
            if (first >= 0) {
                score(fact, rules, first);
            }
        }
    }

    private void judge(AwaitedPeriod period) {
        if (scene.waiting().isInVain(period, facts)) {
            scene.entrance().admitOn(period.last());
            Fact fact = Waiting.fact(period, scene.subject());
            List<Draft> drafts = new ArrayList<>(List.of(draft(fact, period.rule(), null)));
            Ranking.apply(drafts, history, period.last());
            finish(fact, drafts.get(0));
        }
    }

    /** All rules look at what was before the fact; only then what they give goes through the caps, one after the other. */
    private void carefully(Fact fact, StrandRules rules, int first, String by) {
        Entrance entrance = scene.entrance();
        List<Draft> drafts = new ArrayList<>(2);
        for (int i = first; i < rules.rules().length; i++) {
            PreparedRule rule = rules.rules()[i];
            if (i == first || rule.rule().matches(fact, entrance.line())) {
                drafts.add(draft(fact, rule, by));
            }
        }
        Ranking.apply(drafts, history, entrance.day());
        drafts.forEach(draft -> finish(fact, draft));
    }

    private Draft draft(Fact fact, PreparedRule rule, String by) {
        Entrance entrance = scene.entrance();
        Outcome.Fallen fallen =
                by != null ? new Outcome.Cancelled(by) : new Gates(history).closed(fact, rule, entrance.day());
        return fallen != null
                ? Draft.fallen(rule, Reckoning.nominal(fact, rule.rule()), fallen)
                : new Reckoning(history).draft(fact, rule, entrance.day(), entrance.line());
    }

    private void finish(Fact fact, Draft draft) {
        LocalDate day = scene.entrance().day();
        Outcome cleared = draft.counts() ? new Gates(history).cleared(draft.rule(), day) : null;
        LedgerEntry entry = cleared != null || draft.kept() instanceof Outcome.Fallen
                ? entry(
                        fact,
                        draft.rule(),
                        draft.raw(),
                        Points.ZERO,
                        cleared != null ? cleared : draft.kept(),
                        draft.basis())
                : capped(
                        fact,
                        draft.rule(),
                        draft.raw(),
                        draft.counting(),
                        draft.basis(),
                        draft.kept() == null ? COUNTED : draft.kept());
        Validity valid = draft.rule().rule().terms().valid();
        if (valid != null && entry.outcome().stands()) {
            entry = entry.validUntil(valid.until(day, draft.raw()), scene.lapsedBy());
        }
        LedgerEntry target = entry.outcome().stands() ? draft.basis().target() : null;
        if (target != null && endsBefore(target.basis().until(), entry.basis().until())) {
            entry = entry.validUntil(target.basis().until(), scene.lapsedBy());
        }
        if (target != null && ((Amount.Repair) draft.rule().rule().amount()).instead() != null) {
            LedgerEntry repaired = target.repairedBy(draft.rule().rule().label());
            history.replace(target, repaired);
            entries.replaceAll(one -> one == target ? repaired : one);
        }
        history.add(entry);
        if (!scene.entrance().isEarlier() || carriesOver(valid, entry)) {
            entries.add(entry);
        }
    }

    /** Null is no end. */
    private static boolean endsBefore(LocalDate one, LocalDate other) {
        return one != null && (other == null || one.isBefore(other));
    }

    /** Whether an entry of an earlier cycle was still valid when this one began. */
    private boolean carriesOver(Validity valid, LedgerEntry entry) {
        return valid != null
                && valid.acrossCycles()
                && entry.outcome().stands()
                && entry.basis().until().isAfter(scene.days().first());
    }

    private LedgerEntry capped(
            Fact fact, PreparedRule rule, Points raw, Points counting, Basis basis, Outcome otherwise) {
        PreparedRule.PreparedCap cap = meter.take(
                rule, Math.abs(counting.hundredths()), scene.entrance().day());
        return cap == null
                ? entry(fact, rule, raw, counting, otherwise, basis)
                : entry(
                        fact,
                        rule,
                        raw,
                        new Points(counting.isNegative() ? -meter.left() : meter.left()),
                        new Outcome.Capped(cap.cap(), cap.owner()),
                        basis);
    }

    private LedgerEntry entry(Fact fact, PreparedRule rule, Points raw, Points points, Outcome outcome, Basis basis) {
        return new LedgerEntry(
                fact,
                rule.rule(),
                rule.rule().micro(),
                raw,
                points,
                scene.entrance().day(),
                scene.entrance().book().book().version(),
                outcome,
                basis);
    }
}
