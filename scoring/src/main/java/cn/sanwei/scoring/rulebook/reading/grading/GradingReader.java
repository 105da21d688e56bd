package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.grading.Exemption;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.Part;
import cn.sanwei.scoring.rulebook.grading.QuarterScheme;
import cn.sanwei.scoring.rulebook.reading.rules.ConditionReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** The top-level keys that are about the result and not about single rules. */
public final class GradingReader {
    public static final List<String> KEYS = List.of(
            "base", "parts", "total", "grades", "exempt", "quarters", "consequences", "quotas", "rolling", "branches");
    static final List<String> TOTAL = List.of("floor", "ceiling");
    static final List<String> EXEMPT = List.of("status", "categories", "posts", "by-approval");

    static final List<String> ROLLING = List.of("months");
    private static final int MOST_MONTHS = 600;

    private GradingReader() {}

    public static Grading read(YamlMap top, RuleNames rules, Findings findings) {
        List<BasePoints> base = BaseReader.read(top.get("base"));
        PartReader partReader = new PartReader(rules, findings);
        List<Part> parts = top.get("parts").map(partReader::read).orElse(List.of());
        Limits total = top.get("total")
                .flatMap(value -> value.map(TOTAL))
                .map(map -> LimitsReader.read(map, "总分"))
                .orElse(Limits.NONE);
        GradeReader ofTotals = new GradeReader(new NeedReader(rules, partReader.idsSeen()));
        GradeScheme grades = top.get("grades").flatMap(ofTotals::read).orElseGet(ofTotals::usual);
        Exemption exemption =
                top.get("exempt").flatMap(GradingReader::exemption).orElse(Exemption.NOBODY);
        GradeReader withoutParts = ofTotals.withoutParts(rules);
        QuarterScheme quarters = top.get("quarters")
                .flatMap(value -> QuarterReader.read(value, withoutParts))
                .orElse(QuarterScheme.SUMS);
        Optional<BranchGrading> branches =
                top.get("branches").flatMap(value -> BranchReader.read(value, withoutParts, grades));
        ConsequenceReader consequences = new ConsequenceReader(grades, quarters, branches);
        return new Grading(
                base,
                parts,
                total,
                grades,
                exemption,
                quarters,
                top.get("consequences").map(consequences::read).orElse(List.of()),
                top.get("quotas").flatMap(new QuotaReader(grades, rules)::read).orElse(null),
                top.get("rolling").flatMap(GradingReader::rolling).orElse(null),
                branches.orElse(null));
    }

    private static Optional<Integer> rolling(YamlValue value) {
        return value.map(ROLLING)
                .flatMap(map -> map.need("months", "months: 12，或 months: all（一直累计）"))
                .flatMap(months ->
                        months.raw().equals("all") ? Optional.of(Grading.FOREVER) : months.whole(1, MOST_MONTHS));
    }

    private static Optional<Exemption> exemption(YamlValue value) {
        Optional<YamlMap> map = value.map(EXEMPT);
        if (map.isPresent() && map.get().all().isEmpty()) {
            return value.wrong("这样写所有人都免评", "写明免评的类别，例如 categories: [away]");
        }
        return map.map(exempt -> {
            Optional<Boolean> written = exempt.get("by-approval").flatMap(YamlValue::yesNo);
            boolean byApproval = written.orElse(false);
            boolean byCondition = exempt.has("status") || exempt.has("categories") || exempt.has("posts");
            if (written.isPresent() && !byApproval && !byCondition) {
                value.wrong("没有人免评", "写 by-approval: true，或写明免评的类别，或删去 exempt");
            }
            return new Exemption(byCondition ? ConditionReader.members(exempt) : null, byApproval);
        });
    }
}
