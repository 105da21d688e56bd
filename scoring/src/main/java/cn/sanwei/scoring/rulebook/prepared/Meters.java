package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers, from 0 in each strand, for everything that caps have to count: a rule or a group, by the period of a cap. */
final class Meters {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<CapPeriod>> periods = new ArrayList<>();

    Meters(List<RuleBook> versions, Strands strands) {
        for (int i = 0; i < strands.count(); i++) {
            periods.add(new ArrayList<>());
        }
        for (RuleBook book : versions) {
            for (Rule rule : book.rules()) {
                rule.caps().forEach(cap -> add(ofRule(rule.id()), cap.per(), strands.of(rule.id())));
            }
            for (CapGroup group : book.groups()) {
                int strand = strands.of(group.rules().get(0));
                group.caps().forEach(cap -> add(ofGroup(group.id()), cap.per(), strand));
            }
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

    /** How long each meter of a strand counts before it starts again, by the meter's number. */
    CapPeriod[] periods(int strand) {
        return periods.get(strand).toArray(CapPeriod[]::new);
    }

    private void add(String owner, CapPeriod period, int strand) {
        List<CapPeriod> own = periods.get(strand);
        if (numbers.putIfAbsent(name(owner, period), own.size()) == null) {
            own.add(period);
        }
    }

    private static String name(String owner, CapPeriod period) {
        return owner + " " + period.code();
    }
}
