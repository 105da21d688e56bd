package cn.sanwei.rating.read.asof;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The end of a day, as a fold takes it.
 *
 * @param books the versions that score
 * @param on the last day that counts
 * @param heardBefore what was recorded at that instant or later is not known yet
 */
public record AsOf(RuleBooks books, Cycle cycle, LocalDate on, Instant heardBefore) {
    /** Later than anything that can have been recorded. */
    public static final Instant TODAY = Instant.parse("9999-12-31T00:00:00Z");

    /** When a day is over. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CycleDays.ZONE).toInstant();
    }

    AsOf heardBefore(Instant instant) {
        return instant.isBefore(heardBefore) ? new AsOf(books, cycle, on, instant) : this;
    }

    /** What a correction takes back is left out with it where the correction itself is of a later day. */
    List<Fact> counting(List<Fact> facts) {
        List<Fact> heard = facts.stream()
                .filter(fact -> fact.recordedAt().isBefore(heardBefore))
                .toList();
        Set<String> takenBackLater = heard.stream()
                .filter(fact -> isLater(fact) && fact.cancels() != null)
                .map(Fact::cancels)
                .collect(Collectors.toSet());
        return heard.stream()
                .filter(fact -> !isLater(fact) && !takenBackLater.contains(fact.event()))
                .toList();
    }

    private boolean isLater(Fact fact) {
        return CycleDays.dayOf(fact.occurredAt()).isAfter(on);
    }

    void know(Derivation derivation, KnownMember member) {
        derivation.add(member.subject(), counting(member.facts()), member.roster());
    }

    Ledger fold(KnownMember member, Derivation derivation) {
        List<Fact> facts = new ArrayList<>(counting(member.facts()));
        facts.addAll(derivation.factsFor(member.subject(), member.roster()));
        Instant judged = RunningLedger.asOf(books.days(cycle), on);
        return LedgerFold.fold(books, cycle, member.subject(), facts, member.roster(), judged);
    }
}
