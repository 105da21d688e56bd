package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.OfQuarterSheet;
import cn.sanwei.contracts.PointsEvent.QuarterSheetFedBack;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.GradingRefusal.QuarterNotClosed;
import cn.sanwei.points.domain.QuarterSheetRefusal.AlreadyFedBack;
import cn.sanwei.points.domain.QuarterSheetRefusal.NobodyToTell;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The sheet of one quarter, handed back to one branch: only when the quarter is closed, so that nobody is shown figures
 * that move, and again when it was opened and closed anew.
 */
public final class QuarterSheet implements Decider<QuarterSheet.State, QuarterSheet.FeedBack, OfQuarterSheet> {
    /** @param closing whose figures were handed back last; null before */
    public record State(UUID closing) {}

    /**
     * @param closing the one of that quarter that stands; empty while it is open
     * @param toTell how many members the branch had on the quarter's last day
     */
    public record FeedBack(
            OrganisationId organisation,
            Cycle cycle,
            int quarter,
            Optional<UUID> closing,
            int toTell,
            Instant occurredAt) {}

    public static String stream(TownshipId township, Cycle cycle, int quarter, OrganisationId organisation) {
        return "quarter-sheet/" + township + "/" + cycle + "/" + quarter + "/" + organisation;
    }

    @Override
    public State initial() {
        return new State(null);
    }

    @Override
    public Decision<OfQuarterSheet> decide(State state, FeedBack c) {
        if (c.closing().isEmpty()) {
            return refuse(new QuarterNotClosed(c.cycle(), c.quarter()));
        }
        UUID closing = c.closing().get();
        if (closing.equals(state.closing())) {
            return refuse(new AlreadyFedBack(c.cycle(), c.quarter()));
        }
        if (c.toTell() == 0) {
            return refuse(new NobodyToTell());
        }
        return accept(new QuarterSheetFedBack(c.organisation(), c.cycle(), c.quarter(), closing, c.occurredAt()));
    }

    @Override
    public State evolve(State state, OfQuarterSheet event) {
        return switch (event) {
            case QuarterSheetFedBack e -> new State(e.closing());
        };
    }
}
