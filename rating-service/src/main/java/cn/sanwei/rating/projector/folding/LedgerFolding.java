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
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.Judgement;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
        running.add(known.facts);
        Rows.ClosingRow closing = township.closing(cycle);
        Ledger ledger = running.ledger();
        Deeds deeds = new Deeds(running);
        if (before == null
                && isUnknown(held.roster(), running)
                && ledger.entries().isEmpty()) {
            if (closing == null) {
                held.cycles().put(cycle, new HeldMember.Open(running, deeds, null));
            }
            return Optional.empty();
        }
        List<Rows.EntryRow> entries = rows(township, cycle, ledger.entries());
        Rows.StandingRow open = standing(township, member, cycle, held, running, deeds, before, cause);
        if (closing == null) {
            held.cycles().put(cycle, new HeldMember.Open(running, deeds, open));
            return Optional.of(change(ledger, before, open, known.entriesOf(cycle), entries, cause));
        }
        ClosedCycle closed = new ClosedCycle(closing, known.frozen.get(cycle));
        if (!closing.madeHere()) {
            Ledger then = FrozenFold.of(
                    township.booksAt(closing), ledger, known.facts, held.roster(), closing, known.frozen.get(cycle));
            closed.frozenLedger(rows(township, cycle, then.entries()), base(then.lines()));
        } else {
            closed.frozenEntries(known.entriesOf(cycle).stream()
                    .map(Rows.StoredEntry::entry)
                    .filter(entry -> !entry.afterClose())
                    .toList());
        }
        Rows.StandingRow today = known.frozen.containsKey(cycle) ? open : open.closed(CanonicalLedger.hash(ledger));
        return Optional.of(change(
                ledger,
                before,
                closed.standing(before, today),
                known.entriesOf(cycle),
                closed.withDifferences(entries),
                cause));
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
        Rows.StandingRow after = standing(township, member, cycle, held, open.running(), open.deeds(), before, cause);
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
            Deeds deeds,
            Rows.StandingRow before,
            Cause cause) {
        Judgement judgement = running.judgement();
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
                running.tally().micro(Micro.PLATFORM).hundredths(),
                running.tally().micro(Micro.POINTS).hundredths(),
                running.tally().micro(Micro.WISH).hundredths(),
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
