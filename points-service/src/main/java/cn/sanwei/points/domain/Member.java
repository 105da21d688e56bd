package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OfMember;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.MemberCommand.AssignMember;
import cn.sanwei.points.domain.MemberCommand.RegisterMember;
import cn.sanwei.points.domain.MemberCommand.TakeOffRoster;
import cn.sanwei.points.domain.RosterRefusal.BeforeLastAssignment;
import cn.sanwei.points.domain.RosterRefusal.MemberAlreadyRegistered;
import cn.sanwei.points.domain.RosterRefusal.MemberHasLeft;
import cn.sanwei.points.domain.RosterRefusal.MemberUnknown;
import cn.sanwei.points.domain.RosterRefusal.OrganisationUnknown;
import java.time.LocalDate;

/** A person on the roster: what he is, dated, from registration to leaving. */
public final class Member implements Decider<Member.State, MemberCommand, OfMember> {
    public sealed interface State {
        record Unknown() implements State {}

        /** @param since the day from which the last assignment holds */
        record OnRoster(LocalDate since) implements State {}

        record Left(LocalDate from) implements State {}
    }

    public static String stream(MemberId member) {
        return "member/" + member;
    }

    @Override
    public State initial() {
        return new State.Unknown();
    }

    @Override
    public Decision<OfMember> decide(State state, MemberCommand command) {
        return switch (command) {
            case RegisterMember c -> register(state, c);
            case AssignMember c ->
                switch (state) {
                    case State.Unknown unknown -> refuse(new MemberUnknown(c.member()));
                    case State.Left left -> refuse(new MemberHasLeft(c.member(), left.from()));
                    case State.OnRoster member -> assign(member, c);
                };
            case TakeOffRoster c ->
                switch (state) {
                    case State.Unknown unknown -> refuse(new MemberUnknown(c.member()));
                    case State.Left left -> refuse(new MemberHasLeft(c.member(), left.from()));
                    case State.OnRoster member -> takeOff(member, c);
                };
        };
    }

    @Override
    public State evolve(State state, OfMember event) {
        return switch (event) {
            case MemberRegistered e -> new State.OnRoster(e.from());
            case MemberAssigned e -> new State.OnRoster(e.from());
            case MemberLeft e -> new State.Left(e.from());
        };
    }

    private static Decision<OfMember> register(State state, RegisterMember c) {
        if (!(state instanceof State.Unknown)) {
            return refuse(new MemberAlreadyRegistered(c.member()));
        }
        if (!c.organisationKnown()) {
            return refuse(new OrganisationUnknown(c.place().organisation()));
        }
        return accept(new MemberRegistered(
                c.member(),
                c.place().organisation(),
                c.place().status(),
                c.place().categories(),
                c.place().posts(),
                c.from(),
                c.occurredAt()));
    }

    private static Decision<OfMember> assign(State.OnRoster member, AssignMember c) {
        if (!c.organisationKnown()) {
            return refuse(new OrganisationUnknown(c.place().organisation()));
        }
        if (c.from().isBefore(member.since())) {
            return refuse(new BeforeLastAssignment(c.from(), member.since()));
        }
        return accept(new MemberAssigned(
                c.member(),
                c.place().organisation(),
                c.place().status(),
                c.place().categories(),
                c.place().posts(),
                c.from(),
                c.occurredAt()));
    }

    private static Decision<OfMember> takeOff(State.OnRoster member, TakeOffRoster c) {
        if (c.from().isBefore(member.since())) {
            return refuse(new BeforeLastAssignment(c.from(), member.since()));
        }
        return accept(new MemberLeft(c.member(), c.from(), c.occurredAt()));
    }
}
