package cn.sanwei.scoring.ledger;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.Amount;
import cn.sanwei.scoring.rulebook.CapPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The entries of a strand so far, in their order, and what can be asked of them. */
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

    /** What a milestone's period has seen before. */
    Measure sum(String rule, Amount.Milestones milestones, LocalDate day) {
        long sum = 0;
        for (LedgerEntry entry : within(rule, milestones.per(), day)) {
            sum += measured(entry.source(), milestones);
        }
        return new Measure(sum);
    }

    /** Entries of a rule that stand, in the period that this day lies in, the latest first. */
    private List<LedgerEntry> within(String rule, CapPeriod per, LocalDate day) {
        long start = periods.start(per, day);
        List<LedgerEntry> within = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            LedgerEntry entry = entries.get(i);
            if (entry.on().toEpochDay() < start) {
                break;
            }
            if (entry.outcome().stands() && entry.rule().equals(rule)) {
                within.add(entry);
            }
        }
        return within;
    }

    static long measured(Fact fact, Amount.Milestones milestones) {
        if (milestones.measured() == null) {
            return Measure.SCALE;
        }
        Measure measured = fact.measures().get(milestones.measured());
        return measured == null ? 0 : Math.max(0, measured.tenThousandths());
    }
}
