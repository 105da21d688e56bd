package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is wrong with a fact by itself, and what took it back, as the guide says it. */
final class NaiveIntake {
    private static final Set<String> KNOWN = Set.of(
            "article-read",
            "activity-attended",
            "activity-leave",
            "activity-missed",
            "wish-claimed",
            "wish-fulfilled",
            "donation-made",
            "colleague-scored",
            "mentee-scored",
            "opening-balance",
            "exemption-approved",
            "cancellation");

    private NaiveIntake() {}

    /** Each once: of two with one id the one whose content comes first. */
    static Map<String, Fact> once(Collection<Fact> facts) {
        Map<String, Fact> once = new TreeMap<>();
        for (Fact fact : facts) {
            once.merge(fact.id(), fact, (a, b) -> a.content().compareTo(b.content()) <= 0 ? a : b);
        }
        return once;
    }

    static String wrong(Fact fact) {
        if (!KNOWN.contains(fact.type())) {
            return "UNKNOWN_TYPE";
        }
        if (Duration.between(fact.recordedAt(), fact.occurredAt()).compareTo(Duration.ofMinutes(5)) > 0) {
            return "IN_THE_FUTURE";
        }
        if (Set.of("opening-balance", "exemption-approved", "cancellation").contains(fact.type())) {
            return null;
        }
        for (Map.Entry<String, Measure> measure : fact.measures().entrySet()) {
            long most = switch (measure.getKey()) {
                case "hours" -> 8784;
                case "rating" -> 5;
                default -> 1_000_000;
            };
            if (measure.getValue().tenThousandths() < 0 || measure.getValue().tenThousandths() > most * 10_000) {
                return "BAD_MEASURE";
            }
        }
        return null;
    }

    static String takenBackBy(Fact fact, List<Fact> sound) {
        Comparator<Fact> written = Comparator.comparing(Fact::recordedAt).thenComparing(Fact::id);
        List<Fact> direct = sound.stream()
                .filter(other -> fact.event().equals(other.cancels()))
                .toList();
        if (!direct.isEmpty()) {
            return direct.stream().max(written).orElseThrow().event();
        }
        if (fact.cancels() == null) {
            return null;
        }
        Fact last = sound.stream()
                .filter(other -> fact.cancels().equals(other.cancels()))
                .max(written)
                .orElseThrow();
        return last == fact ? null : last.event();
    }
}
