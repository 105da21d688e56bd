package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.entries.MadeFact;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.PreparedBook;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.prepared.StrandRules;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts of one member made from those of others: what befell a colleague of his organisation, or somebody whose fact names
 * him as introducer, mentor or contact. A function of rule books, rosters and facts, in whichever order these are added.
 * It looks at what happened and not at ledgers: an occurrence that a rule matches is passed on whatever caps left of it,
 * so nobody has to be folded before another. What is derived is passed on no further.
 */
public final class Derivation {
    private static final String MEMBER = "member";
    private static final String AS = "as";
    private static final String POINTS = "points";
    private static final long OF_HUNDREDTHS = Measure.SCALE / 100;

    /** An occurrence that is passed on to whom it concerns. @param takenBackBy the fact that took it back, or null */
    private record Occurrence(Fact fact, Rule rule, LocalDate day, RosterLine line, Fact takenBackBy) {}

    private final RuleBooks books;
    private final Map<String, List<Occurrence>> byOrganisation = new HashMap<>();
    private final Map<String, List<Occurrence>> byNamed = new HashMap<>();

    private Derivation(RuleBooks books) {
        this.books = books;
    }

    /** One that knows nobody yet. */
    public static Derivation of(RuleBooks books) {
        return new Derivation(books);
    }

    /** Makes a member known to the others, once. @param facts his own, all that are known, in any order */
    public void add(Subject member, Collection<Fact> facts, Roster roster) {
        if (!books.derives()) {
            return;
        }
        Intake intake = new Intake(member, facts);
        Map<String, Fact> byEvent = new HashMap<>();
        List<Fact> sound = intake.sound();
        sound.forEach(fact -> byEvent.put(fact.event(), fact));
        for (Fact fact : sound) {
            LocalDate day = CycleDays.dayOf(fact.occurredAt());
            PreparedBook book = books.preparedOn(day);
            RosterLine line = roster.on(day).orElse(null);
            if (book == null || line == null || book.passedOn().isEmpty()) {
                continue;
            }
            String by = intake.cancelledBy(fact);
            for (StrandRules rules : book.strandsFor(fact.type())) {
                for (PreparedRule prepared : rules.rules()) {
                    Rule rule = prepared.rule();
                    if (book.passedOn().contains(rule.id())
                            && rule.matches(fact, line)
                            && !Gates.isLate(fact, rule, day)) {
                        add(new Occurrence(fact, rule, day, line, by == null ? null : byEvent.get(by)));
                    }
                }
            }
        }
    }

    private void add(Occurrence occurrence) {
        byOrganisation
                .computeIfAbsent(occurrence.line().organisation(), key -> new ArrayList<>())
                .add(occurrence);
        FactTypes.RELATIONS.stream()
                .map(occurrence.fact().attributes()::get)
                .filter(named -> named != null)
                .distinct()
                .forEach(named ->
                        byNamed.computeIfAbsent(named, key -> new ArrayList<>()).add(occurrence));
    }

    /** What comes to a member in addition to his own facts, from those who were added. */
    public List<Fact> factsFor(Subject member, Roster roster) {
        if (byOrganisation.isEmpty()) {
            return List.of();
        }
        List<Fact> derived = new ArrayList<>();
        Set<String> organisations = new LinkedHashSet<>();
        roster.lines().forEach(line -> organisations.add(line.organisation()));
        for (String organisation : organisations) {
            for (Occurrence occurrence : byOrganisation.getOrDefault(organisation, List.of())) {
                RosterLine line = roster.on(occurrence.day()).orElse(null);
                if (line != null && line.organisation().equals(organisation)) {
                    take(fact(occurrence, member, FactTypes.COLLEAGUE_SCORED, null), occurrence, line, derived);
                }
            }
        }
        for (Occurrence occurrence : byNamed.getOrDefault(member.id(), List.of())) {
            RosterLine line = roster.on(occurrence.day()).orElse(null);
            for (String as : FactTypes.RELATIONS) {
                if (line != null
                        && member.id().equals(occurrence.fact().attributes().get(as))) {
                    take(fact(occurrence, member, FactTypes.MENTEE_SCORED, as), occurrence, line, derived);
                }
            }
        }
        return derived;
    }

    /** Only what some rule scores, so that nobody's ledger lists what does not concern him. */
    private void take(Fact fact, Occurrence occurrence, RosterLine line, List<Fact> derived) {
        boolean isHisOwn = occurrence.fact().subject().equals(fact.subject());
        boolean scored = false;
        for (StrandRules rules : books.preparedOn(occurrence.day()).strandsFor(fact.type())) {
            scored |= rules.firstMatch(fact, line) >= 0;
        }
        if (isHisOwn || !scored) {
            return;
        }
        derived.add(fact);
        if (occurrence.takenBackBy() != null) {
            Fact by = occurrence.takenBackBy();
            derived.add(new Fact(
                    by.id() + "/" + fact.event(),
                    by.event(),
                    fact.subject(),
                    FactTypes.CANCELLATION,
                    by.occurredAt(),
                    by.recordedAt(),
                    Map.of(),
                    Map.of(),
                    fact.event()));
        }
    }

    /** It happened when the other one's did, and names his event; the id is made from his fact, the rule and the relation. */
    private static Fact fact(Occurrence occurrence, Subject member, String type, String as) {
        Fact source = occurrence.fact();
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Rule.RULE, occurrence.rule().id());
        attributes.put(MEMBER, source.subject().id());
        attributes.put(MadeFact.LABEL, occurrence.rule().label());
        if (as != null) {
            attributes.put(AS, as);
        }
        Map<String, Measure> measures = new HashMap<>();
        if (occurrence.rule().amount() instanceof Amount.OfOne) {
            long worth = Reckoning.worth(source, occurrence.rule(), occurrence.line())
                    .hundredths();
            measures.put(POINTS, new Measure(Math.abs(worth) * OF_HUNDREDTHS));
        }
        return new Fact(
                source.id() + "/" + occurrence.rule().id() + (as == null ? "" : "/" + as),
                source.event(),
                member,
                type,
                source.occurredAt(),
                source.recordedAt(),
                measures,
                attributes,
                null);
    }
}
