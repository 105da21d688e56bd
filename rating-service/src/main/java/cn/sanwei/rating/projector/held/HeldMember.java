package cn.sanwei.rating.projector.held;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.RunningLedger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A member as the last batch left him, so that the next one goes on from there: his open cycles, folded. */
public final class HeldMember {
    private final Roster roster;
    private final Set<String> awardedCycles;
    private final Map<String, Open> cycles = new HashMap<>(2);
    private int facts;
    private long usedIn;

    /** A cycle that is not closed; its standing is null for one of whom there is nothing to say. */
    public static final class Open {
        private final RunningLedger running;
        private final Deeds deeds;
        private Rows.StandingRow standing;
        /** As it is stored, or will be with the batch at hand; null where it is not known. */
        private LocalDate due;

        public Open(RunningLedger running, Deeds deeds, Rows.StandingRow standing) {
            this.running = running;
            this.deeds = deeds;
            this.standing = standing;
        }

        public RunningLedger running() {
            return running;
        }

        public Deeds deeds() {
            return deeds;
        }

        public Delta add(Collection<Fact> facts) {
            Delta delta = running.add(facts);
            deeds.came(facts);
            return delta;
        }

        public Rows.StandingRow standing() {
            return standing;
        }

        public void stands(Rows.StandingRow now) {
            standing = now;
        }

        /** The day at whose turn it changes next; empty where there is none, or it is the one that was said before. */
        public Optional<LocalDate> newlyDue() {
            Optional<LocalDate> next = running.nextTurn().filter(day -> !day.equals(due));
            next.ifPresent(day -> due = day);
            return next;
        }
    }

    public HeldMember(Roster roster, Set<String> awardedCycles, Iterable<Fact> known) {
        this.roster = roster;
        this.awardedCycles = awardedCycles;
        known.forEach(fact -> facts++);
    }

    public Roster roster() {
        return roster;
    }

    public boolean isAwarded(String cycle) {
        return awardedCycles.contains(cycle);
    }

    public Map<String, Open> cycles() {
        return cycles;
    }

    public boolean holds(Set<String> wanted) {
        return cycles.keySet().containsAll(wanted);
    }

    void came(int more) {
        facts += more;
    }

    /** How much memory it takes, counted in facts. */
    int weight() {
        return OWN_WEIGHT + facts * Math.max(1, cycles.size());
    }

    long usedIn() {
        return usedIn;
    }

    void usedIn(long batch) {
        usedIn = batch;
    }

    private static final int OWN_WEIGHT = 4;
}
