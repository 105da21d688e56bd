package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.BranchScoreEntered;
import cn.sanwei.contracts.PointsEvent.BranchStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfBranchGrade;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.GradingRefusal.ClosingNotHeard;
import cn.sanwei.points.domain.GradingRefusal.CycleNotClosed;
import cn.sanwei.points.domain.GradingRefusal.GradeDoesNotFollow;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import cn.sanwei.points.domain.GradingRefusal.NotGraded;
import cn.sanwei.points.domain.GradingRefusal.OrganisationAlreadyGraded;
import cn.sanwei.points.domain.GradingRefusal.ScorersMissing;
import cn.sanwei.points.domain.GradingRefusal.ScoresMissing;
import cn.sanwei.points.domain.GradingRefusal.ScoresOwnBranch;
import cn.sanwei.points.domain.GradingRefusal.WeightsNotDeclared;
import cn.sanwei.points.domain.ScoreSheets.Sheet;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The grade of one organisation in one cycle: from two scores that the assessment group gives and, where the rule book weighs it,
 * the mean of what its members had when the cycle was closed; by weights that are declared.
 */
public final class BranchGrading implements Decider<BranchGrading.State, BranchGrading.Command, OfBranchGrade> {
    /** @param scores every entry as it was made: which of them counts is scoring's to say */
    public record State(List<Fact> scores, boolean awarded) {
        public State {
            scores = List.copyOf(scores);
        }
    }

    public sealed interface Command {
        /**
         * @param graded whether the township has the organisation and it is of a level that is graded
         * @param ownBranch whether it is the scorer's own
         * @param sheets what there is of this part already
         */
        record EnterScore(
                OrganisationId organisation,
                Cycle cycle,
                boolean graded,
                boolean ownBranch,
                String part,
                Sheet sheet,
                ScoreSheets sheets,
                Instant occurredAt)
                implements Command {}

        /**
         * @param asked the grade as the office has it; empty where it leaves it to the weights
         * @param books empty when the township has published none
         * @param members what the closing froze of them; empty while it was not heard
         * @param undecided parts that a scorer is missing for still
         */
        record AwardOrganisation(
                OrganisationId organisation,
                Cycle cycle,
                boolean cycleClosed,
                Optional<String> asked,
                Optional<RuleBooks> books,
                Optional<MembersMean> members,
                Set<String> undecided,
                LocalDate boardUntil,
                Instant occurredAt)
                implements Command {
            public AwardOrganisation {
                undecided = Set.copyOf(undecided);
            }
        }
    }

    public static String stream(TownshipId township, Cycle cycle, OrganisationId organisation) {
        return "branch-grade/" + township + "/" + cycle + "/" + organisation;
    }

    @Override
    public State initial() {
        return new State(List.of(), false);
    }

    @Override
    public Decision<OfBranchGrade> decide(State state, Command command) {
        return switch (command) {
            case Command.EnterScore c -> enter(state, c);
            case Command.AwardOrganisation c -> award(state, c);
        };
    }

    @Override
    public State evolve(State state, OfBranchGrade event) {
        return evolve(state, new UUID(0, state.scores().size()), event);
    }

    /** A score is a fact with its event's id. */
    @Override
    public State evolve(State state, UUID id, OfBranchGrade event) {
        return switch (event) {
            case BranchScoreEntered e -> {
                List<Fact> scores = new ArrayList<>(state.scores());
                FactMapping.factOf(id, e.occurredAt(), e).ifPresent(scores::add);
                yield new State(scores, state.awarded());
            }
            case BranchStarsAwarded e -> new State(state.scores(), true);
        };
    }

    private static Decision<OfBranchGrade> enter(State state, Command.EnterScore c) {
        if (!c.graded()) {
            return refuse(new NotGraded(c.organisation()));
        }
        if (state.awarded()) {
            return refuse(new OrganisationAlreadyGraded(c.organisation()));
        }
        if (c.ownBranch()) {
            return refuse(new ScoresOwnBranch(c.organisation()));
        }
        Optional<GradingRefusal> refused = c.sheets().refuses(c.sheet());
        if (refused.isPresent()) {
            return refuse(refused.get());
        }
        Optional<Points> score = c.sheets().declared().isEmpty()
                ? Optional.of(c.sheet().score())
                : c.sheets().with(c.sheet()).score();
        return accept(score.stream()
                .map(points -> new BranchScoreEntered(c.organisation(), c.cycle(), c.part(), points, c.occurredAt()))
                .toList());
    }

    private static Decision<OfBranchGrade> award(State state, Command.AwardOrganisation c) {
        if (state.awarded()) {
            return refuse(new OrganisationAlreadyGraded(c.organisation()));
        }
        if (c.books().isEmpty() || c.books().get().judging(c.cycle()).isEmpty()) {
            return refuse(new NoRuleBook());
        }
        if (c.books().get().judging(c.cycle()).get().branchWeights() == null) {
            return refuse(new WeightsNotDeclared());
        }
        if (!c.cycleClosed()) {
            return refuse(new CycleNotClosed(c.cycle()));
        }
        BranchStanding standing = BranchStanding.of(
                c.books().get(),
                c.cycle(),
                Subject.of(c.organisation()),
                state.scores(),
                c.members().orElse(MembersMean.OF_NOBODY));
        if (standing.indicated().isEmpty()) {
            Set<String> missing = missing(standing);
            return missing.equals(Set.of(BranchWeights.MEMBERS_MEAN))
                            && c.members().isEmpty()
                    ? refuse(new ClosingNotHeard(c.cycle()))
                    : refuse(new ScoresMissing(missing));
        }
        if (!c.undecided().isEmpty()) {
            return refuse(new ScorersMissing(c.undecided()));
        }
        String follows = standing.indicated().get().code();
        if (c.asked().isPresent() && !c.asked().get().equals(follows)) {
            return refuse(new GradeDoesNotFollow(c.asked().get(), follows));
        }
        return accept(new BranchStarsAwarded(c.organisation(), c.cycle(), follows, c.boardUntil(), c.occurredAt()));
    }

    private static Set<String> missing(BranchStanding standing) {
        Set<String> missing = new TreeSet<>();
        if (standing.pointsWork().isEmpty()) {
            missing.add(BranchWeights.POINTS_WORK);
        }
        if (standing.yearEndTarget().isEmpty()) {
            missing.add(BranchWeights.YEAR_END_TARGET);
        }
        if (missing.isEmpty()) {
            missing.add(BranchWeights.MEMBERS_MEAN);
        }
        return missing;
    }
}
