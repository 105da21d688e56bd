package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.TownshipRefusal.TownshipAlreadyRegistered;
import cn.sanwei.points.domain.TownshipRefusal.TownshipNamedLikeItsCounty;
import java.time.Instant;
import java.time.LocalDate;

/** A tenant comes into being, once. */
public final class Township implements Decider<Township.State, Township.RegisterTownship, TownshipRegistered> {
    public enum State {
        UNKNOWN,
        REGISTERED
    }

    /** @param code division code of nine digits */
    public record RegisterTownship(
            TownshipId township, CountyId county, String code, LocalDate from, Instant occurredAt) {}

    public static String stream(TownshipId township) {
        return "township/" + township;
    }

    @Override
    public State initial() {
        return State.UNKNOWN;
    }

    @Override
    public Decision<TownshipRegistered> decide(State state, RegisterTownship c) {
        if (state == State.REGISTERED) {
            return refuse(new TownshipAlreadyRegistered(c.township()));
        }
        if (c.township().value().equals(c.county().value())) {
            return refuse(new TownshipNamedLikeItsCounty(c.township()));
        }
        return accept(new TownshipRegistered(c.township(), c.county(), c.code(), c.from(), c.occurredAt()));
    }

    @Override
    public State evolve(State state, TownshipRegistered event) {
        return State.REGISTERED;
    }
}
