package cn.sanwei.scoring.rulebook.checks;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.attainable.OneOccurrence;
import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What only shows when the parts of a rule book are looked at together. */
public final class Checks {
    private final Findings findings;
    private final List<At<CapGroup>> groups;
    private final List<Band> grades;
    private final Map<String, List<Cap>> capsOfGroupByRule = new HashMap<>();

    private Checks(Findings findings, List<At<CapGroup>> groups, List<Band> grades) {
        this.findings = findings;
        this.groups = groups;
        this.grades = grades;
        groups.forEach(group -> group.value()
                .rules()
                .forEach(rule -> capsOfGroupByRule.put(rule, group.value().caps())));
    }

    public static void run(
            Findings findings, List<At<Rule>> rules, List<At<CapGroup>> groups, Grading grading, boolean showRank) {
        Checks checks = new Checks(findings, groups, grading.grades().bands());
        checks.total(grading.total().floor(), grading.total().ceiling(), grading.base());
        for (At<Rule> rule : rules) {
            checks.caps(rule.value().caps(), rule.path(), List.of(rule.value()));
            checks.vocabulary(rule);
            Outsize.check(findings, rule);
            checks.discouraged(rule);
            checks.crossesABandAlone(rule);
            checks.repairsNothing(rule, rules);
        }
        checks.groupCaps(rules);
        if (!findings.hasErrors()) { // what is missing or mistyped would make others look idle
            IdleCaps.check(findings, rules, groups);
        }
        if (showRank) {
            findings.warning("show-rank", "向党员显示名次就是积分排名", "2026 年起政务应用不得以积分排名；不显示名次时删去 show-rank");
        }
    }

    private void total(Points floor, Points ceiling, List<BasePoints> base) {
        boolean impossible = floor != null && ceiling != null && ceiling.compareTo(floor) < 0;
        if (ceiling == null || impossible) {
            return;
        }
        for (BasePoints points : base) {
            if (points.points().compareTo(ceiling) > 0) {
                findings.warning("base", "基础分 " + points.points() + " 高于总分上限 " + ceiling, "降低基础分或提高上限");
            }
        }
        for (Band band : grades) {
            if (band.from() != null && band.from().compareTo(ceiling) > 0) {
                findings.warning(
                        "total.ceiling",
                        "总分上限 " + ceiling + " 以内达不到“" + band.label() + "”的 " + band.from() + " 分",
                        "提高上限或降低这一级");
            }
        }
    }

    /** A cap that the first occurrence already passes is more often a slip than meant. */
    private void caps(List<Cap> caps, String path, List<Rule> under) {
        for (int i = 0; i < caps.size(); i++) {
            if (!(caps.get(i) instanceof Cap.OfPoints cap)) {
                continue;
            }
            for (Rule rule : under) {
                Points once = new Points(Math.abs(rule.points().hundredths()));
                if (once.compareTo(cap.points()) > 0) {
                    findings.warning(
                            path + ".caps[" + i + "]",
                            cap.per().words() + "上限 " + cap.points() + " 分小于“" + rule.label() + "”一次的 " + once + " 分",
                            "提高上限，或减少一次的分值");
                }
            }
        }
    }

    private void groupCaps(List<At<Rule>> rules) {
        Map<String, Rule> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.value().id(), rule.value()));
        for (At<CapGroup> group : groups) {
            List<Rule> members = new ArrayList<>();
            group.value().rules().stream()
                    .map(byId::get)
                    .filter(rule -> rule != null)
                    .forEach(members::add);
            caps(group.value().caps(), group.path(), members);
        }
    }

    /** An import may say more than the services do, so what they never say is a warning. */
    private void vocabulary(At<Rule> rule) {
        FactType type = FactTypes.scoredByRules().get(rule.value().fact());
        impossible(rule, type);
        for (String attribute : rule.value().facts().attributes().keySet()) {
            unknown(rule.path() + ".when.attributes." + attribute, attribute, "属性", type.attributes(), type);
        }
        rule.value().facts().attributes().forEach((name, wanted) -> misspelt(rule, type, name, wanted));
        for (String asked : rule.value().facts().measures().keySet()) {
            unknown(rule.path() + ".when.measures." + asked, asked, "数值", type.measures(), type);
        }
        String measure = rule.value().amount().measure();
        if (measure != null) {
            unknown(
                    rule.path() + "." + keyOf(rule.value().amount()) + ".measure",
                    measure,
                    "数值",
                    type.measures(),
                    type);
        }
    }

    private static String keyOf(Amount amount) {
        return switch (amount) {
            case Amount.Units units -> "for-each";
            case Amount.Table table -> "table";
            case Amount.Brackets brackets -> "brackets";
            case Amount.Scaled scaled -> "scale";
            case Amount.Milestones milestones -> "milestones";
            case Amount.Average average -> "average";
            case Amount.Nothing nothing -> throw new IllegalArgumentException("nothing is measured");
            case Amount.Fixed fixed -> throw new IllegalArgumentException("nothing is measured");
            case Amount.Ladder ladder -> throw new IllegalArgumentException("nothing is measured");
            case Amount.Streak streak -> throw new IllegalArgumentException("nothing is measured");
            case Amount.Repair repair -> throw new IllegalArgumentException("nothing is measured");
        };
    }

    /** A mark that this type never has, a figure that is parked before any rule sees it: no event can match. */
    private void impossible(At<Rule> rule, FactType type) {
        String path = rule.path() + ".when";
        rule.value().facts().attributes().forEach((name, wanted) -> {
            Set<String> said = FactTypes.valuesOf(type.name(), name);
            if (!said.isEmpty() && wanted.stream().noneMatch(said::contains)) {
                findings.error(
                        path + ".attributes." + name,
                        "没有事件会符合：“" + type.label() + "”的“" + name + "”不会是" + String.join("、", new TreeSet<>(wanted)),
                        "可用的是：" + String.join("、", new TreeSet<>(said)));
            }
        });
        rule.value().facts().measures().forEach((name, range) -> {
            Measure largest = FactTypes.largest(name);
            if (range.from() != null && range.from().compareTo(largest) > 0) {
                findings.error(
                        path + ".measures." + name,
                        "没有事件会符合：“" + name + "”最大 " + largest + "，更大的不计分",
                        "写不大于 " + largest + " 的数");
            }
        });
    }

    /** What an import calls by another name may be called so; what is nearly a usual word is rather that word. */
    private void misspelt(At<Rule> rule, FactType type, String name, Set<String> wanted) {
        Set<String> usual = FactTypes.usualValuesOf(type.name(), name);
        for (String word : new TreeSet<>(wanted)) {
            String hint = usual.contains(word) ? "" : Nearest.hint(word, usual);
            if (!hint.isEmpty()) {
                findings.warning(
                        rule.path() + ".when.attributes." + name,
                        "“" + type.label() + "”的“" + name + "”通常没有“" + word + "”，只有导入的数据可能有",
                        hint + "常用的是：" + String.join("、", new TreeSet<>(usual)));
            }
        }
    }

    private void unknown(String path, String name, String what, Set<String> known, FactType type) {
        if (known.contains(name)) {
            return;
        }
        String usable = known.isEmpty() ? "没有这类条件可写" : "有的是：" + String.join("、", new TreeSet<>(known));
        findings.warning(
                path,
                "“" + type.label() + "”的事件没有“" + name + "”这个" + what + "，只有导入的数据可能有",
                Nearest.hint(name, known) + usable);
    }

    private void discouraged(At<Rule> rule) {
        String measure = rule.value().amount().measure();
        boolean byTime = measure != null && FactTypes.isDiscouragedMeasure(measure);
        if (FactTypes.isDiscouraged(rule.value().fact()) || byTime) {
            findings.warning(
                    rule.path(), "“" + rule.value().label() + "”按登录、点赞或时长计分", "2026 年起政务应用不得这样计分；改为读完、参加、完成才计分");
        }
    }

    private void repairsNothing(At<Rule> rule, List<At<Rule>> rules) {
        if (rule.value().amount() instanceof Amount.Repair repair) {
            rules.stream()
                    .map(At::value)
                    .filter(other -> other.id().equals(repair.rule()) && !other.deducts())
                    .filter(other -> repair.instead() == null || other.terms().effect() == null)
                    .findFirst()
                    .ifPresent(other -> findings.warning(
                            rule.path() + ".repairs", "“" + other.label() + "”不扣分，没有可以返还的", "写一个扣分的积分项"));
        }
    }

    private void crossesABandAlone(At<Rule> rule) {
        if (rule.value().deducts()
                || rule.value().amount() instanceof Amount.Average
                || rule.value().amount() instanceof Amount.Repair) {
            return; // a mean is worth what it is worth, and a repair no more than what was deducted
        }
        long narrowest = narrowestBand();
        long most = mostOfOneOccurrence(rule.value());
        if (narrowest > 0 && most >= narrowest) {
            String given = most == Long.MAX_VALUE ? "没有上限的分" : new Points(most) + " 分";
            findings.warning(
                    rule.path(),
                    "“" + rule.value().label() + "”一次可得" + given + "，单独一次就能跨过一个等级（" + new Points(narrowest) + " 分）",
                    "减少分值，或加 at-most、caps");
        }
    }

    private long narrowestBand() {
        long narrowest = 0;
        for (int i = 1; i < grades.size(); i++) {
            Points upper = grades.get(i - 1).from();
            Points lower = grades.get(i).from();
            if (upper != null && lower != null) {
                long width = upper.hundredths() - lower.hundredths();
                narrowest = narrowest == 0 ? width : Math.min(narrowest, width);
            }
        }
        return narrowest;
    }

    private long mostOfOneOccurrence(Rule rule) {
        long most = OneOccurrence.most(rule);
        List<Cap> caps = new ArrayList<>(rule.caps());
        caps.addAll(capsOfGroupByRule.getOrDefault(rule.id(), List.of()));
        for (Cap cap : caps) {
            if (cap instanceof Cap.OfPoints ofPoints) {
                most = Math.min(most, ofPoints.points().hundredths());
            }
        }
        return most;
    }
}
