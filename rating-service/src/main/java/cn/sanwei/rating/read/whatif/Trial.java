package cn.sanwei.rating.read.whatif;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.scoring.ledger.BookComparison.Changed;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.RuleBooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members' ledgers of one cycle twice: by the versions that are published, and with the next one beside them. */
record Trial(RuleBooks published, RuleBooks withCandidate, Cycle cycle, Instant asOf) {

    static Trial of(RuleBooks published, RuleBook candidate, Cycle cycle, Instant asOf) {
        List<RuleBook> all = new ArrayList<>(published.newestFirst());
        all.add(candidate);
        return new Trial(published, RuleBooks.of(all), cycle, asOf);
    }

    List<Changed> compare(List<KnownMember> members) {
        return members.stream().flatMap(member -> compare(member).stream()).toList();
    }

    /** Empty for one who is on no roster in the cycle and has nothing in it. */
    private Optional<Changed> compare(KnownMember member) {
        Ledger before = LedgerFold.fold(published, cycle, member.subject(), member.facts(), member.roster(), asOf);
        Ledger after = LedgerFold.fold(withCandidate, cycle, member.subject(), member.facts(), member.roster(), asOf);
        CycleDays days = before.days();
        boolean concerned =
                member.roster().lastWithin(days.first(), days.after()).isPresent()
                        || !before.entries().isEmpty()
                        || !after.entries().isEmpty();
        return concerned ? Optional.of(Changed.of(before, after)) : Optional.empty();
    }
}
