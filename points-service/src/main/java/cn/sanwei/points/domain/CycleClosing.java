package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.CycleCloseRequested;
import cn.sanwei.contracts.PointsEvent.CycleReopened;
import cn.sanwei.contracts.PointsEvent.OfCycle;
import cn.sanwei.contracts.PointsEvent.QuarterCloseRequested;
import cn.sanwei.contracts.PointsEvent.QuarterReopened;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.GradingRefusal.AwardsStand;
import cn.sanwei.points.domain.GradingRefusal.CycleAlreadyClosed;
import cn.sanwei.points.domain.GradingRefusal.CycleNotClosed;
import cn.sanwei.points.domain.GradingRefusal.CycleStillRunning;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import cn.sanwei.points.domain.GradingRefusal.QuarterAlreadyClosed;
import cn.sanwei.points.domain.GradingRefusal.QuarterNotClosed;
import cn.sanwei.points.domain.GradingRefusal.QuarterNotLast;
import cn.sanwei.points.domain.GradingRefusal.QuarterNotNext;
import cn.sanwei.points.domain.GradingRefusal.QuarterStillRunning;
import cn.sanwei.points.domain.GradingRefusal.ResultsUnderWay;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The office decides that a cycle or a quarter of it shall close, each once and only when it is over, quarters one after
 * the other; rating-service then closes it. What was closed can be opened again as long as nothing was awarded upon it.
 */
public final class CycleClosing implements Decider<CycleClosing.State, CycleClosing.Command, OfCycle> {
    public static final int QUARTERS = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;

    /** @param quarters how many of them are closed, from the first one on */
    public record State(boolean closed, int quarters) {}

    public sealed interface Command {
        Cycle cycle();

        Instant occurredAt();

        /** @param days of the cycle by the rule book that is in force for it; empty when there is none */
        record CloseCycle(Cycle cycle, Optional<CycleDays> days, LocalDate today, Instant occurredAt)
                implements Command {}

        /** @param days as above */
        record CloseQuarter(Cycle cycle, int quarter, Optional<CycleDays> days, LocalDate today, Instant occurredAt)
                implements Command {}

        record ReopenCycle(Cycle cycle, Awards awards, Instant occurredAt) implements Command {}

        record ReopenQuarter(Cycle cycle, int quarter, Instant occurredAt) implements Command {}
    }

    /**
     * What was built upon a closing.
     *
     * @param underWay branches whose meeting's result is recorded or published
     * @param standing organisations that were awarded themselves, or whose members were
     */
    public record Awards(Set<OrganisationId> underWay, Set<OrganisationId> standing) {
        public Awards {
            underWay = Set.copyOf(underWay);
            standing = Set.copyOf(standing);
        }
    }

    public static String stream(TownshipId township, Cycle cycle) {
        return "cycle/" + township + "/" + cycle;
    }

    /** A quarter's last day; before the one after it, nothing is closed. */
    public static LocalDate lastOf(CycleDays days, int quarter) {
        return days.first().plusMonths((long) MONTHS_OF_A_QUARTER * quarter).minusDays(1);
    }

    @Override
    public State initial() {
        return new State(false, 0);
    }

    @Override
    public Decision<OfCycle> decide(State state, Command command) {
        return switch (command) {
            case Command.CloseCycle c -> close(state, c);
            case Command.CloseQuarter c -> close(state, c);
            case Command.ReopenCycle c -> reopen(state, c);
            case Command.ReopenQuarter c -> reopen(state, c);
        };
    }

    @Override
    public State evolve(State state, OfCycle event) {
        return switch (event) {
            case CycleCloseRequested e -> new State(true, state.quarters());
            case QuarterCloseRequested e -> new State(state.closed(), e.quarter());
            case CycleReopened e -> new State(false, state.quarters());
            case QuarterReopened e -> new State(state.closed(), e.quarter() - 1);
        };
    }

    private static Decision<OfCycle> close(State state, Command.CloseCycle c) {
        if (state.closed()) {
            return refuse(new CycleAlreadyClosed(c.cycle()));
        }
        if (c.days().isEmpty()) {
            return refuse(new NoRuleBook());
        }
        LocalDate last = c.days().get().last();
        if (!c.today().isAfter(last)) {
            return refuse(new CycleStillRunning(c.cycle(), last));
        }
        return accept(new CycleCloseRequested(c.cycle(), c.occurredAt()));
    }

    private static Decision<OfCycle> close(State state, Command.CloseQuarter c) {
        if (state.closed()) {
            return refuse(new CycleAlreadyClosed(c.cycle()));
        }
        if (c.quarter() <= state.quarters()) {
            return refuse(new QuarterAlreadyClosed(c.cycle(), c.quarter()));
        }
        if (c.quarter() > state.quarters() + 1) {
            return refuse(new QuarterNotNext(c.quarter(), state.quarters() + 1));
        }
        if (c.days().isEmpty()) {
            return refuse(new NoRuleBook());
        }
        LocalDate last = lastOf(c.days().get(), c.quarter());
        if (!c.today().isAfter(last)) {
            return refuse(new QuarterStillRunning(c.cycle(), c.quarter(), last));
        }
        return accept(new QuarterCloseRequested(c.cycle(), c.quarter(), c.occurredAt()));
    }

    private static Decision<OfCycle> reopen(State state, Command.ReopenCycle c) {
        if (!state.closed()) {
            return refuse(new CycleNotClosed(c.cycle()));
        }
        if (!c.awards().standing().isEmpty()) {
            return refuse(new AwardsStand(c.awards().standing()));
        }
        if (!c.awards().underWay().isEmpty()) {
            return refuse(new ResultsUnderWay(c.awards().underWay()));
        }
        return accept(new CycleReopened(c.cycle(), c.occurredAt()));
    }

    private static Decision<OfCycle> reopen(State state, Command.ReopenQuarter c) {
        if (state.closed()) {
            return refuse(new CycleAlreadyClosed(c.cycle()));
        }
        if (c.quarter() > state.quarters()) {
            return refuse(new QuarterNotClosed(c.cycle(), c.quarter()));
        }
        if (c.quarter() < state.quarters()) {
            return refuse(new QuarterNotLast(c.quarter(), state.quarters()));
        }
        return accept(new QuarterReopened(c.cycle(), c.quarter(), c.occurredAt()));
    }
}
