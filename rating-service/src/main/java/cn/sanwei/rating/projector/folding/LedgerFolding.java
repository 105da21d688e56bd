package cn.sanwei.rating.projector.folding;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.rating.projector.closing.ClosedCycle;
import cn.sanwei.rating.projector.closing.FrozenFold;
import cn.sanwei.rating.projector.held.Deeds;
import cn.sanwei.rating.projector.held.HeldMember;
import cn.sanwei.rating.projector.held.MemberState;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.Judgement;
import cn.sanwei.scoring.ledger.judging.Tally;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One member's cycle: begun from all that is stored of him and compared with what is stored, or gone on with from where
 * the last batch left it. Both ways are scoring's one fold.
 */
final class LedgerFolding {
    /**
     * From all that is known; the open cycle is then held.
     *
     * @return empty for whom there is nothing to say: on no roster in that cycle, and without an entry
     */
    Optional<LedgerChange> begin(
            TownshipState township, UUID member, String cycle, MemberState known, HeldMember held, Cause cause) {
        Rows.StandingRow before = known.standings.get(cycle);
        RunningLedger running = running(township, member, cycle, held.roster());
        Ledger ledger = ledger(running, known.facts);
        Rows.ClosingRow closing = township.closing(cycle);
        Deeds deeds = new Deeds(running);
        boolean goesOn = closing == null && ledger.isSummed();
        if (before == null
                && isUnknown(held.roster(), running)
                && ledger.entries().isEmpty()) {
            if (goesOn) {
                held.cycles().put(cycle, new HeldMember.Open(running, deeds, null));
            }
            return Optional.empty();
        }
        Rows.StandingRow open = standing(
                township,
                member,
                cycle,
                held,
                running,
                judgement(ledger),
                micro -> ledger.byMicro().get(micro),
                deeds,
                before,
                cause);
        if (goesOn) {
            held.cycles().put(cycle, new HeldMember.Open(running, deeds, open));
        }
        return Optional.of(
                closing == null
                        ? change(
                                ledger,
                                before,
                                open,
                                known.entriesOf(cycle),
                                rows(township, cycle, ledger.entries()),
                                cause)
                        : closed(township, cycle, known, held, closing, ledger, open, cause));
    }

    /** What was frozen stands. One who was not there then has nothing frozen: all of his comes later. */
    private static LedgerChange closed(
            TownshipState township,
            String cycle,
            MemberState known,
            HeldMember held,
            Rows.ClosingRow closing,
            Ledger ledger,
            Rows.StandingRow open,
            Cause cause) {
        Rows.StandingRow before = known.standings.get(cycle);
        Rows.FrozenRow frozen = known.frozen.get(cycle);
        ClosedCycle closed = new ClosedCycle(closing, frozen);
        if (frozen != null && !closing.madeHere()) {
            Ledger then = FrozenFold.of(township.booksAt(closing), ledger, known.facts, held.roster(), closing, frozen);
            closed.frozenLedger(rows(township, cycle, then.entries()), base(then.lines()));
        } else if (frozen != null) {
            closed.frozenEntries(known.entriesOf(cycle).stream()
                    .map(Rows.StoredEntry::entry)
                    .filter(entry -> !entry.afterClose())
                    .toList());
        }
        if (frozen != null && !ledger.isSummed()) {
            return change(
                    ledger,
                    before,
                    closed.standingAsFrozen(before, open),
                    known.entriesOf(cycle),
                    closed.asFrozen(),
                    cause);
        }
        Rows.StandingRow today = frozen != null ? open : open.closed(CanonicalLedger.hash(ledger));
        return change(
                ledger,
                before,
                closed.standing(before, today),
                known.entriesOf(cycle),
                closed.withDifferences(rows(township, cycle, ledger.entries())),
                cause);
    }

    /** As {@link LedgerFold} gives it, and left to be gone on with. */
    private static Ledger ledger(RunningLedger running, Collection<Fact> facts) {
        try {
            running.add(facts);
            return running.ledger();
        } catch (ArithmeticException beyond) {
            return running.notSummed();
        }
    }

    private static Judgement judgement(Ledger ledger) {
        return new Judgement(
                ledger.lines(),
                ledger.total(),
                ledger.exempt(),
                ledger.indicated(),
                ledger.unmet(),
                ledger.remarks(),
                ledger.next());
    }

    /** With facts that have been added already. */
    Optional<LedgerChange> goOn(
            TownshipState township,
            UUID member,
            String cycle,
            HeldMember held,
            HeldMember.Open open,
            Delta delta,
            Cause cause) {
        Rows.StandingRow before = open.standing();
        if (before == null
                && isUnknown(held.roster(), open.running())
                && open.running().ledger().entries().isEmpty()) {
            return Optional.empty();
        }
        Tally tally = open.running().tally();
        Rows.StandingRow after = standing(
                township,
                member,
                cycle,
                held,
                open.running(),
                open.running().judgement(),
                tally::micro,
                open.deeds(),
                before,
                cause);
        open.stands(after);
        return Optional.of(new LedgerChange(
                null, before, after, rows(township, cycle, delta.gone()), rows(township, cycle, delta.fresh()), cause));
    }

    private static RunningLedger running(TownshipState township, UUID member, String cycle, Roster roster) {
        return RunningLedger.of(
                township.books(),
                Cycle.of(cycle),
                new Subject(Subject.Kind.MEMBER, member.toString()),
                roster,
                township.asOf(cycle));
    }

    private static boolean isUnknown(Roster roster, RunningLedger running) {
        return roster.lastWithin(running.days().first(), running.days().after()).isEmpty();
    }

    private static Rows.StandingRow standing(
            TownshipState township,
            UUID member,
            String cycle,
            HeldMember held,
            RunningLedger running,
            Judgement judgement,
            Function<Micro, Points> micros,
            Deeds deeds,
            Rows.StandingRow before,
            Cause cause) {
        Optional<RuleBook> judging = township.judging(cycle);
        return new Rows.StandingRow(
                new Rows.StandingKey(township.township(), member, cycle),
                township.partition(),
                held.roster()
                        .lastWithin(running.days().first(), running.days().after())
                        .map(RosterLine::organisation)
                        .map(UUID::fromString)
                        .orElse(null),
                held.isAwarded(cycle) ? "awarded" : "open",
                outcome(judgement),
                judgement.total().hundredths(),
                base(judgement.lines()),
                micros.apply(Micro.PLATFORM).hundredths(),
                micros.apply(Micro.POINTS).hundredths(),
                micros.apply(Micro.WISH).hundredths(),
                judgement.indicated().map(band -> band.code()).orElse("none"),
                0,
                judging.map(RuleBook::id).orElse(""),
                judging.map(RuleBook::version).orElse(0),
                null,
                before == null ? 0 : before.gradeChanges(),
                deeds.done(),
                asOf(before, cause));
    }

    /** What is stored and no longer so is superseded; what is so and not stored is written. */
    private static LedgerChange change(
            Ledger ledger,
            Rows.StandingRow before,
            Rows.StandingRow after,
            List<Rows.StoredEntry> stored,
            List<Rows.EntryRow> wanted,
            Cause cause) {
        if (stored.isEmpty()) {
            return new LedgerChange(ledger, before, after, List.of(), wanted, cause);
        }
        Set<Rows.EntryRow> kept = new HashSet<>();
        stored.forEach(entry -> kept.add(entry.entry()));
        List<Rows.EntryRow> fresh =
                wanted.stream().filter(entry -> !kept.remove(entry)).toList();
        return new LedgerChange(ledger, before, after, List.copyOf(kept), fresh, cause);
    }

    private static List<Rows.EntryRow> rows(TownshipState township, String cycle, List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        String book = township.judging(cycle).map(RuleBook::id).orElse("");
        List<Rows.EntryRow> rows = new ArrayList<>(entries.size());
        for (LedgerEntry entry : entries) {
            rows.add(new Rows.EntryRow(
                    entry.fact(),
                    entry.event() == null ? null : UUID.fromString(entry.event()),
                    entry.rule(),
                    entry.label(),
                    entry.micro().code(),
                    entry.on(),
                    entry.occurredAt(),
                    entry.raw().hundredths(),
                    entry.points().hundredths(),
                    entry.reason(),
                    book,
                    entry.ruleBookVersion(),
                    false));
        }
        return rows;
    }

    private static String outcome(Judgement judgement) {
        if (judgement.exempt()) {
            return Rows.EXEMPT;
        }
        return judgement.indicated().isPresent() ? Rows.GRADED : Rows.UNGRADED;
    }

    private static long base(List<TotalLine> lines) {
        return lines.stream()
                .filter(line -> line.kind() == TotalLine.Kind.BASE)
                .map(TotalLine::points)
                .reduce(Points.ZERO, Points::plus)
                .hundredths();
    }

    private static Instant asOf(Rows.StandingRow before, Cause cause) {
        return before != null && before.asOf().isAfter(cause.recordedAt()) ? before.asOf() : cause.recordedAt();
    }
}
