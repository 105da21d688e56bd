package cn.sanwei.points.write.publishrulebook;

import cn.sanwei.points.wiring.RuleBookFinding;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.Reading;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param errors empty when the rule book could be published as it is */
@Schema(examples = """
                {"errors": [{"line": 5, "column": 9, "path": "rules[0].points", "reason": "不是数字", "instead": "写成 points: 1"}],
                 "warnings": []}
                """)
public record CheckedRuleBook(List<RuleBookFinding> errors, List<RuleBookFinding> warnings) {
    static CheckedRuleBook of(Reading reading) {
        List<Finding> errors = switch (reading) {
            case Reading.Accepted accepted -> List.of();
            case Reading.Rejected rejected -> rejected.errors();
        };
        return new CheckedRuleBook(
                errors.stream().map(RuleBookFinding::of).toList(),
                reading.warnings().stream().map(RuleBookFinding::of).toList());
    }
}
