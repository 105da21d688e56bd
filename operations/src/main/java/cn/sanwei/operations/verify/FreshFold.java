package cn.sanwei.operations.verify;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterMapping;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One township's ledgers from nothing but the events on the topics, as any integrator could compute them. */
final class FreshFold {
    private final List<RuleBook> versions = new ArrayList<>();
    private final Map<String, List<Fact>> facts = new HashMap<>();
    private final Map<String, List<RosterRecord>> rosters = new HashMap<>();
    /** The last one for each cycle, unless it was opened again. */
    private final Map<String, UUID> closeRequests = new HashMap<>();

    private final Map<String, Map<String, RatingEvent.Frozen>> frozen = new HashMap<>();
    private final Map<String, LocalDate> closedOn = new HashMap<>();
    private final LocalDate turned;
    /** Made anew after each event. */
    private Derivation derivation;

    /** @param turned the day that has begun for the township, as rating has it; null before the first turn */
    FreshFold(LocalDate turned) {
        this.turned = turned;
    }

    /** Events of points-service come first: whether a closing stands is known when it is met. */
    void take(EventEnvelope envelope, SanweiEvent event) {
        derivation = null;
        switch (event) {
            case PointsEvent.RuleBookPublished published -> publish(published);
            case PointsEvent.OfMember placing ->
                RosterMapping.placedBy(envelope.sequence(), placing)
                        .ifPresent(placed -> place(placed.member().toString(), placed.record()));
            case PointsEvent.CycleCloseRequested asked ->
                closeRequests.put(asked.cycle().value(), envelope.id());
            case PointsEvent.CycleReopened opened ->
                closeRequests.remove(opened.cycle().value());
            case RatingEvent.CycleClosed closed
            when standsClosed(closed) -> {
                Map<String, RatingEvent.Frozen> figures = new HashMap<>();
                closed.frozen().forEach(each -> figures.put(each.member().toString(), each));
                frozen.put(closed.cycle().value(), figures);
                closedOn.put(closed.cycle().value(), CycleDays.dayOf(closed.occurredAt()));
            }
            default ->
                FactMapping.factOf(envelope, event)
                        .filter(fact -> fact.subject().kind() == Subject.Kind.MEMBER)
                        .ifPresent(fact -> facts.computeIfAbsent(fact.subject().id(), key -> new ArrayList<>())
                                .add(fact));
        }
    }

    /** Empty while no rule book is published: then nothing is scored. */
    Optional<Ledger> ledger(String member, String cycle) {
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        RuleBooks books = RuleBooks.of(versions);
        if (derivation == null) {
            derivation = Derivation.of(books);
            facts.forEach((other, his) -> derivation.add(subject(other), his, rosterOf(other)));
        }
        List<Fact> all = new ArrayList<>(facts.getOrDefault(member, List.of()));
        all.addAll(derivation.factsFor(subject(member), rosterOf(member)));
        return Optional.of(LedgerFold.fold(
                books,
                Cycle.of(cycle),
                subject(member),
                all,
                rosterOf(member),
                RunningLedger.asOf(books.days(Cycle.of(cycle)), closedOn.getOrDefault(cycle, turned))));
    }

    private static Subject subject(String member) {
        return new Subject(Subject.Kind.MEMBER, member);
    }

    private Roster rosterOf(String member) {
        return RosterRecord.rosterOf(rosters.getOrDefault(member, List.of()));
    }

    /** Whether the rules ask for the turn of days, and that of this one has not come. */
    boolean isBehind(LocalDate today) {
        return turns() && (turned == null || turned.isBefore(today));
    }

    /** Cycles in which there may be entries though nothing has happened in them. */
    Set<String> cyclesTurned() {
        return turns() && turned != null
                ? RuleBooks.of(versions).cyclesTurnedTo(turned).stream()
                        .map(Cycle::value)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private boolean turns() {
        return !versions.isEmpty() && RuleBooks.of(versions).turns();
    }

    /** What the closing of that cycle froze for the member; empty while it is open, and for one who came later. */
    Optional<RatingEvent.Frozen> frozen(String member, String cycle) {
        return Optional.ofNullable(frozen.get(cycle)).map(figures -> figures.get(member));
    }

    private boolean standsClosed(RatingEvent.CycleClosed closed) {
        return closed.request().equals(closeRequests.get(closed.cycle().value()));
    }

    boolean isClosed(String cycle) {
        return frozen.containsKey(cycle);
    }

    /** Those of whom something is known that may give points: others' facts, or that he has none, may concern anybody. */
    Set<String> members() {
        Set<String> members = new HashSet<>(facts.keySet());
        members.addAll(rosters.keySet());
        return members;
    }

    private void place(String member, RosterRecord record) {
        rosters.computeIfAbsent(member, key -> new ArrayList<>()).add(record);
    }

    private void publish(PointsEvent.RuleBookPublished published) {
        switch (RuleBookParser.parse(published.source(), versions)) {
            case Reading.Accepted accepted -> versions.add(accepted.ruleBook());
            case Reading.Rejected rejected ->
                throw new IllegalStateException(
                        "a published rule book does not stand its own check: " + rejected.errors());
        }
    }
}
