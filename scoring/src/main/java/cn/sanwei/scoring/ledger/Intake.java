package cn.sanwei.scoring.ledger;

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
 * Facts as they come, in any order and as often as they come, made into one order, each once; and which of them were
 * taken back. A fact that is parked takes nothing back.
 */
final class Intake {
    /** As they happened; at one instant by their ids. */
    static final Comparator<Fact> ORDER = Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id);

    private static final Comparator<Fact> WRITTEN =
            Comparator.comparing(Fact::recordedAt).thenComparing(Fact::id);

    private final List<Fact> sound = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    /** For each event that was taken back, the fact that has the last word on it. */
    private final Map<String, Fact> lastWord = new HashMap<>();

    private final Set<String> eventsSeen = new HashSet<>();

    Intake(Subject subject, Collection<Fact> facts) {
        for (Fact fact : once(subject, facts)) {
            eventsSeen.add(fact.event());
            Parked.Reason wrong = Judge.of(fact);
            if (wrong == null) {
                sound.add(fact);
            } else {
                parked.add(new Parked(fact, wrong));
            }
        }
        sound.sort(ORDER);
        for (Fact fact : sound) {
            if (fact.cancels() != null) {
                lastWord.merge(fact.cancels(), fact, Intake::later);
            }
        }
    }

    /** In the order in which they happened; of two at one instant, by their ids. */
    List<Fact> sound() {
        return sound;
    }

    List<Parked> parked() {
        return parked;
    }

    /**
     * The event that took this fact back, or null. Of several corrections of one event the one recorded last stands, and
     * takes the others back, so that nobody gets the points of two.
     */
    String cancelledBy(Fact fact) {
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

    boolean hasSeen(String event) {
        return eventsSeen.contains(event);
    }

    private static Fact later(Fact a, Fact b) {
        return WRITTEN.compare(a, b) > 0 ? a : b;
    }

    private Collection<Fact> once(Subject subject, Collection<Fact> facts) {
        Map<String, Fact> byId = HashMap.newHashMap(facts.size());
        Map<String, Set<String>> contradictions = new HashMap<>();
        for (Fact fact : facts) {
            if (!fact.subject().equals(subject)) {
                throw new IllegalArgumentException("fact " + fact.id() + " is another's");
            }
            Fact before = byId.putIfAbsent(fact.id(), fact);
            if (before != null && !before.equals(fact)) {
                Fact kept = before.content().compareTo(fact.content()) < 0 ? before : fact;
                Fact other = kept == before ? fact : before;
                byId.put(fact.id(), kept);
                if (contradictions
                        .computeIfAbsent(fact.id(), id -> new HashSet<>())
                        .add(other.content())) {
                    parked.add(new Parked(other, Parked.Reason.CONTRADICTING_DUPLICATE));
                }
            }
        }
        return byId.values();
    }
}
