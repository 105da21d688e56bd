package cn.sanwei.scoring.rulebook;

import java.util.List;
import java.util.Optional;

/** The top-level keys that are about the result and not about single rules. */
final class GradingReader {
    static final List<String> KEYS = List.of("base", "parts", "total", "grades", "exempt", "branches");
    static final List<String> TOTAL = List.of("floor", "ceiling");

    private GradingReader() {}

    static Grading read(YamlMap top, RuleNames rules, Findings findings) {
        List<BasePoints> base = BaseReader.read(top.get("base"));
        PartReader partReader = new PartReader(rules, findings);
        List<Part> parts = top.get("parts").map(partReader::read).orElse(List.of());
        Limits total = top.get("total")
                .flatMap(value -> value.map(TOTAL))
                .map(map -> LimitsReader.read(map, "总分"))
                .orElse(Limits.NONE);
        GradeReader gradeReader = new GradeReader(new NeedReader(rules, partReader.idsSeen()));
        GradeScheme grades = top.get("grades").flatMap(gradeReader::read).orElse(GradeScheme.USUAL);
        Exemption exemption =
                top.get("exempt").flatMap(GradingReader::exemption).orElse(Exemption.NOBODY);
        BranchWeights weights = top.get("branches").flatMap(BranchReader::read).orElse(null);
        return new Grading(base, parts, total, grades, exemption, weights);
    }

    private static Optional<Exemption> exemption(YamlValue value) {
        return ConditionReader.exemption(value).map(members -> new Exemption(members, false));
    }
}
