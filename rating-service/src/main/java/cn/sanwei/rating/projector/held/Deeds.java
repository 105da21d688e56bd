package cn.sanwei.rating.projector.held;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often a member did what the county counts, in one cycle; what was taken back does not count. */
public final class Deeds {
    private final Map<String, Integer> times = new HashMap<>(4);
    private final Set<String> takenBack = new HashSet<>(0);
    private final RunningLedger running;
    /** Of the facts that are counted. */
    private int facts;

    public Deeds(RunningLedger running) {
        this.running = running;
        countAll();
    }

    /** To be told of what was added; where that is no more than some facts more, no other one is looked at. */
    void came(Collection<Fact> more) {
        boolean allNew = running.size() == facts + more.size();
        if (allNew && more.stream().allMatch(fact -> fact.cancels() == null)) {
            more.forEach(this::count);
            facts = running.size();
        } else {
            countAll();
        }
    }

    public Rows.Done done() {
        return new Rows.Done(
                times.getOrDefault(FactTypes.ARTICLE_READ, 0),
                times.getOrDefault(FactTypes.ACTIVITY_ATTENDED, 0),
                times.getOrDefault(FactTypes.ACTIVITY_MISSED, 0),
                times.getOrDefault(FactTypes.WISH_FULFILLED, 0));
    }

    private void countAll() {
        times.clear();
        takenBack.clear();
        List<Fact> all = running.facts();
        for (Fact fact : all) {
            if (fact.cancels() != null) {
                takenBack.add(fact.cancels());
            }
        }
        all.forEach(this::count);
        facts = running.size();
    }

    private void count(Fact fact) {
        if (!takenBack.contains(fact.event()) && running.days().contains(CycleDays.dayOf(fact.occurredAt()))) {
            times.merge(fact.type(), 1, Integer::sum);
        }
    }
}
