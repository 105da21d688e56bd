package cn.sanwei.scoring.rulebook.reading;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import java.util.List;

/** What came of reading a rule book: one that can score, or everything that keeps it from doing so. */
public sealed interface Reading {
    List<Finding> warnings();

    record Accepted(RuleBook ruleBook, List<Finding> warnings) implements Reading {}

    record Rejected(List<Finding> errors, List<Finding> warnings) implements Reading {}
}
