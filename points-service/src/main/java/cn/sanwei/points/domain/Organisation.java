package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.RosterRefusal.LevelOutOfPlace;
import cn.sanwei.points.domain.RosterRefusal.NameTakenUnderParent;
import cn.sanwei.points.domain.RosterRefusal.OrganisationAlreadyEstablished;
import cn.sanwei.points.domain.RosterRefusal.ParentOfItself;
import cn.sanwei.points.domain.RosterRefusal.ParentUnknown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An organisation takes its place in the tree. It never moves, so a parent that exists when it is established is enough
 * to keep the tree without cycles.
 */
public final class Organisation
        implements Decider<Organisation.State, Organisation.EstablishOrganisation, OrganisationEstablished> {
    public enum State {
        UNKNOWN,
        ESTABLISHED
    }

    /** @param parentLevel empty when the township has no organisation with the parent's id */
    public record EstablishOrganisation(
            OrganisationId organisation,
            Optional<OrganisationId> parent,
            Optional<OrganisationLevel> parentLevel,
            boolean nameTaken,
            OrganisationLevel level,
            String sector,
            LocalDate from,
            Instant occurredAt) {}

    public static String stream(OrganisationId organisation) {
        return "organisation/" + organisation;
    }

    @Override
    public State initial() {
        return State.UNKNOWN;
    }

    @Override
    public Decision<OrganisationEstablished> decide(State state, EstablishOrganisation c) {
        if (state == State.ESTABLISHED) {
            return refuse(new OrganisationAlreadyEstablished(c.organisation()));
        }
        if (c.parent().filter(c.organisation()::equals).isPresent()) {
            return refuse(new ParentOfItself(c.organisation()));
        }
        if (c.parent().isPresent() && c.parentLevel().isEmpty()) {
            return refuse(new ParentUnknown(c.parent().get()));
        }
        if (!mayStand(c.level(), c.parentLevel())) {
            return refuse(new LevelOutOfPlace(c.level(), c.parentLevel().orElse(null)));
        }
        if (c.nameTaken()) {
            return refuse(new NameTakenUnderParent());
        }
        return accept(new OrganisationEstablished(
                c.organisation(), c.parent().orElse(null), c.level(), c.sector(), c.from(), c.occurredAt()));
    }

    @Override
    public State evolve(State state, OrganisationEstablished event) {
        return State.ESTABLISHED;
    }

    /** 党委 over 党总支 over 党支部 over 党小组, where steps may be left out; only a group never stands at the top. */
    private static boolean mayStand(OrganisationLevel level, Optional<OrganisationLevel> parent) {
        if (parent.isEmpty()) {
            return level != OrganisationLevel.GROUP;
        }
        return switch (parent.get()) {
            case COMMITTEE -> level != OrganisationLevel.GROUP;
            case GENERAL_BRANCH -> level == OrganisationLevel.BRANCH || level == OrganisationLevel.JOINT_BRANCH;
            case BRANCH, JOINT_BRANCH -> level == OrganisationLevel.GROUP;
            case GROUP -> false;
        };
    }
}
