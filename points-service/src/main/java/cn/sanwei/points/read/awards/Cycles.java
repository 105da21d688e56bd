package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.CycleCloseRequested;
import cn.sanwei.contracts.PointsEvent.OfAward;
import cn.sanwei.contracts.PointsEvent.OfBranchGrade;
import cn.sanwei.contracts.PointsEvent.OfCycle;
import cn.sanwei.contracts.PointsEvent.QuarterCloseRequested;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardStage;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.BranchGrading;
import cn.sanwei.points.domain.CycleClosing;
import cn.sanwei.points.domain.CycleClosing.Awards;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What a township has closed, and what was built upon it. */
public final class Cycles {
    /** Held until the transaction ends; neither draws a transaction id, so an append may follow. */
    private static final String BUILDING_UPON =
            "cast(pg_advisory_xact_lock_shared(hashtextextended(cast(:cycle as text), 2)) as text) is not null";

    private static final String CHANGING =
            "cast(pg_advisory_xact_lock(hashtextextended(cast(:cycle as text), 2)) as text) is not null";

    private Cycles() {}

    /** For a command that builds upon the answer: nobody opens the cycle again before it is done. */
    public static Uni<Boolean> isClosed(Transaction transaction, TownshipId township, Cycle cycle) {
        return lock(transaction, BUILDING_UPON, township, cycle)
                .chain(() -> state(transaction, township, cycle))
                .map(CycleClosing.State::closed);
    }

    /** The request of the closing that stands; for a command that builds upon it. */
    public static Uni<Optional<UUID>> closing(Transaction transaction, TownshipId township, Cycle cycle) {
        return lock(transaction, BUILDING_UPON, township, cycle)
                .chain(() -> transaction.load(CycleClosing.stream(township, cycle)))
                .map(Cycles::closing);
    }

    /** The same of events that are at hand. */
    public static Optional<UUID> closing(List<StoredEvent> events) {
        return events.reversed().stream()
                .filter(stored -> stored.event() instanceof CycleCloseRequested)
                .map(StoredEvent::id)
                .findFirst()
                .filter(request -> state(events).closed());
    }

    /** The request of a quarter's closing that stands; for a command that builds upon it. */
    public static Uni<Optional<UUID>> quarterClosing(
            Transaction transaction, TownshipId township, Cycle cycle, int quarter) {
        return lock(transaction, BUILDING_UPON, township, cycle)
                .chain(() -> transaction.load(CycleClosing.stream(township, cycle)))
                .map(events -> events.reversed().stream()
                        .filter(stored ->
                                stored.event() instanceof QuarterCloseRequested closing && closing.quarter() == quarter)
                        .map(StoredEvent::id)
                        .findFirst()
                        .filter(request -> state(events).quarters() >= quarter));
    }

    public static Uni<CycleClosing.State> state(Transaction transaction, TownshipId township, Cycle cycle) {
        return transaction.load(CycleClosing.stream(township, cycle)).map(Cycles::state);
    }

    public static CycleClosing.State state(List<StoredEvent> events) {
        CycleClosing closing = new CycleClosing();
        CycleClosing.State state = closing.initial();
        for (StoredEvent stored : events) {
            state = closing.evolve(state, (OfCycle) stored.event());
        }
        return state;
    }

    /** For a command that closes the cycle: whoever saw it open is done before, or sees it closed. */
    public static Uni<Void> hold(Transaction transaction, TownshipId township, Cycle cycle) {
        return lock(transaction, CHANGING, township, cycle);
    }

    /** For a command that opens the cycle again: nobody builds upon it any more until that is done. */
    public static Uni<Awards> awards(Transaction transaction, TownshipId township, Cycle cycle) {
        return hold(transaction, township, cycle)
                .chain(() -> Organisations.all(transaction))
                .chain(organisations -> awards(transaction, township, cycle, organisations));
    }

    private static Uni<Awards> awards(
            Transaction transaction, TownshipId township, Cycle cycle, Set<OrganisationId> organisations) {
        Map<String, OrganisationId> ofMembers = new TreeMap<>();
        Map<String, OrganisationId> ofItself = new TreeMap<>();
        organisations.forEach(organisation -> {
            ofMembers.put(MemberAward.stream(township, cycle, organisation), organisation);
            ofItself.put(BranchGrading.stream(township, cycle, organisation), organisation);
        });
        Set<OrganisationId> underWay = new HashSet<>();
        Set<OrganisationId> standing = new HashSet<>();
        return each(transaction, ofMembers, (organisation, events) -> {
                    switch (stage(events)) {
                        case OPEN, RETURNED -> {}
                        case RECORDED, PUBLISHED -> underWay.add(organisation);
                        case AWARDED -> standing.add(organisation);
                    }
                })
                .chain(() -> each(transaction, ofItself, (organisation, events) -> {
                    if (isAwarded(events)) {
                        standing.add(organisation);
                    }
                }))
                .map(done -> new Awards(underWay, standing));
    }

    interface Look {
        void at(OrganisationId organisation, List<StoredEvent> events);
    }

    /** One after the other: a transaction is one chain. */
    static Uni<Void> each(Transaction transaction, Map<String, OrganisationId> streams, Look look) {
        return transaction
                .versions(streams.keySet())
                .chain(versions -> Multi.createFrom()
                        .iterable(streams.entrySet())
                        .filter(stream -> versions.get(stream.getKey()) > 0)
                        .onItem()
                        .transformToUniAndConcatenate(stream ->
                                transaction.load(stream.getKey()).invoke(events -> look.at(stream.getValue(), events)))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static AwardStage stage(List<StoredEvent> events) {
        return award(events).stage();
    }

    /** Where a branch's award stands. */
    static AwardState award(List<StoredEvent> events) {
        MemberAward award = new MemberAward();
        AwardState state = award.initial();
        for (StoredEvent stored : events) {
            state = award.evolve(state, (OfAward) stored.event());
        }
        return state;
    }

    private static boolean isAwarded(List<StoredEvent> events) {
        BranchGrading grading = new BranchGrading();
        BranchGrading.State state = grading.initial();
        for (StoredEvent stored : events) {
            state = grading.evolve(state, stored.id(), (OfBranchGrade) stored.event());
        }
        return state.awarded();
    }

    private static Uni<Void> lock(Transaction transaction, String how, TownshipId township, Cycle cycle) {
        return Tables.holds(transaction, how, Map.of("cycle", CycleClosing.stream(township, cycle)))
                .replaceWithVoid();
    }
}
