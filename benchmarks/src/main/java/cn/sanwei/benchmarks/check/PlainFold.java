package cn.sanwei.benchmarks.check;

import cn.sanwei.benchmarks.work.FortyRules;
import cn.sanwei.benchmarks.work.People;
import cn.sanwei.benchmarks.work.Told;
import cn.sanwei.benchmarks.work.Work;
import cn.sanwei.benchmarks.work.WorkRecord;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What every lane must arrive at: each member's facts, each once, through scoring's own fold, one member after the
 * other. It takes the facts from where the work is made, so no topic, parser or database stands between.
 */
public final class PlainFold {
    public static final String CYCLE = "2026";
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");

    private final Work work;
    private final RuleBooks books = RuleBooks.of(FortyRules.ruleBook());

    public PlainFold(Work work) {
        this.work = work;
    }

    /** Of all members, those of whom nothing was told too. */
    public Map<UUID, Figures> of(int firstRecords) {
        Map<UUID, Figures> figures = new HashMap<>(work.people().count() * 2);
        int[][] byMember = byMember(firstRecords, false);
        for (int member = 0; member < byMember.length; member++) {
            People.Person person = work.people().person(member);
            figures.put(person.member().value(), figures(person, byMember[member]));
        }
        return figures;
    }

    /** How often each member's facts were delivered, repetitions too, and the digest of their ids: the floor's rows. */
    public Map<UUID, Figures> deliveries(int firstRecords) {
        Map<UUID, Figures> figures = new HashMap<>(work.people().count() * 2);
        int[][] byMember = byMember(firstRecords, true);
        for (int member = 0; member < byMember.length; member++) {
            long digest = 0;
            for (int index : byMember[member]) {
                digest += Figures.ofEntry(work.told(index).envelope().id(), "", 0, 0);
            }
            if (byMember[member].length > 0) {
                figures.put(work.people().member(member).value(), new Figures(0, byMember[member].length, digest));
            }
        }
        return figures;
    }

    /** How many different facts the first records tell. */
    long facts(int firstRecords) {
        return Arrays.stream(byMember(firstRecords, false))
                .mapToLong(indexes -> indexes.length)
                .sum();
    }

    /** Rules of which at least one entry is there. */
    public Set<String> rulesThatScored(int firstRecords) {
        Set<String> rules = new HashSet<>();
        int[][] byMember = byMember(firstRecords, false);
        for (int member = 0; member < byMember.length; member++) {
            ledger(work.people().person(member), byMember[member]).entries().forEach(entry -> rules.add(entry.rule()));
        }
        return rules;
    }

    private Figures figures(People.Person person, int[] indexes) {
        Ledger ledger = ledger(person, indexes);
        long digest = 0;
        for (LedgerEntry entry : ledger.entries()) {
            digest += Figures.ofEntry(
                    UUID.fromString(entry.fact()),
                    entry.rule(),
                    entry.raw().hundredths(),
                    entry.points().hundredths());
        }
        return new Figures(ledger.total().hundredths(), ledger.entries().size(), digest);
    }

    private Ledger ledger(People.Person person, int[] indexes) {
        List<Fact> facts = new ArrayList<>(indexes.length);
        for (int index : indexes) {
            Told told = work.told(index);
            facts.add(FactMapping.factOf(told.envelope(), told.event()).orElseThrow());
        }
        Roster roster = Roster.of(List.of(new RosterLine(
                person.branch().toString(), person.status(), person.categories(), person.posts(), FROM, null)));
        Ledger ledger = LedgerFold.fold(books, Cycle.of(CYCLE), Subject.of(person.member()), facts, roster);
        if (!ledger.parked().isEmpty()) {
            throw new IllegalStateException(
                    "the work has a fact that is parked: " + ledger.parked().getFirst());
        }
        return ledger;
    }

    /** Indexes of records by member; a duplicate stands under the record that it repeats, or is left out. */
    private int[][] byMember(int firstRecords, boolean withDuplicates) {
        int[][] found = new int[work.people().count()][0];
        int[] counts = new int[found.length];
        int end = Math.min(work.size(), work.begin() + firstRecords);
        for (int index = work.begin(); index < end; index++) {
            WorkRecord.Kind kind = work.kind(index);
            boolean repeats = withDuplicates && kind == WorkRecord.Kind.DUPLICATE;
            if (kind == WorkRecord.Kind.EVENT || repeats) {
                int told = repeats ? work.original(index) : index;
                int member = work.memberOf(told);
                if (counts[member] == found[member].length) {
                    found[member] = Arrays.copyOf(found[member], Math.max(8, counts[member] * 2));
                }
                found[member][counts[member]++] = told;
            }
        }
        for (int member = 0; member < found.length; member++) {
            found[member] = Arrays.copyOf(found[member], counts[member]);
        }
        return found;
    }
}
