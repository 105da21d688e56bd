package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Requirement;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Suspension;
import cn.sanwei.scoring.rulebook.rules.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rules say of other rules and of groups, and what cannot be said together. */
public final class References {
    private final Findings findings;
    private final Set<String> ruleIds;
    private final List<At<CapGroup>> groups;
    /** Rules that take from their group what it gave. */
    private final Set<String> clearing = new HashSet<>();

    private static final String DERIVED_POINTS = "points";

    private final Map<String, Rule> rules = new HashMap<>();

    private References(Findings findings, Set<String> ruleIds, List<At<CapGroup>> groups, List<At<Rule>> rules) {
        this.findings = findings;
        this.ruleIds = ruleIds;
        this.groups = groups;
        rules.forEach(rule -> this.rules.put(rule.value().id(), rule.value()));
        rules.stream()
                .map(At::value)
                .filter(rule -> rule.amount() instanceof Amount.Ladder ladder && ladder.clears())
                .forEach(rule -> clearing.add(rule.id()));
    }

    /** The rules, with rules in the place of the groups that they name. */
    public static List<At<Rule>> resolve(
            Findings findings, Set<String> ruleIds, List<At<Rule>> rules, List<At<CapGroup>> groups) {
        References references = new References(findings, ruleIds, groups, rules);
        List<At<Rule>> resolved = new ArrayList<>();
        for (At<Rule> rule : rules) {
            references.check(rule.value(), rule.path());
            resolved.add(new At<>(references.resolve(rule.value(), rule.path()), rule.path()));
        }
        return resolved;
    }

    private Rule resolve(Rule unresolved, String path) {
        Rule rule = unresolved.with(unresolved
                .terms()
                .requiring(unresolved.terms().requires().stream()
                        .map(asked -> new Requirement(
                                asked.rule(),
                                rules.containsKey(asked.rule())
                                        ? rules.get(asked.rule()).label()
                                        : asked.rule(),
                                asked.times(),
                                asked.per()))
                        .toList()));
        Suspension suspends = rule.terms().suspends();
        if (suspends == null) {
            return rule;
        }
        Set<String> all = new HashSet<>();
        for (String name : suspends.rules()) {
            if (!name.startsWith(TermsReader.GROUP)) {
                known(name, path + ".suspends");
                all.add(name);
                continue;
            }
            String id = name.substring(TermsReader.GROUP.length());
            Optional<CapGroup> group = groups.stream()
                    .map(At::value)
                    .filter(one -> one.id().equals(id))
                    .findFirst();
            if (group.isEmpty()) {
                findings.error(path + ".suspends", "没有叫“" + id + "”的组", "写 groups 中某组的 id");
            } else {
                all.addAll(group.get().rules());
            }
        }
        return rule.with(rule.terms().suspending(new Suspension(all, suspends.lasts())));
    }

    private void check(Rule rule, String path) {
        Terms terms = rule.terms();
        terms.requires().forEach(requirement -> {
            known(requirement.rule(), path + ".requires");
            if (requirement.rule().equals(rule.id())) {
                findings.error(path + ".requires", "以自己为前提，永远不会计分", "写另一项的代码");
            }
        });
        if (terms.repeat() != null && terms.repeat().within() == null && terms.valid() == null) {
            findings.error(path + ".repeat", "没有写多久以内算重复", "写 within: {days: 30}，或给这一项写 valid");
        }
        Optional<CapGroup> group = groups.stream()
                .map(At::value)
                .filter(one -> one.rules().contains(rule.id()))
                .findFirst();
        if (rule.amount() instanceof Amount.Ladder ladder && ladder.clears()) {
            if (group.isEmpty()) {
                findings.error(path + ".ladder", "这一项不在任何组里，没有可清零的", "把它和要清零的积分项放进同一组");
            }
            if (!rule.caps().isEmpty()) {
                findings.error(path + ".caps", "清零不受上限限制", "删去 caps");
            }
        }
        if (rule.amount() instanceof Amount.Average) {
            boolean more = !rule.caps().isEmpty()
                    || !terms.multiply().isEmpty()
                    || terms.repeat() != null
                    || terms.valid() != null;
            if (more) {
                findings.error(path + ".average", "平均分不能再有上限、系数、重复或有效期", "删去 caps、multiply、repeat、valid");
            }
            groups.stream()
                    .map(At::value)
                    .filter(one -> one.rules().contains(rule.id()))
                    .filter(one -> one.highest() != null || !one.caps().isEmpty())
                    .findFirst()
                    .ifPresent(one -> findings.error(
                            path + ".average",
                            "平均分随每个评分升降，放在" + (one.highest() == null ? "有上限" : "只取最高") + "的组“" + one.label()
                                    + "”里，得分会随评分的先后而变",
                            "移出这一组；要封顶就减小 to，或把它单独写成一个有 ceiling 的部分（parts）"));
        }
        if (rule.isDerived()) {
            derived(rule, path);
        }
        if (rule.amount() instanceof Amount.Repair repair) {
            known(repair.rule(), path + ".repairs");
            if (repair.rule().equals(rule.id())) {
                findings.error(path + ".repairs", "不能返还自己", "写另一项的代码");
            }
        }
        if (terms.valid() != null && sharesItsSum(rule)) {
            findings.error(path + ".valid", "有效期不能用在会清零的组和只取最高的组里", "删去 valid，或移出这一组");
        }
    }

    private void derived(Rule rule, String path) {
        if (rule.derivedFrom().isEmpty()) {
            findings.error(path + ".fact", "没有写是别人的哪一项", "加上 when: {attributes: {rule: [discipline]}}，写 rules 中某项的 id");
        }
        boolean byPoints = DERIVED_POINTS.equals(rule.amount().measure())
                || rule.facts().measures().containsKey(DERIVED_POINTS);
        for (String id : rule.derivedFrom()) {
            String where = path + ".when.attributes." + Rule.RULE;
            known(id, where);
            Rule other = rules.get(id);
            if (other != null && other.isDerived()) {
                findings.error(where, "“" + other.label() + "”本身就是由别人的得分得出的，不再传给第三个人", "写别人自己的事项所计的积分项");
            } else if (other != null && other.isOfAbsence()) {
                findings.error(where, "“" + other.label() + "”是没有发生的事，不传给别人", "写由发生的事计分的积分项");
            } else if (other != null && byPoints && !(other.amount() instanceof Amount.OfOne)) {
                findings.error(
                        where,
                        "“" + other.label() + "”一次得多少分要看以前的各次，不能按它的分数计",
                        "改用固定的 points，或写按 points、for-each、table、brackets、scale 计分的积分项");
            }
        }
    }

    /** Whether what others get depends on what this one got, so that it cannot lapse by itself. */
    private boolean sharesItsSum(Rule rule) {
        return groups.stream()
                .map(At::value)
                .filter(group -> group.rules().contains(rule.id()))
                .anyMatch(group -> group.highest() != null && group.highest().per() != null || isCleared(group));
    }

    private boolean isCleared(CapGroup group) {
        return clearing.stream().anyMatch(group.rules()::contains);
    }

    private void known(String rule, String path) {
        if (!ruleIds.contains(rule)) {
            findings.error(path, "没有叫“" + rule + "”的积分项", Nearest.hint(rule, ruleIds) + "写 rules 中某项的 id");
        }
    }
}
