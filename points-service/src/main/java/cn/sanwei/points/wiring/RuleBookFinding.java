package cn.sanwei.points.wiring;

import cn.sanwei.scoring.rulebook.findings.Finding;

/**
 * Something wrong or unwise in a rule book as it was written, in Chinese.
 *
 * @param instead what to write instead
 */
public record RuleBookFinding(int line, int column, String path, String reason, String instead) {
    public static RuleBookFinding of(Finding finding) {
        return new RuleBookFinding(
                finding.line(), finding.column(), finding.path(), finding.reason(), finding.expected());
    }
}
