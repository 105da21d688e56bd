package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.PointsEvent.OfTownship;
import cn.sanwei.contracts.PointsEvent.TownshipDesignated;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.TownshipCommand.DesignateTownship;
import cn.sanwei.points.domain.TownshipCommand.RegisterTownship;
import cn.sanwei.points.domain.TownshipRefusal.BeforeLastDesignation;
import cn.sanwei.points.domain.TownshipRefusal.DesignationUnchanged;
import cn.sanwei.points.domain.TownshipRefusal.IdIsACounty;
import cn.sanwei.points.domain.TownshipRefusal.IdIsATownship;
import cn.sanwei.points.domain.TownshipRefusal.TownshipAlreadyRegistered;
import cn.sanwei.points.domain.TownshipRefusal.TownshipNamedLikeItsCounty;
import cn.sanwei.points.domain.TownshipRefusal.TownshipUnknown;
import java.time.LocalDate;

/** A tenant comes into being, once; what it is called, and its code, change with days. */
public final class Township implements Decider<Township.State, TownshipCommand, OfTownship> {
    public sealed interface State {
        record Unknown() implements State {}

        /** @param since the day from which the last code that was said holds */
        record Registered(String code, LocalDate since) implements State {}
    }

    public static String stream(TownshipId township) {
        return "township/" + township;
    }

    @Override
    public State initial() {
        return new State.Unknown();
    }

    @Override
    public Decision<OfTownship> decide(State state, TownshipCommand command) {
        return switch (command) {
            case RegisterTownship c -> register(state, c);
            case DesignateTownship c ->
                switch (state) {
                    case State.Unknown unknown -> refuse(new TownshipUnknown(c.township()));
                    case State.Registered township -> designate(township, c);
                };
        };
    }

    @Override
    public State evolve(State state, OfTownship event) {
        return switch (event) {
            case TownshipRegistered e -> new State.Registered(e.code(), e.from());
            case TownshipDesignated e -> new State.Registered(e.code(), e.from());
        };
    }

    private static Decision<OfTownship> register(State state, RegisterTownship c) {
        if (!(state instanceof State.Unknown)) {
            return refuse(new TownshipAlreadyRegistered(c.township()));
        }
        if (c.township().value().equals(c.county().value())) {
            return refuse(new TownshipNamedLikeItsCounty(c.township()));
        }
        if (c.meanings().townshipMeansCounty()) {
            return refuse(new IdIsACounty(c.township()));
        }
        if (c.meanings().countyMeansTownship()) {
            return refuse(new IdIsATownship(c.county()));
        }
        return accept(new TownshipRegistered(c.township(), c.county(), c.code(), c.from(), c.occurredAt()));
    }

    /** Said again for the last day that was said it corrects it; never slipped in before. */
    private static Decision<OfTownship> designate(State.Registered township, DesignateTownship c) {
        if (c.from().isBefore(township.since())) {
            return refuse(new BeforeLastDesignation(c.from(), township.since()));
        }
        if (!c.renamed() && c.code().equals(township.code())) {
            return refuse(new DesignationUnchanged(c.township()));
        }
        return accept(new TownshipDesignated(c.township(), c.code(), c.from(), c.occurredAt()));
    }
}
