package cn.sanwei.points.domain;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import java.time.LocalDate;
import java.util.Set;

/** Why a cycle or a quarter is not closed or opened again, or an organisation not graded. */
public sealed interface GradingRefusal extends PointsRefusal {
    record NoRuleBook() implements GradingRefusal {}

    record CycleAlreadyClosed(Cycle cycle) implements GradingRefusal {}

    record CycleStillRunning(Cycle cycle, LocalDate last) implements GradingRefusal {}

    record CycleNotClosed(Cycle cycle) implements GradingRefusal {}

    record QuarterAlreadyClosed(Cycle cycle, int quarter) implements GradingRefusal {}

    record QuarterStillRunning(Cycle cycle, int quarter, LocalDate last) implements GradingRefusal {}

    /** Quarters close one after the other: each stands upon those before it. */
    record QuarterNotNext(int asked, int next) implements GradingRefusal {}

    record QuarterNotClosed(Cycle cycle, int quarter) implements GradingRefusal {}

    /** And they open again from the last one backwards. */
    record QuarterNotLast(int asked, int last) implements GradingRefusal {}

    /** Stars were awarded upon the closed figures, so the figures stay. */
    record AwardsStand(Set<OrganisationId> organisations) implements GradingRefusal {
        public AwardsStand {
            organisations = Set.copyOf(organisations);
        }
    }

    /** Meetings have decided upon the closed figures; their results are returned first. */
    record ResultsUnderWay(Set<OrganisationId> branches) implements GradingRefusal {
        public ResultsUnderWay {
            branches = Set.copyOf(branches);
        }
    }

    /** No such organisation in the township, or one that is graded by nobody: a group. */
    record NotGraded(OrganisationId organisation) implements GradingRefusal {}

    /** The rule book says no weights, and none are assumed. */
    record WeightsNotDeclared() implements GradingRefusal {}

    record ScoresMissing(Set<String> parts) implements GradingRefusal {
        public ScoresMissing {
            parts = Set.copyOf(parts);
        }
    }

    /** Nobody scores the branch that he is in or holds a post in. */
    record ScoresOwnBranch(OrganisationId organisation) implements GradingRefusal {}

    /** The account is no member's, whose name the roster would have, and none was given. */
    record ScorerUnnamed() implements GradingRefusal {}

    /** Another scorer signs like this: two sheets of one person would be one person's score. */
    record ScorerNamedTwice(String name) implements GradingRefusal {}

    /** The first two do not differ by more than this. */
    record ThirdScorerNotNeeded(Points apart) implements GradingRefusal {}

    record ScorersComplete() implements GradingRefusal {}

    /** The rule book declares scorers, and one is missing for these parts. */
    record ScorersMissing(Set<String> parts) implements GradingRefusal {
        public ScorersMissing {
            parts = Set.copyOf(parts);
        }
    }

    /** Members are weighed, and what they had when the cycle was closed has yet to arrive. */
    record ClosingNotHeard(Cycle cycle) implements GradingRefusal {}

    record GradeDoesNotFollow(String asked, String follows) implements GradingRefusal {}

    record OrganisationAlreadyGraded(OrganisationId organisation) implements GradingRefusal {}
}
