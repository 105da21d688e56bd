package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.grading.Consequence;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.QuarterScheme;
import cn.sanwei.scoring.rulebook.reading.rules.ConditionReader;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists for people to look at, by points or by grades. */
final class ConsequenceReader {
    static final List<String> KEYS =
            List.of("id", "label", "per", "of", "below", "grades", "status", "categories", "posts");
    private static final List<String> PER = List.of("quarter", "cycle");
    private static final List<String> OF = List.of("members", "branches");

    private final Set<String> ids = new HashSet<>();
    private final GradeScheme ofCycle;
    private final QuarterScheme quarters;
    private final Optional<BranchGrading> branches;

    ConsequenceReader(GradeScheme ofCycle, QuarterScheme quarters, Optional<BranchGrading> branches) {
        this.ofCycle = ofCycle;
        this.quarters = quarters;
        this.branches = branches;
    }

    List<Consequence> read(YamlValue value) {
        List<Consequence> consequences = new ArrayList<>();
        List<YamlValue> items = value.list();
        for (YamlValue item : items) {
            item.map(KEYS).flatMap(map -> consequence(item, map)).ifPresent(consequences::add);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有名单", "至少写一项，或删去 consequences");
        }
        return consequences;
    }

    private Optional<Consequence> consequence(YamlValue item, YamlMap map) {
        Optional<String> id = map.need("id", "id: rectification").flatMap(this::id);
        Optional<String> label =
                map.need("label", "label: 列入整改名单").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
        Optional<String> per = map.need("per", "per: quarter").flatMap(value -> value.oneOf(PER, "周期"));
        Optional<String> of = map.need("of", "of: members").flatMap(value -> value.oneOf(OF, "对象"));
        MemberCondition members = ConditionReader.members(map);
        if (map.has("below") == map.has("grades")) {
            return item.wrong(
                    map.has("below") ? "below 和 grades 写在了一起" : "没有写谁列入名单", "写 below（不足几分）或 grades（哪些等级）中的一个");
        }
        if (id.isEmpty() || label.isEmpty() || per.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        boolean perQuarter = per.get().equals("quarter");
        boolean ofBranches = of.get().equals("branches");
        if (ofBranches && !members.isForEverybody()) {
            return item.wrong("支部名单不能按党员的身份、类别、职务写条件", "删去 status、categories、posts");
        }
        Points below = map.get("below").flatMap(YamlValue::points).orElse(null);
        Set<String> grades = map.get("grades")
                .map(value -> grades(value, perQuarter, ofBranches))
                .orElse(Set.of());
        if (below == null && grades.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Consequence(id.get(), label.get(), perQuarter, ofBranches, below, grades, members));
    }

    private Set<String> grades(YamlValue value, boolean perQuarter, boolean ofBranches) {
        GradeScheme scheme = ofBranches
                ? branches.map(BranchGrading::grades).orElse(null)
                : perQuarter ? quarters.grades() : ofCycle;
        if (scheme == null || ofBranches && perQuarter) {
            value.wrong("这里没有等级可看", ofBranches ? "支部的季度名单写 below；年度名单先写 branches" : "在 quarters 下写 grades，或改用 below");
            return Set.of();
        }
        List<String> codes = scheme.everyBand().stream().map(Band::code).toList();
        Set<String> grades = new LinkedHashSet<>();
        List<YamlValue> items = value.isScalar() ? List.of(value) : value.list();
        items.forEach(item -> item.oneOf(codes, "等级").ifPresent(grades::add));
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有写等级", "至少写一项");
        }
        return grades;
    }

    private Optional<String> id(YamlValue value) {
        return value.slug()
                .flatMap(id -> ids.add(id) ? Optional.of(id) : value.wrong("名单代码“" + id + "”已经用过", "每个名单用不同的代码"));
    }
}
