package cn.sanwei.rating.projector;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.CanonicalLedger;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerEntry;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.rulebook.CycleDays;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One member's cycle, folded whole from all that is known of him, beside what is stored. A faster way through the same
 * ledger belongs here and nowhere else.
 */
final class LedgerFolding {
    /**
     * @return empty for whom there is nothing to say: on no roster in that cycle, and without an entry
     */
    Optional<LedgerChange> fold(TownshipState township, UUID member, String cycle, MemberState known, Cause cause) {
        Rows.StandingRow before = known.standings.get(cycle);
        Roster roster = known.roster();
        Subject subject = new Subject(Subject.Kind.MEMBER, member.toString());
        Ledger ledger = LedgerFold.fold(township.books(), Cycle.of(cycle), subject, known.facts, roster);
        Optional<RosterLine> line =
                roster.lastWithin(ledger.days().first(), ledger.days().after());
        if (before == null && line.isEmpty() && ledger.entries().isEmpty()) {
            return Optional.empty();
        }
        List<Rows.EntryRow> entries =
                ledger.entries().stream().map(entry -> row(ledger, entry)).toList();
        Rows.StandingKey key = new Rows.StandingKey(township.township(), member, cycle);
        Rows.StandingRow open = new Rows.StandingRow(
                key,
                township.partition(),
                line.map(RosterLine::organisation).map(UUID::fromString).orElse(null),
                known.awardedCycles.contains(cycle) ? "awarded" : "open",
                outcome(ledger),
                ledger.total().hundredths(),
                ledger.base().hundredths(),
                ledger.byMicro().get(Micro.PLATFORM).hundredths(),
                ledger.byMicro().get(Micro.POINTS).hundredths(),
                ledger.byMicro().get(Micro.WISH).hundredths(),
                ledger.indicated().map(band -> band.code()).orElse("none"),
                0,
                ledger.ruleBook() == null ? "" : ledger.ruleBook(),
                ledger.ruleBookVersion(),
                CanonicalLedger.hash(ledger),
                before == null ? 0 : before.gradeChanges(),
                done(ledger.days(), known.facts),
                asOf(before, cause));
        Rows.ClosingRow closing = township.closing(cycle);
        if (closing == null) {
            return Optional.of(change(ledger, before, open, known.entriesOf(cycle), entries, cause));
        }
        ClosedCycle closed = new ClosedCycle(closing, known.frozen.get(cycle));
        if (!closing.madeHere()) {
            List<Fact> inTime = known.facts.stream()
                    .filter(fact -> !fact.recordedAt().isAfter(closing.closedAt()))
                    .toList();
            Ledger then = LedgerFold.fold(township.books(), Cycle.of(cycle), subject, inTime, roster);
            closed.frozenEntries(
                    then.entries().stream().map(entry -> row(then, entry)).toList());
        } else {
            closed.frozenEntries(known.entriesOf(cycle).stream()
                    .map(Rows.StoredEntry::entry)
                    .filter(entry -> !entry.afterClose())
                    .toList());
        }
        return Optional.of(change(
                ledger,
                before,
                closed.standing(before, open),
                known.entriesOf(cycle),
                closed.withDifferences(entries),
                cause));
    }

    /** What is stored and no longer so is superseded; what is so and not stored is written. */
    private static LedgerChange change(
            Ledger ledger,
            Rows.StandingRow before,
            Rows.StandingRow after,
            List<Rows.StoredEntry> stored,
            List<Rows.EntryRow> wanted,
            Cause cause) {
        Map<Rows.EntryRow, Long> kept = new HashMap<>();
        stored.forEach(entry -> kept.put(entry.entry(), entry.id()));
        List<Rows.EntryRow> fresh =
                wanted.stream().filter(entry -> kept.remove(entry) == null).toList();
        return new LedgerChange(ledger, before, after, List.copyOf(kept.values()), fresh, cause);
    }

    private static Rows.EntryRow row(Ledger ledger, LedgerEntry entry) {
        return new Rows.EntryRow(
                entry.fact(),
                UUID.fromString(entry.event()),
                entry.rule(),
                entry.label(),
                entry.micro().code(),
                entry.on(),
                entry.occurredAt(),
                entry.raw().hundredths(),
                entry.points().hundredths(),
                entry.reason(),
                ledger.ruleBook() == null ? "" : ledger.ruleBook(),
                entry.ruleBookVersion(),
                false);
    }

    private static String outcome(Ledger ledger) {
        if (ledger.exempt()) {
            return Rows.EXEMPT;
        }
        return ledger.indicated().isPresent() ? Rows.GRADED : Rows.UNGRADED;
    }

    private static Instant asOf(Rows.StandingRow before, Cause cause) {
        return before != null && before.asOf().isAfter(cause.recordedAt()) ? before.asOf() : cause.recordedAt();
    }

    private static Rows.Done done(CycleDays days, List<Fact> facts) {
        Set<String> takenBack = new HashSet<>();
        Set<String> seen = new HashSet<>();
        facts.forEach(fact -> takenBack.add(fact.cancels()));
        Map<String, Integer> times = new HashMap<>();
        facts.stream()
                .filter(fact -> !takenBack.contains(fact.event()) && seen.add(fact.event()))
                .filter(fact -> days.contains(CycleDays.dayOf(fact.occurredAt())))
                .forEach(fact -> times.merge(fact.type(), 1, Integer::sum));
        return new Rows.Done(
                times.getOrDefault(FactTypes.ARTICLE_READ, 0),
                times.getOrDefault(FactTypes.ACTIVITY_ATTENDED, 0),
                times.getOrDefault(FactTypes.ACTIVITY_MISSED, 0),
                times.getOrDefault(FactTypes.WISH_FULFILLED, 0));
    }
}
