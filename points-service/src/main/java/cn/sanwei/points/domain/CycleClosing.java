package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.PointsEvent.CycleCloseRequested;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.GradingRefusal.CycleAlreadyClosed;
import cn.sanwei.points.domain.GradingRefusal.CycleStillRunning;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The office decides that a cycle shall close, once and only when it is over; rating-service then closes it. */
public final class CycleClosing implements Decider<CycleClosing.State, CycleClosing.RequestClose, CycleCloseRequested> {
    public enum State {
        RUNNING,
        REQUESTED
    }

    /** @param last the cycle's last day by the rule book that is in force for it; empty when there is none */
    public record RequestClose(Cycle cycle, Optional<LocalDate> last, LocalDate today, Instant occurredAt) {}

    public static String stream(TownshipId township, Cycle cycle) {
        return "cycle/" + township + "/" + cycle;
    }

    @Override
    public State initial() {
        return State.RUNNING;
    }

    @Override
    public Decision<CycleCloseRequested> decide(State state, RequestClose c) {
        if (state == State.REQUESTED) {
            return refuse(new CycleAlreadyClosed(c.cycle()));
        }
        if (c.last().isEmpty()) {
            return refuse(new NoRuleBook());
        }
        if (!c.today().isAfter(c.last().get())) {
            return refuse(new CycleStillRunning(c.cycle(), c.last().get()));
        }
        return accept(new CycleCloseRequested(c.cycle(), c.occurredAt()));
    }

    @Override
    public State evolve(State state, CycleCloseRequested event) {
        return State.REQUESTED;
    }
}
