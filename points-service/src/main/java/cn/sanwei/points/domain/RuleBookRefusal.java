package cn.sanwei.points.domain;

import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.scoring.rulebook.findings.Finding;
import java.util.List;

/** Why a rule book is not published. */
public sealed interface RuleBookRefusal extends PointsRefusal {
    record RuleBookWrong(List<Finding> errors) implements RuleBookRefusal {
        public RuleBookWrong {
            errors = List.copyOf(errors);
        }
    }

    record RuleBookNamedOtherwise(String written, RuleBookId asked) implements RuleBookRefusal {}

    /** Versions are numbered without gaps; that a number was used already is among the errors of the rule book. */
    record VersionNotNext(int written, int next) implements RuleBookRefusal {}
}
