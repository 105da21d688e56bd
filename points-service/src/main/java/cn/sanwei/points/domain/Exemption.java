package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.ExemptionApproved;
import cn.sanwei.contracts.PointsEvent.ExemptionEndorsed;
import cn.sanwei.contracts.PointsEvent.ExemptionRefused;
import cn.sanwei.contracts.PointsEvent.ExemptionRequested;
import cn.sanwei.contracts.PointsEvent.ExemptionRevoked;
import cn.sanwei.contracts.PointsEvent.ExemptionWithdrawn;
import cn.sanwei.contracts.PointsEvent.OfExemption;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ExemptionRefusal.AlreadyUnderWay;
import cn.sanwei.points.domain.ExemptionRefusal.ApplicantNotOnRoster;
import cn.sanwei.points.domain.ExemptionRefusal.ApprovedByEndorser;
import cn.sanwei.points.domain.ExemptionRefusal.CycleNotBegun;
import cn.sanwei.points.domain.ExemptionRefusal.DecidedByApplicant;
import cn.sanwei.points.domain.ExemptionRefusal.NotByApproval;
import cn.sanwei.points.domain.ExemptionRefusal.WrongExemptionStage;
import cn.sanwei.points.domain.GradingRefusal.CycleAlreadyClosed;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether one member is left out of the grading of one cycle: he asks, the branch's meeting decides, the office confirms.
 * Nothing that would move a closed cycle is decided in it; an application can still be refused or withdrawn then, which
 * moves nothing.
 */
public final class Exemption implements Decider<Exemption.State, Exemption.Command, OfExemption> {
    public static final String BRANCH = "branch";
    public static final String OFFICE = "office";

    /**
     * @param exemption the application that was made last; null before the first
     * @param approval id of the event that approved it; null while none does
     */
    public record State(ExemptionStage stage, ExemptionId exemption, UUID approval) {
        State now(ExemptionStage next) {
            return new State(next, exemption, null);
        }
    }

    /**
     * What the township says about a cycle.
     *
     * @param byApproval whether its rule book exempts on application; empty where none judges it
     * @param first the cycle's first day
     */
    public record Terms(boolean closed, Optional<Boolean> byApproval, LocalDate first) {}

    public sealed interface Command {
        Instant occurredAt();

        /** @param organisation where the member is today; empty for who is on no roster */
        record RequestExemption(
                ExemptionId exemption,
                MemberId member,
                Optional<OrganisationId> organisation,
                Cycle cycle,
                Terms terms,
                LocalDate today,
                Instant occurredAt)
                implements Command {}

        /** @param byApplicant whether who records the meeting's decision is whom it is about */
        record EndorseExemption(
                ExemptionId exemption,
                MemberId member,
                Cycle cycle,
                Terms terms,
                boolean byApplicant,
                Instant occurredAt)
                implements Command {}

        /** @param byOffice the branch's meeting otherwise, before it has agreed */
        record RefuseExemption(
                ExemptionId exemption,
                MemberId member,
                Cycle cycle,
                boolean byOffice,
                boolean byApplicant,
                Instant occurredAt)
                implements Command {}

        /** @param byEndorser whether it is the account that recorded the branch's decision */
        record ApproveExemption(
                ExemptionId exemption,
                MemberId member,
                Cycle cycle,
                Terms terms,
                boolean byApplicant,
                boolean byEndorser,
                Instant occurredAt)
                implements Command {}

        record WithdrawExemption(ExemptionId exemption, MemberId member, Cycle cycle, Instant occurredAt)
                implements Command {}

        record RevokeExemption(
                ExemptionId exemption,
                MemberId member,
                Cycle cycle,
                boolean closed,
                boolean byApplicant,
                Instant occurredAt)
                implements Command {}
    }

    public static String stream(TownshipId township, Cycle cycle, MemberId member) {
        return "exemption/" + township + "/" + cycle + "/" + member;
    }

    @Override
    public State initial() {
        return new State(ExemptionStage.NONE, null, null);
    }

    @Override
    public Decision<OfExemption> decide(State state, Command command) {
        return switch (command) {
            case Command.RequestExemption c -> request(state, c);
            case Command.EndorseExemption c -> endorse(stageOf(state, c.exemption()), c);
            case Command.RefuseExemption c -> refused(stageOf(state, c.exemption()), c);
            case Command.ApproveExemption c -> approve(stageOf(state, c.exemption()), c);
            case Command.WithdrawExemption c -> withdraw(stageOf(state, c.exemption()), c);
            case Command.RevokeExemption c -> revoke(state, c);
        };
    }

    @Override
    public State evolve(State state, OfExemption event) {
        return evolve(state, new UUID(0, 0), event);
    }

    @Override
    public State evolve(State state, UUID id, OfExemption event) {
        return switch (event) {
            case ExemptionRequested e -> new State(ExemptionStage.REQUESTED, e.exemption(), null);
            case ExemptionEndorsed e -> state.now(ExemptionStage.ENDORSED);
            case ExemptionRefused e -> state.now(ExemptionStage.REFUSED);
            case ExemptionApproved e -> new State(ExemptionStage.APPROVED, e.exemption(), id);
            case ExemptionWithdrawn e -> state.now(ExemptionStage.WITHDRAWN);
            case ExemptionRevoked e -> state.now(ExemptionStage.REVOKED);
        };
    }

    /** Whoever made another application since has ended this one before. */
    private static ExemptionStage stageOf(State state, ExemptionId exemption) {
        if (exemption.equals(state.exemption())) {
            return state.stage();
        }
        return state.exemption() == null ? ExemptionStage.NONE : ExemptionStage.WITHDRAWN;
    }

    private static Decision<OfExemption> request(State state, Command.RequestExemption c) {
        if (state.stage().isUnderWay()) {
            return refuse(new AlreadyUnderWay(state.stage()));
        }
        Optional<Decision<OfExemption>> hindered = hindered(c.cycle(), c.terms());
        if (hindered.isPresent()) {
            return hindered.get();
        }
        if (c.terms().first().isAfter(c.today())) {
            return refuse(new CycleNotBegun(c.cycle(), c.terms().first()));
        }
        if (c.organisation().isEmpty()) {
            return refuse(new ApplicantNotOnRoster());
        }
        return accept(new ExemptionRequested(
                c.exemption(), c.member(), c.organisation().get(), c.cycle(), c.occurredAt()));
    }

    private static Decision<OfExemption> endorse(ExemptionStage stage, Command.EndorseExemption c) {
        if (stage != ExemptionStage.REQUESTED) {
            return refuse(new WrongExemptionStage(stage));
        }
        if (c.byApplicant()) {
            return refuse(new DecidedByApplicant());
        }
        return hindered(c.cycle(), c.terms())
                .orElseGet(() -> accept(new ExemptionEndorsed(c.exemption(), c.member(), c.cycle(), c.occurredAt())));
    }

    private static Decision<OfExemption> refused(ExemptionStage stage, Command.RefuseExemption c) {
        boolean open = stage == ExemptionStage.REQUESTED || c.byOffice() && stage == ExemptionStage.ENDORSED;
        if (!open) {
            return refuse(new WrongExemptionStage(stage));
        }
        if (c.byApplicant()) {
            return refuse(new DecidedByApplicant());
        }
        return accept(new ExemptionRefused(
                c.exemption(), c.member(), c.cycle(), c.byOffice() ? OFFICE : BRANCH, c.occurredAt()));
    }

    private static Decision<OfExemption> approve(ExemptionStage stage, Command.ApproveExemption c) {
        if (stage != ExemptionStage.ENDORSED) {
            return refuse(new WrongExemptionStage(stage));
        }
        if (c.byApplicant()) {
            return refuse(new DecidedByApplicant());
        }
        if (c.byEndorser()) {
            return refuse(new ApprovedByEndorser());
        }
        return hindered(c.cycle(), c.terms())
                .orElseGet(() -> accept(new ExemptionApproved(c.exemption(), c.member(), c.cycle(), c.occurredAt())));
    }

    private static Decision<OfExemption> withdraw(ExemptionStage stage, Command.WithdrawExemption c) {
        return stage == ExemptionStage.REQUESTED || stage == ExemptionStage.ENDORSED
                ? accept(new ExemptionWithdrawn(c.exemption(), c.member(), c.cycle(), c.occurredAt()))
                : refuse(new WrongExemptionStage(stage));
    }

    private static Decision<OfExemption> revoke(State state, Command.RevokeExemption c) {
        ExemptionStage stage = stageOf(state, c.exemption());
        if (stage != ExemptionStage.APPROVED) {
            return refuse(new WrongExemptionStage(stage));
        }
        if (c.byApplicant()) {
            return refuse(new DecidedByApplicant());
        }
        if (c.closed()) {
            return refuse(new CycleAlreadyClosed(c.cycle()));
        }
        return accept(new ExemptionRevoked(c.exemption(), c.member(), c.cycle(), state.approval(), c.occurredAt()));
    }

    private static Optional<Decision<OfExemption>> hindered(Cycle cycle, Terms terms) {
        if (terms.byApproval().isEmpty()) {
            return Optional.of(refuse(new NoRuleBook()));
        }
        if (!terms.byApproval().get()) {
            return Optional.of(refuse(new NotByApproval(cycle)));
        }
        return terms.closed() ? Optional.of(refuse(new CycleAlreadyClosed(cycle))) : Optional.empty();
    }
}
