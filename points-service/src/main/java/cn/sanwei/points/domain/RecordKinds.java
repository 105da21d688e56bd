package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be recorded under one version of a rule book: what one of its rules scores. */
public final class RecordKinds {
    /** Help is recorded here only where no activity was filed; meetings have their attendance sheet. */
    private static final Map<String, Set<String>> ONLY =
            Map.of(FactTypes.ACTIVITY_ATTENDED, Set.of(FactTypes.VOLUNTEER_SERVICE));

    private final List<Rule> rules;

    private RecordKinds(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * What a clerk chooses from a list.
     *
     * @param rule the rule that scores it; its label is what members call it
     * @param attributes the values that the rule asks for; where there are several, one is chosen
     * @param measure the figure without which it is not scored; null where none is needed
     * @param measures the figures that may be written
     * @param deducts whether points are lost by it
     * @param absence whether the rule scores that it did not happen, so that the record keeps points from being lost
     * @param decidedElsewhere whether body and document have to be cited
     */
    public record Kind(
            String rule,
            String label,
            Micro micro,
            String fact,
            String factLabel,
            Map<String, Set<String>> attributes,
            String measure,
            Set<String> measures,
            boolean deducts,
            boolean absence,
            boolean decidedElsewhere) {}

    public static RecordKinds of(RuleBook book) {
        return new RecordKinds(book.rules().stream()
                .filter(rule -> FactTypes.recordable().containsKey(rule.fact()))
                .filter(RecordKinds::mayBeRecorded)
                .toList());
    }

    public List<Kind> list() {
        return rules.stream().map(RecordKinds::kind).toList();
    }

    /** Says what is wrong where no rule would score it, and what there is instead. */
    void check(RowErrors at, MemberId member, RosterLine line, RecordWords said, Instant recordedAt) {
        List<Rule> ofType =
                rules.stream().filter(rule -> rule.fact().equals(said.fact())).toList();
        if (ofType.isEmpty()) {
            at.add("fact", "细则不给这种事项计分；可用的有 " + joined(facts()));
            return;
        }
        if (ONLY.containsKey(said.fact())
                && !ONLY.get(said.fact()).contains(said.attributes().get("kind"))) {
            at.add("attributes.kind", "此类事项只能登记 " + joined(ONLY.get(said.fact())) + "；会议和活动请用签到表");
            return;
        }
        Fact fact = fact(member, said, recordedAt);
        List<Rule> holding =
                ofType.stream().filter(rule -> rule.when().holds(fact, line)).toList();
        if (holding.isEmpty()) {
            unmatched(at, ofType, said);
        } else if (holding.stream().noneMatch(rule -> rule.matches(fact, line))) {
            at.add("measures." + holding.getFirst().amount().measure(), "细则按这个数值计分，不能缺少");
        }
    }

    private static void unmatched(RowErrors at, List<Rule> ofType, RecordWords said) {
        boolean explained = false;
        for (Map.Entry<String, Set<String>> asked : askedOf(ofType).entrySet()) {
            String given = said.attributes().get(asked.getKey());
            if (given == null || !asked.getValue().contains(given)) {
                at.add("attributes." + asked.getKey(), "细则中没有这一种；可用的有 " + joined(asked.getValue()));
                explained = true;
            }
        }
        if (!explained) {
            at.add("fact", "细则不给这名党员那一天的这种事项计分（请看它对类别、职务、时间和数值的条件）");
        }
    }

    /** The attributes that every rule asks for, with what any of them takes. */
    private static Map<String, Set<String>> askedOf(List<Rule> rules) {
        Map<String, Set<String>> asked = new TreeMap<>();
        rules.forEach(rule -> rule.facts()
                .attributes()
                .forEach((name, values) ->
                        asked.computeIfAbsent(name, key -> new TreeSet<>()).addAll(values)));
        asked.keySet()
                .removeIf(name -> rules.stream()
                        .anyMatch(rule -> !rule.facts().attributes().containsKey(name)));
        return asked;
    }

    private static boolean mayBeRecorded(Rule rule) {
        Set<String> only = ONLY.get(rule.fact());
        Set<String> asked = rule.facts().attributes().get("kind");
        return only == null || asked == null || asked.stream().anyMatch(only::contains);
    }

    private static Kind kind(Rule rule) {
        Map<String, Set<String>> attributes = new TreeMap<>();
        rule.facts().attributes().forEach((name, values) -> attributes.put(name, new TreeSet<>(values)));
        if (ONLY.containsKey(rule.fact())) {
            attributes.put("kind", new TreeSet<>(ONLY.get(rule.fact())));
        }
        return new Kind(
                rule.id(),
                rule.label(),
                rule.micro(),
                rule.fact(),
                FactTypes.recordable().get(rule.fact()).label(),
                attributes,
                rule.amount().measure(),
                new TreeSet<>(FactTypes.recordable().get(rule.fact()).measures()),
                rule.deducts() && !rule.isOfAbsence(),
                rule.isOfAbsence(),
                attributes.getOrDefault("kind", Set.of()).stream()
                        .anyMatch(kind -> FactTypes.isDecidedElsewhere(rule.fact(), kind)));
    }

    private Set<String> facts() {
        return rules.stream().map(Rule::fact).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Fact fact(MemberId member, RecordWords said, Instant recordedAt) {
        Map<String, Measure> measures = new HashMap<>();
        said.measures().forEach((name, value) -> measures.put(name, Measure.of(value)));
        return new Fact(
                "",
                "",
                Subject.of(member),
                said.fact(),
                said.occurredAt(),
                recordedAt,
                measures,
                said.attributes(),
                null);
    }

    private static String joined(Set<String> values) {
        return values.isEmpty() ? "（无）" : String.join("、", new TreeSet<>(values));
    }
}
