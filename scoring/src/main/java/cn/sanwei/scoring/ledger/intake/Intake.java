package cn.sanwei.scoring.ledger.intake;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts as they come, in any order and as often as they come, each taken once; and which of them were taken back. A fact
 * that is parked takes nothing back.
 */
public final class Intake {
    /** As they happened; at one instant by their ids. */
    public static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id);

    private static final Comparator<Fact> WRITTEN =
            Comparator.comparing(Fact::recordedAt).thenComparing(Fact::id);

    /** What an arriving fact is. */
    public enum Arrival {
        /** Sound, and not seen before. */
        NEW,
        /** Wrong by itself, and kept as parked. */
        PARKED,
        /** The same as one that came before. */
        AGAIN,
        /** It has the id of one that came before, which stays; this one is parked. */
        CONTRADICTING,
        /** It has the id of one that came before, and stands from now on in its place: all is to be folded anew. */
        REPLACING
    }

    private final Subject subject;
    private final FactTable facts = new FactTable();
    private final List<Parked> parked = new ArrayList<>(0);
    /** For each event that was taken back, the fact that has the last word on it. */
    private final Map<String, Fact> lastWord = new HashMap<>(0);

    private Set<Fact> contradicting = Set.of();

    public Intake(Subject subject) {
        this.subject = subject;
    }

    public Intake(Subject subject, Collection<Fact> facts) {
        this(subject);
        facts.forEach(this::take);
    }

    public Arrival take(Fact fact) {
        if (!fact.subject().equals(subject)) {
            throw new IllegalArgumentException("fact " + fact.id() + " is another's");
        }
        Fact before = facts.get(fact.id());
        if (before != null) {
            return before.equals(fact) ? Arrival.AGAIN : contradiction(before, fact);
        }
        facts.put(fact);
        return judge(fact) ? Arrival.NEW : Arrival.PARKED;
    }

    /** In the order in which they happened; of two at one instant, by their ids. */
    public List<Fact> sound() {
        Set<Fact> wrong = new HashSet<>();
        parked.forEach(one -> wrong.add(one.fact()));
        List<Fact> sound = new ArrayList<>(facts.size());
        facts.forEach(fact -> {
            if (!wrong.contains(fact)) {
                sound.add(fact);
            }
        });
        sound.sort(ORDER);
        return sound;
    }

    public int size() {
        return facts.size();
    }

    /** All that came, each once, in no order. */
    public List<Fact> all() {
        List<Fact> all = new ArrayList<>(contradicting);
        facts.forEach(all::add);
        return all;
    }

    /** What is wrong by itself, in no order. */
    public List<Parked> parked() {
        List<Parked> all = new ArrayList<>(parked);
        contradicting.forEach(fact -> all.add(new Parked(fact, Parked.Reason.CONTRADICTING_DUPLICATE)));
        return all;
    }

    /** Those that a correction of this event takes back, or stops taking back, among all that came. */
    public List<Fact> concernedBy(String cancelled) {
        List<Fact> concerned = new ArrayList<>(2);
        facts.forEach(fact -> {
            if (cancelled.equals(fact.event()) || cancelled.equals(fact.cancels())) {
                concerned.add(fact);
            }
        });
        return concerned;
    }

    /**
     * The event that took this fact back, or null. Of several corrections of one event the one recorded last stands, and
     * takes the others back, so that nobody gets the points of two.
     */
    public String cancelledBy(Fact fact) {
        if (lastWord.isEmpty()) {
            return null;
        }
        Fact direct = lastWord.get(fact.event());
        if (direct != null) {
            return direct.event();
        }
        Fact last = fact.cancels() == null ? fact : lastWord.get(fact.cancels());
        return last.id().equals(fact.id()) ? null : last.event();
    }

    /** Goes over all that came. */
    public boolean hasSeen(String event) {
        boolean[] seen = new boolean[1];
        facts.forEach(fact -> seen[0] |= fact.event().equals(event));
        return seen[0];
    }

    private Arrival contradiction(Fact before, Fact fact) {
        boolean stays = before.content().compareTo(fact.content()) < 0;
        Fact other = stays ? fact : before;
        if (contradicting.isEmpty()) {
            contradicting = new HashSet<>(2);
        }
        boolean fresh = contradicting.add(other);
        if (stays) {
            return fresh ? Arrival.CONTRADICTING : Arrival.AGAIN;
        }
        facts.put(fact);
        parked.clear();
        lastWord.clear();
        facts.forEach(this::judge);
        return Arrival.REPLACING;
    }

    private boolean judge(Fact fact) {
        Parked.Reason wrong = Judge.of(fact);
        if (wrong != null) {
            parked.add(new Parked(fact, wrong));
            return false;
        }
        if (fact.cancels() != null) {
            lastWord.merge(fact.cancels(), fact, Intake::later);
        }
        return true;
    }

    private static Fact later(Fact a, Fact b) {
        return WRITTEN.compare(a, b) > 0 ? a : b;
    }
}
