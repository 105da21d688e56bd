package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the tables by which all versions of a rule book score, once for many folds. */
final class Preparation {
    /** Of all versions. */
    private final List<Rule> rules = new ArrayList<>();

    private final List<CapGroup> groups = new ArrayList<>();

    private final Strands strands;
    private final Meters meters;
    private final Map<String, Integer> ruleNumbers = new HashMap<>();
    private final PreparedBook[] books;

    Preparation(List<RuleBook> versions) {
        strands = new Strands(versions);
        meters = new Meters(versions, strands);
        versions.forEach(book -> {
            rules.addAll(book.rules());
            groups.addAll(book.groups());
        });
        TreeSet<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        ids.forEach(id -> ruleNumbers.put(id, ruleNumbers.size() + 1));
        books = versions.stream().map(this::prepare).toArray(PreparedBook[]::new);
    }

    PreparedBook[] books() {
        return books;
    }

    Map<String, Integer> ruleNumbers() {
        return ruleNumbers;
    }

    StrandPlan[] strands() {
        return IntStream.range(0, strands.count())
                .mapToObj(number -> new StrandPlan(
                        number,
                        meters.periods(number),
                        of(number).allMatch(Rule::isPlain) && !isRanked(number),
                        of(number).anyMatch(Rule::reachesBack),
                        of(number).anyMatch(Rule::isOfAbsence),
                        of(number).anyMatch(rule -> rule.terms().valid() != null),
                        of(number).anyMatch(Rule::rewrites)))
                .toArray(StrandPlan[]::new);
    }

    /** For each type of fact the strands that wait for it. */
    Map<String, int[]> waiting() {
        Map<String, TreeSet<Integer>> waiting = new HashMap<>();
        rules.stream()
                .filter(Rule::isOfAbsence)
                .forEach(rule -> waiting.computeIfAbsent(rule.fact(), type -> new TreeSet<>())
                        .add(strands.of(rule.id())));
        Map<String, int[]> numbers = new HashMap<>();
        waiting.forEach((type, strand) ->
                numbers.put(type, strand.stream().mapToInt(Integer::intValue).toArray()));
        return numbers;
    }

    private Stream<Rule> of(int strand) {
        return rules.stream().filter(rule -> strands.of(rule.id()) == strand);
    }

    private boolean isRanked(int strand) {
        return groups.stream()
                .anyMatch(group ->
                        group.highest() != null && strands.of(group.rules().get(0)) == strand);
    }

    private PreparedBook prepare(RuleBook book) {
        Map<String, Map<Integer, List<PreparedRule>>> byType = new HashMap<>();
        book.rules().stream()
                .filter(rule -> !rule.isOfAbsence())
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> byType.computeIfAbsent(rule.fact(), type -> new TreeMap<>())
                        .computeIfAbsent(strands.of(rule.id()), strand -> new ArrayList<>())
                        .add(prepare(rule, book)));
        Map<String, StrandRules[]> prepared = new HashMap<>();
        byType.forEach((type, byStrand) -> prepared.put(
                type,
                byStrand.entrySet().stream()
                        .map(rules ->
                                new StrandRules(rules.getKey(), rules.getValue().toArray(PreparedRule[]::new)))
                        .toArray(StrandRules[]::new)));
        Map<Integer, List<PreparedRule>> absences = new HashMap<>();
        book.rules().stream()
                .filter(Rule::isOfAbsence)
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> absences.computeIfAbsent(strands.of(rule.id()), strand -> new ArrayList<>())
                        .add(prepare(rule, book)));
        return new PreparedBook(book, prepared, absences, passedOn(book));
    }

    /** Ids of those rules of which others look at what befalls a colleague. */
    private static Set<String> passedOn(RuleBook book) {
        Set<String> ids = new HashSet<>();
        book.rules().stream().filter(Rule::isDerived).forEach(rule -> ids.addAll(rule.derivedFrom()));
        return ids;
    }

    private PreparedRule prepare(Rule rule, RuleBook book) {
        String owner = Meters.ofRule(rule.id());
        List<PreparedRule.PreparedCap> caps = new ArrayList<>();
        rule.caps().forEach(cap -> caps.add(prepare(cap, owner, rule.label())));
        List<Integer> counting = new ArrayList<>(meters.allOf(owner));
        List<CapGroup> groups = book.groups().stream()
                .filter(group -> group.rules().contains(rule.id()))
                .sorted(Comparator.comparingInt(group -> group.rules().size()))
                .toList();
        for (CapGroup group : groups) {
            String groupOwner = Meters.ofGroup(group.id());
            group.caps().forEach(cap -> caps.add(prepare(cap, groupOwner, group.label())));
            counting.addAll(meters.allOf(groupOwner));
        }
        return new PreparedRule(
                rule,
                ruleNumbers.get(rule.id()),
                List.copyOf(caps),
                counting.stream().mapToInt(Integer::intValue).toArray(),
                groups.isEmpty() ? null : groups.get(0),
                groups.stream()
                        .filter(group -> group.highest() != null)
                        .findFirst()
                        .orElse(null));
    }

    private PreparedRule.PreparedCap prepare(Cap cap, String owner, String label) {
        return new PreparedRule.PreparedCap(cap, meters.number(owner, cap.per()), label);
    }
}
