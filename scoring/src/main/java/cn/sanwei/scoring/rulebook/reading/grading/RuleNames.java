package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules that may be named elsewhere in the book, also those that could not be read otherwise. */
public final class RuleNames {
    static final String OPENING_BALANCE = "opening-balance";
    private final Map<String, String> labels = new HashMap<>();
    private final Set<String> ids;

    public RuleNames(Set<String> idsSeen, List<At<Rule>> rules) {
        ids = new LinkedHashSet<>(idsSeen);
        ids.add(OPENING_BALANCE);
        labels.put(OPENING_BALANCE, "期初积分");
        rules.forEach(rule -> labels.put(rule.value().id(), rule.value().label()));
    }

    String label(String id) {
        return labels.getOrDefault(id, id);
    }

    /** One or several; those that are none are said. */
    Set<String> read(YamlValue value) {
        Set<String> named = new LinkedHashSet<>();
        List<YamlValue> items = value.isScalar() ? List.of(value) : value.list();
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有写积分项", "至少写一项");
        }
        for (YamlValue item : items) {
            item.slug().ifPresent(id -> {
                if (!ids.contains(id)) {
                    item.wrong("没有叫“" + id + "”的积分项", Nearest.hint(id, ids) + "写 rules 中某项的 id");
                } else if (!named.add(id)) {
                    item.wrong("“" + id + "”写了两次", "删去其中一个");
                }
            });
        }
        return named;
    }
}
