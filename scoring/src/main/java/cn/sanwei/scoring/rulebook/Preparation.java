package cn.sanwei.scoring.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes the tables by which all versions of a rule book score, once for many folds. */
final class Preparation {
    /** Of all versions. */
    private final List<Rule> rules = new ArrayList<>();

    private final Strands strands;
    private final Meters meters;
    private final Map<String, Integer> ruleNumbers = new HashMap<>();
    private final PreparedBook[] books;

    Preparation(List<RuleBook> versions) {
        strands = new Strands(versions);
        meters = new Meters(versions, strands);
        versions.forEach(book -> rules.addAll(book.rules()));
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
                        rules.stream()
                                .filter(rule -> strands.of(rule.id()) == number)
                                .allMatch(Rule::isPlain)))
                .toArray(StrandPlan[]::new);
    }

    private PreparedBook prepare(RuleBook book) {
        Map<String, CapGroup> groupByRule = new HashMap<>();
        book.groups().forEach(group -> group.rules().forEach(rule -> groupByRule.put(rule, group)));
        Map<String, Map<Integer, List<PreparedRule>>> byType = new HashMap<>();
        book.rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> byType.computeIfAbsent(rule.fact(), type -> new TreeMap<>())
                        .computeIfAbsent(strands.of(rule.id()), strand -> new ArrayList<>())
                        .add(prepare(rule, groupByRule.get(rule.id()))));
        Map<String, StrandRules[]> prepared = new HashMap<>();
        byType.forEach((type, byStrand) -> prepared.put(
                type,
                byStrand.entrySet().stream()
                        .map(rules ->
                                new StrandRules(rules.getKey(), rules.getValue().toArray(PreparedRule[]::new)))
                        .toArray(StrandRules[]::new)));
        return new PreparedBook(book, prepared);
    }

    private PreparedRule prepare(Rule rule, CapGroup group) {
        String owner = Meters.ofRule(rule.id());
        List<PreparedRule.PreparedCap> caps = new ArrayList<>();
        rule.caps().forEach(cap -> caps.add(prepare(cap, owner, rule.label())));
        List<Integer> counting = new ArrayList<>(meters.allOf(owner));
        if (group != null) {
            String groupOwner = Meters.ofGroup(group.id());
            group.caps().forEach(cap -> caps.add(prepare(cap, groupOwner, group.label())));
            counting.addAll(meters.allOf(groupOwner));
        }
        return new PreparedRule(
                rule,
                ruleNumbers.get(rule.id()),
                List.copyOf(caps),
                counting.stream().mapToInt(Integer::intValue).toArray());
    }

    private PreparedRule.PreparedCap prepare(Cap cap, String owner, String label) {
        return new PreparedRule.PreparedCap(cap, meters.number(owner, cap.per()), label);
    }
}
