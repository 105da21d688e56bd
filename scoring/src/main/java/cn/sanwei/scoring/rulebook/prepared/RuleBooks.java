package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All versions of a township's rule book, prepared once for many folds. On a day the highest version that counts from
 * that day or an earlier one is in force. Never changes; a new version makes a new one of these.
 */
public final class RuleBooks {
    private static final int[] NONE = {};
    private final PreparedBook[] newestFirst;
    private final StrandPlan[] strands;
    private final Map<String, int[]> waiting;
    private final Map<String, Integer> ruleNumbers;
    private final MonthDay cycleStarts;
    private final boolean turns;
    /** What several threads make at once is the same, so whichever comes last may stand. */
    private volatile Map<Awaited, List<AwaitedPeriod>> awaited = Map.of();

    private record Awaited(int strand, Cycle cycle) {}

    private RuleBooks(List<RuleBook> newestFirst) {
        Preparation preparation = new Preparation(newestFirst);
        this.newestFirst = preparation.books();
        this.strands = preparation.strands();
        this.waiting = preparation.waiting();
        this.ruleNumbers = preparation.ruleNumbers();
        this.cycleStarts = newestFirst.get(0).cycleStarts();
        this.turns = Arrays.stream(strands).anyMatch(StrandPlan::turns);
    }

    /** @throws IllegalArgumentException for no version at all, two with one number, or cycles that start on different days */
    public static RuleBooks of(Collection<RuleBook> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no version of a rule book");
        }
        List<RuleBook> sorted = new ArrayList<>(versions);
        sorted.sort(Comparator.comparingInt(RuleBook::version).reversed());
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).version() == sorted.get(i - 1).version()) {
                throw new IllegalArgumentException("version " + sorted.get(i).version() + " twice");
            }
            if (!sorted.get(i).cycleStarts().equals(sorted.get(i - 1).cycleStarts())) {
                throw new IllegalArgumentException("cycles start on two different days");
            }
        }
        return new RuleBooks(List.copyOf(sorted));
    }

    public static RuleBooks of(RuleBook only) {
        return of(List.of(only));
    }

    public List<RuleBook> newestFirst() {
        List<RuleBook> books = new ArrayList<>();
        for (PreparedBook prepared : newestFirst) {
            books.add(prepared.book());
        }
        return books;
    }

    public Optional<RuleBook> inForceOn(LocalDate day) {
        PreparedBook prepared = preparedOn(day);
        return prepared == null ? Optional.empty() : Optional.of(prepared.book());
    }

    /** As {@link #inForceOn}, for the fold; null where none counts yet. */
    public PreparedBook preparedOn(LocalDate day) {
        for (PreparedBook prepared : newestFirst) {
            if (!prepared.book().countsFrom().isAfter(day)) {
                return prepared;
            }
        }
        return null;
    }

    /**
     * The version that judges a cycle's total: base, floor, ceiling, grades, exemption. It is the one in force on the
     * cycle's last day, as far as published.
     */
    public Optional<RuleBook> judging(Cycle cycle) {
        return inForceOn(days(cycle).last());
    }

    public CycleDays days(Cycle cycle) {
        return CycleDays.of(cycle, cycleStarts);
    }

    public CycleDays cycleAround(Instant instant) {
        return CycleDays.around(CycleDays.dayOf(instant), cycleStarts);
    }

    public int strands() {
        return strands.length;
    }

    public StrandPlan strand(int number) {
        return strands[number];
    }

    /** The strands that wait for facts of this type; not to be written to. */
    public int[] waitingFor(String factType) {
        return waiting.getOrDefault(factType, NONE);
    }

    /** All versions, for the fold. */
    public List<PreparedBook> prepared() {
        return List.of(newestFirst);
    }

    /** Whether anything that happened before a cycle bears upon it. */
    public boolean reachesBack() {
        for (StrandPlan strand : strands) {
            if (strand.reachesBack()) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything that befalls one member gives or costs others something; see {@code Derivation}. */
    public boolean derives() {
        for (PreparedBook book : newestFirst) {
            if (!book.passedOn().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The types of the facts of which others than their members hear. */
    public Set<String> derivedFromTypes() {
        Set<String> types = new TreeSet<>();
        for (PreparedBook prepared : newestFirst) {
            prepared.book().rules().stream()
                    .filter(rule -> prepared.passedOn().contains(rule.id()))
                    .forEach(rule -> types.add(rule.fact()));
        }
        return types;
    }

    /** Whether some version has a rule about others' doings for one who is what the line says. */
    public boolean derivesFor(RosterLine line) {
        for (PreparedBook prepared : newestFirst) {
            if (prepared.book().rules().stream()
                    .anyMatch(rule -> rule.isDerived() && rule.members().holds(line))) {
                return true;
            }
        }
        return false;
    }

    /** Whether entries of any version come, or lapse, with the turn of a day and without a fact. */
    public boolean turns() {
        return turns;
    }

    /** What a strand waits for in a cycle, for the fold: made when it is first asked for, and then for all members. */
    public List<AwaitedPeriod> awaited(int strand, CycleDays days) {
        Awaited key = new Awaited(strand, days.cycle());
        List<AwaitedPeriod> known = awaited.get(key);
        if (known != null) {
            return known;
        }
        List<AwaitedPeriod> made = AwaitedPeriod.of(this, strand, days);
        Map<Awaited, List<AwaitedPeriod>> more = new HashMap<>(awaited);
        more.put(key, made);
        awaited = more;
        return made;
    }

    /**
     * The cycles that may have such entries up to the turn of a day, though nothing has happened in them: from the one in
     * which the first version that turns begins to count, to the one that the day lies in.
     */
    public List<Cycle> cyclesTurnedTo(LocalDate upTo) {
        List<Cycle> cycles = new ArrayList<>();
        LocalDate from = null;
        for (PreparedBook prepared : newestFirst) {
            LocalDate counts = prepared.book().countsFrom();
            if (prepared.book().rules().stream().anyMatch(rule -> rule.terms().turns())
                    && (from == null || counts.isBefore(from))) {
                from = counts;
            }
        }
        for (LocalDate day = from; day != null && !day.isAfter(upTo); ) {
            CycleDays days = CycleDays.around(day, cycleStarts);
            if (judging(days.cycle()).isPresent()) {
                cycles.add(days.cycle());
            }
            day = days.after();
        }
        return cycles;
    }

    /** Of all versions together; {@link PreparedRule#number} goes from 1 to this. */
    public int rules() {
        return ruleNumbers.size();
    }

    /** {@link PreparedRule#number} of a rule, or -1 where no version has it. */
    public int numberOf(String rule) {
        return ruleNumbers.getOrDefault(rule, -1);
    }
}
