package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules touch each other, over all versions: what stands in one group, or names another, is one strand. Rules of
 * different strands never influence each other's entries, so a fact that comes late is folded anew in its strands only.
 */
final class Strands {
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Strands(List<RuleBook> versions) {
        for (RuleBook book : versions) {
            book.rules().forEach(rule -> root(rule(rule.id())));
            for (Rule rule : book.rules()) {
                rule.terms().requires().forEach(requirement -> tie(rule(rule.id()), rule(requirement.rule())));
                if (rule.amount() instanceof Amount.Repair repair) {
                    tie(rule(rule.id()), rule(repair.rule()));
                }
                if (rule.terms().suspends() != null) {
                    rule.terms().suspends().rules().forEach(other -> tie(rule(rule.id()), rule(other)));
                }
            }
            book.groups().forEach(group -> group.rules().forEach(rule -> tie(rule(rule), group(group.id()))));
        }
        List<String> ids = new ArrayList<>(parents.keySet());
        ids.removeIf(name -> !name.startsWith("rule "));
        ids.sort(null);
        Map<String, Integer> byRoot = new HashMap<>();
        ids.forEach(id -> numbers.put(id, byRoot.computeIfAbsent(root(id), root -> byRoot.size())));
    }

    int of(String rule) {
        return numbers.get(rule(rule));
    }

    int count() {
        return (int) numbers.values().stream().distinct().count();
    }

    private static String rule(String id) {
        return "rule " + id;
    }

    private static String group(String id) {
        return "group " + id;
    }

    private void tie(String a, String b) {
        parents.put(root(a), root(b));
    }

    private String root(String name) {
        String parent = parents.computeIfAbsent(name, itself -> itself);
        return parent.equals(name) ? name : root(parent);
    }
}
