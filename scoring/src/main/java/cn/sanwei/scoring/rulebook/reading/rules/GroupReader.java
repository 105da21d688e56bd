package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Groups of rules that share caps, of which only the highest counts, or which another rule names as a whole. */
public final class GroupReader {
    static final List<String> KEYS = List.of("id", "label", "rules", "groups", "caps", "highest");
    private static final String OF_ONE_FACT = "fact";
    private static final List<String> HIGHEST =
            Stream.concat(Stream.of(OF_ONE_FACT), CapReader.PERIODS.stream()).toList();

    private final Findings findings;
    private final Set<String> ruleIds;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, String> groupOfRule = new HashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** A group as it was read, before the groups in it are known. */
    private record Draft(
            YamlValue item, YamlMap map, String label, List<String> rules, List<Cap> caps, CapGroup.Highest highest) {}

    public GroupReader(Findings findings, Set<String> ruleIds, List<At<Rule>> rules) {
        this.findings = findings;
        this.ruleIds = ruleIds;
        rules.forEach(rule -> this.rules.put(rule.value().id(), rule.value()));
    }

    public List<At<CapGroup>> readAll(Optional<YamlValue> value) {
        for (YamlValue item : value.map(YamlValue::list).orElse(List.of())) {
            item.map(KEYS).ifPresent(map -> draft(item, map));
        }
        Map<String, String> outer = outerGroups();
        List<At<CapGroup>> groups = new ArrayList<>();
        drafts.forEach((id, draft) -> {
            if (draft.label() != null) {
                groups.add(new At<>(group(id, draft, outer), draft.item().path()));
            }
        });
        return groups;
    }

    private void draft(YamlValue item, YamlMap map) {
        Optional<String> id = map.need("id", "id: study").flatMap(this::id);
        Optional<String> label = map.need("label", "label: 学习类").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
        Optional<List<String>> members = map.has("groups") && !map.has("rules")
                ? Optional.of(List.of())
                : map.need("rules", "rules: [reading, lecture]").map(this::members);
        List<Cap> caps = map.get("caps").map(CapReader::read).orElse(List.of());
        CapGroup.Highest highest = map.get("highest")
                .flatMap(value -> value.oneOf(HIGHEST, "范围"))
                .map(GroupReader::highest)
                .orElse(null);
        id.ifPresent(code ->
                drafts.put(code, new Draft(item, map, label.orElse(null), members.orElse(List.of()), caps, highest)));
    }

    private static CapGroup.Highest highest(String code) {
        return new CapGroup.Highest(code.equals(OF_ONE_FACT) ? null : CapReader.period(code));
    }

    private CapGroup group(String id, Draft draft, Map<String, String> outer) {
        List<String> all = new ArrayList<>();
        drafts.forEach((other, inner) -> {
            if (isWithin(other, id, outer)) {
                all.addAll(inner.rules());
            }
        });
        if (all.isEmpty() && !draft.map().has("rules")) {
            draft.item().wrong("组里没有积分项", "至少写一项");
        }
        CapGroup group = new CapGroup(id, draft.label(), all, draft.caps(), draft.highest());
        if (draft.caps().isEmpty() && draft.highest() == null && !isNamed(group)) {
            boolean broken =
                    draft.map().get("caps").filter(caps -> !caps.isList()).isPresent()
                            || draft.map().has("highest");
            if (!draft.map().has("caps") && !broken) {
                draft.map().need("caps", "caps: [{points: 6, per: month}]");
            } else if (!broken && draft.map().get("caps").get().list().isEmpty()) {
                draft.item().wrong("没有上限的组没有作用", "写上 caps，或删去这一组");
            }
            return group;
        }
        Set<Boolean> signs = new HashSet<>();
        all.stream().map(rules::get).filter(rule -> rule != null).forEach(rule -> signs.add(rule.deducts()));
        if (signs.size() > 1 && (draft.highest() != null || !draft.caps().isEmpty())) {
            String key = draft.map().has("rules") ? ".rules" : ".groups";
            findings.error(draft.item().path() + key, "加分项和扣分项在同一组", "分成两组：一组只有加分项，一组只有扣分项");
        }
        return group;
    }

    /** Whether some rule clears it or suspends it as a whole. */
    private boolean isNamed(CapGroup group) {
        return rules.values().stream()
                .anyMatch(rule -> rule.terms().suspends() != null
                                && rule.terms().suspends().rules().contains(TermsReader.GROUP + group.id())
                        || group.rules().contains(rule.id())
                                && rule.amount() instanceof Amount.Ladder ladder
                                && ladder.clears());
    }

    /** For each group the one that it stands in. */
    private Map<String, String> outerGroups() {
        Map<String, String> outer = new HashMap<>();
        drafts.forEach((id, draft) -> draft.map().get("groups").ifPresent(value -> {
            for (YamlValue item : value.isScalar() ? List.of(value) : value.list()) {
                item.slug().ifPresent(inner -> {
                    if (!drafts.containsKey(inner)) {
                        item.wrong("没有叫“" + inner + "”的组", Nearest.hint(inner, drafts.keySet()) + "写 groups 中某组的 id");
                    } else if (inner.equals(id) || isWithin(id, inner, outer)) {
                        item.wrong("组“" + inner + "”这样就包含了自己", "删去这一处");
                    } else if (outer.containsKey(inner)) {
                        item.wrong("组“" + inner + "”已在组“" + outer.get(inner) + "”中", "一个组只能属于另一个组");
                    } else {
                        outer.put(inner, id);
                    }
                });
            }
        }));
        return outer;
    }

    private static boolean isWithin(String inner, String id, Map<String, String> outer) {
        Set<String> seen = new LinkedHashSet<>();
        for (String at = inner; at != null && seen.add(at); at = outer.get(at)) {
            if (at.equals(id)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> id(YamlValue value) {
        return value.slug()
                .flatMap(id ->
                        drafts.containsKey(id) ? value.wrong("组代码“" + id + "”已经用过", "每组用不同的代码") : Optional.of(id));
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
