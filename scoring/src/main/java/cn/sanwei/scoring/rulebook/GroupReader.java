package cn.sanwei.scoring.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups of rules that share caps. */
final class GroupReader {
    private static final List<String> KEYS = List.of("id", "label", "rules", "caps");

    private final Findings findings;
    private final Set<String> ruleIds;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, String> groupOfRule = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    GroupReader(Findings findings, Set<String> ruleIds, List<At<Rule>> rules) {
        this.findings = findings;
        this.ruleIds = ruleIds;
        rules.forEach(rule -> this.rules.put(rule.value().id(), rule.value()));
    }

    List<At<CapGroup>> readAll(Optional<YamlValue> value) {
        List<At<CapGroup>> groups = new ArrayList<>();
        for (YamlValue item : value.map(YamlValue::list).orElse(List.of())) {
            item.map(KEYS)
                    .flatMap(map -> group(item, map))
                    .ifPresent(group -> groups.add(new At<>(group, item.path())));
        }
        return groups;
    }

    private Optional<CapGroup> group(YamlValue item, YamlMap map) {
        Optional<String> id = map.need("id", "id: study").flatMap(this::id);
        Optional<String> label = map.need("label", "label: 学习类").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
        Optional<List<String>> members =
                map.need("rules", "rules: [reading, lecture]").map(this::members);
        Optional<List<Cap>> caps =
                map.need("caps", "caps: [{points: 6, per: month}]").map(CapReader::read);
        if (id.isEmpty() || label.isEmpty() || members.isEmpty() || caps.isEmpty()) {
            return Optional.empty();
        }
        if (map.get("caps").filter(YamlValue::isList).isPresent()
                && map.get("caps").get().list().isEmpty()) {
            return item.wrong("没有上限的组没有作用", "写上 caps，或删去这一组");
        }
        Set<Boolean> signs = new HashSet<>();
        members.get().stream().map(rules::get).filter(rule -> rule != null).forEach(rule -> signs.add(rule.deducts()));
        if (signs.size() > 1) {
            findings.error(map.path() + ".rules", "加分项和扣分项在同一组", "分成两组：一组只有加分项，一组只有扣分项");
        }
        return Optional.of(new CapGroup(id.get(), label.get(), members.get(), caps.get()));
    }

    private Optional<String> id(YamlValue value) {
        return value.slug()
                .flatMap(id -> ids.add(id) ? Optional.of(id) : value.wrong("组代码“" + id + "”已经用过", "每组用不同的代码"));
    }

    private List<String> members(YamlValue value) {
        List<String> members = new ArrayList<>();
        for (YamlValue item : value.list()) {
            item.slug().ifPresent(rule -> {
                if (!ruleIds.contains(rule)) {
                    item.wrong("没有叫“" + rule + "”的积分项", Nearest.hint(rule, ruleIds) + "写 rules 中某项的 id");
                } else if (groupOfRule.containsKey(rule)) {
                    item.wrong("积分项“" + rule + "”已在 " + groupOfRule.get(rule) + " 中", "一个积分项只能属于一组");
                } else {
                    groupOfRule.put(rule, item.path());
                    members.add(rule);
                }
            });
        }
        if (value.isList() && value.list().isEmpty()) {
            value.wrong("组里没有积分项", "至少写一项");
        }
        return members;
    }
}
