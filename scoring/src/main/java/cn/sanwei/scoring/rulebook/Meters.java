package cn.sanwei.scoring.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for everything that caps have to count: a rule or a group, by the period of a cap. */
final class Meters {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<CapPeriod> periods = new ArrayList<>();

    Meters(List<RuleBook> versions) {
        for (RuleBook book : versions) {
            book.rules().forEach(rule -> rule.caps().forEach(cap -> add(ofRule(rule.id()), cap.per())));
            book.groups().forEach(group -> group.caps().forEach(cap -> add(ofGroup(group.id()), cap.per())));
        }
    }

    static String ofRule(String id) {
        return "rule " + id;
    }

    static String ofGroup(String id) {
        return "group " + id;
    }

    int number(String owner, CapPeriod period) {
        return numbers.get(name(owner, period));
    }

    List<Integer> allOf(String owner) {
        List<Integer> all = new ArrayList<>();
        for (CapPeriod period : CapPeriod.values()) {
            Integer number = numbers.get(name(owner, period));
            if (number != null) {
                all.add(number);
            }
        }
        return all;
    }

    List<CapPeriod> periods() {
        return List.copyOf(periods);
    }

    private void add(String owner, CapPeriod period) {
        if (numbers.putIfAbsent(name(owner, period), periods.size()) == null) {
            periods.add(period);
        }
    }

    private static String name(String owner, CapPeriod period) {
        return owner + " " + period.code();
    }
}
