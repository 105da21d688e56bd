package cn.sanwei.points.domain;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.Set;

/** Why a cycle is not closed, or an organisation not graded. */
public sealed interface GradingRefusal extends PointsRefusal {
    record NoRuleBook() implements GradingRefusal {}

    record CycleAlreadyClosed(Cycle cycle) implements GradingRefusal {}

    record CycleStillRunning(Cycle cycle, LocalDate last) implements GradingRefusal {}

    record CycleNotClosed(Cycle cycle) implements GradingRefusal {}

    /** No such organisation in the township, or one that is graded by nobody: a group. */
    record NotGraded(OrganisationId organisation) implements GradingRefusal {}

    /** The rule book says no weights, and none are assumed. */
    record WeightsNotDeclared() implements GradingRefusal {}

    record ScoresMissing(Set<String> parts) implements GradingRefusal {
        public ScoresMissing {
            parts = Set.copyOf(parts);
        }
    }

    record GradeDoesNotFollow(String asked, String follows) implements GradingRefusal {}

    record OrganisationAlreadyGraded(OrganisationId organisation) implements GradingRefusal {}
}
