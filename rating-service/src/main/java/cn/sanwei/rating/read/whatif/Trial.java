package cn.sanwei.rating.read.whatif;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.ledger.township.BookComparison.Changed;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members' ledgers of one cycle twice: by the versions that are published, and with the next one beside them. */
record Trial(
        RuleBooks published, RuleBooks withCandidate, Derivation before, Derivation after, Cycle cycle, Instant asOf) {

    /** @param judgedOn the day on which the services judge the cycle */
    static Trial of(RuleBooks published, RuleBook candidate, Cycle cycle, LocalDate judgedOn) {
        List<RuleBook> all = new ArrayList<>(published.newestFirst());
        all.add(candidate);
        RuleBooks both = RuleBooks.of(all);
        return new Trial(
                published,
                both,
                Derivation.of(published),
                Derivation.of(both),
                cycle,
                RunningLedger.asOf(published.days(cycle), judgedOn));
    }

    /** Whether everybody has to be known before anybody can be compared. */
    boolean derives() {
        return published.derives() || withCandidate.derives();
    }

    /** @return nothing: that they are known is all that it is for */
    List<Changed> know(List<KnownMember> members) {
        for (KnownMember member : members) {
            before.add(member.subject(), member.facts(), member.roster());
            after.add(member.subject(), member.facts(), member.roster());
        }
        return List.of();
    }

    private static List<Fact> facts(KnownMember member, Derivation derivation) {
        List<Fact> facts = new ArrayList<>(member.facts());
        facts.addAll(derivation.factsFor(member.subject(), member.roster()));
        return facts;
    }

    List<Changed> compare(List<KnownMember> members) {
        return members.stream().flatMap(member -> compare(member).stream()).toList();
    }

    /** Empty for one who is on no roster in the cycle and has nothing in it. */
    private Optional<Changed> compare(KnownMember member) {
        Ledger then = LedgerFold.fold(published, cycle, member.subject(), facts(member, before), member.roster(), asOf);
        Ledger now =
                LedgerFold.fold(withCandidate, cycle, member.subject(), facts(member, after), member.roster(), asOf);
        CycleDays days = then.days();
        boolean concerned =
                member.roster().lastWithin(days.first(), days.after()).isPresent()
                        || !then.entries().isEmpty()
                        || !now.entries().isEmpty();
        return concerned ? Optional.of(Changed.of(then, now)) : Optional.empty();
    }
}
