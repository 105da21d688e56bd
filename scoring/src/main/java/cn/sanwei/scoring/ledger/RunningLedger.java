package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.intake.Entrance;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.judging.Judgement;
import cn.sanwei.scoring.ledger.judging.Tally;
import cn.sanwei.scoring.ledger.strands.Scene;
import cn.sanwei.scoring.ledger.strands.Strand;
import cn.sanwei.scoring.ledger.strands.Waiting;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.prepared.StrandRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ledger that goes on as facts come. What it says after any number of steps is what a fold of all the facts says, to
 * the byte: in which order they came, in how many steps, and how often each, makes no difference. A fact that is later
 * than what its strands have seen costs no more than its own entries; an earlier one, or a correction, folds these
 * strands anew. Another roster or another rule book needs a new one. Not for several threads at a time.
 */
public final class RunningLedger {
    private final RuleBooks books;
    private final CycleDays days;
    private final Subject subject;
    private final Roster roster;
    private final RuleBook judging;
    private final Entrance entrance;
    private final Scene scene;

    private final Intake intake;
    private Strand[] strands;
    private Tally tally;
    /** What no rule scores. */
    private Declared declared;

    private List<Parked> refused;
    private List<Fact> unscored;
    private List<Fact> cancellations;
    /** Whether something was settled for a reader before any step told of it. */
    private boolean untold;
    /** Numbers of the strands that are to be folded anew before this step ends. */
    private final List<Integer> spoiled = new ArrayList<>(0);

    private RunningLedger(RuleBooks books, Cycle cycle, Subject subject, Roster roster, Instant asOf) {
        this.books = books;
        this.days = books.days(cycle);
        this.subject = subject;
        this.roster = roster;
        this.judging = books.judging(cycle).orElse(null);
        this.entrance = new Entrance(books, days, roster);
        this.intake = new Intake(subject);
        this.scene = new Scene(days, subject, entrance, intake, new Waiting(books, days, roster, intake), asOf);
        begin();
    }

    /** One with no facts yet. @param asOf the instant at which it is judged what did not happen and what has lapsed */
    public static RunningLedger of(RuleBooks books, Cycle cycle, Subject subject, Roster roster, Instant asOf) {
        return new RunningLedger(books, cycle, subject, roster, asOf);
    }

    /** The end of a cycle: at which a ledger is judged where nobody says otherwise. */
    public static Instant endOf(CycleDays days) {
        return days.after().atStartOfDay(CycleDays.ZONE).toInstant();
    }

    /**
     * The instant at which a cycle is judged on a day: the beginning of that day, and at most the end of the cycle.
     *
     * @param turned the day that has begun; null before the first one: then nothing is judged yet, and nothing has lapsed
     */
    public static Instant asOf(CycleDays days, LocalDate turned) {
        if (turned == null) {
            return Instant.EPOCH;
        }
        LocalDate day = turned.isBefore(days.after()) ? turned : days.after();
        return day.atStartOfDay(CycleDays.ZONE).toInstant();
    }

    /**
     * @throws IllegalArgumentException when a fact is about somebody else; nothing is changed then
     * @throws ArithmeticException when its points are more than can be reckoned with, here or where a sum is asked for:
     *     this one is of no use then but for {@link #notSummed}
     */
    public Delta add(Collection<Fact> facts) {
        for (Fact fact : facts) {
            if (!fact.subject().equals(subject)) {
                throw new IllegalArgumentException("fact " + fact.id() + " is another's");
            }
        }
        List<Fact> fresh = new ArrayList<>(facts.size());
        List<Fact> corrections = List.of();
        boolean anew = false;
        for (Fact fact : facts) {
            switch (intake.take(fact)) {
                case NEW -> {
                    fresh.add(fact);
                    if (fact.cancels() != null) {
                        corrections = corrections.isEmpty() ? new ArrayList<>(2) : corrections;
                        corrections.add(fact);
                    }
                }
                case REPLACING -> anew = true;
                case PARKED, AGAIN, CONTRADICTING -> {}
            }
        }
        return told(anew ? fromTheStart() : goOn(fresh, corrections));
    }

    /** Judges at another instant what did not happen and what has lapsed. */
    public Delta turnTo(Instant asOf) {
        scene.turnTo(asOf);
        for (int number = 0; number < strands.length; number++) {
            if (books.strand(number).waits() || books.strand(number).lapses()) {
                spoil(number);
            }
        }
        return told(goOn(List.of(), List.of()));
    }

    /** The next day, at whose beginning in Shanghai, {@link #turnTo} would change something with no new fact. */
    public Optional<LocalDate> nextTurn() {
        settleUnasked();
        LocalDate next = null;
        for (Strand strand : strands) {
            LocalDate turn = strand == null ? null : strand.nextTurn();
            next = turn != null && (next == null || turn.isBefore(next)) ? turn : next;
        }
        return Optional.ofNullable(next);
    }

    /** The first step tells also what did not happen before any fact came. */
    private Delta told(Delta delta) {
        if (!untold) {
            return delta;
        }
        untold = false;
        Delta all = Delta.empty();
        all.between(List.of(), entries());
        return all;
    }

    private void settleUnasked() {
        if (!spoiled.isEmpty()) {
            untold = true;
            settle(Delta.empty());
        }
    }

    private void settle(Delta delta) {
        for (int number : spoiled) {
            List<LedgerEntry> before = strands[number].settle();
            before.forEach(tally::remove);
            strands[number].entries().forEach(tally::add);
            delta.between(before, strands[number].entries());
        }
        spoiled.clear();
    }

    /** All facts that came, each once; for a new one of these under another roster or rule book. */
    public List<Fact> facts() {
        return intake.all();
    }

    /** How many ids these facts have. */
    public int size() {
        return intake.size();
    }

    public CycleDays days() {
        return days;
    }

    /** The sums of the entries. It changes with the next step. */
    public Tally tally() {
        settleUnasked();
        return tally;
    }

    /** Total and grade, without the entries. */
    public Judgement judgement() {
        settleUnasked();
        return Judgement.of(tally, judging, roster, days, declared.isExempt(), this::entries);
    }

    /** All of it, as {@link LedgerFold} gives it. */
    public Ledger ledger() {
        settleUnasked();
        List<Parked> parked = intake.parked();
        parked.addAll(refused);
        List<LedgerEntry> entries = List.copyOf(entries());
        Set<String> carriedOver = new HashSet<>();
        entries.stream().filter(entry -> !days.contains(entry.on())).forEach(entry -> carriedOver.add(entry.fact()));
        parked.removeIf(one -> one.why() == Parked.Reason.OUTSIDE_CYCLE
                && carriedOver.contains(one.fact().id()));
        for (Fact cancellation : cancellations) {
            if (!intake.hasSeen(cancellation.cancels())) {
                parked.add(new Parked(cancellation, Parked.Reason.TARGET_NOT_SEEN));
            }
        }
        parked.sort(Parked.ORDER);
        unscored.sort(Intake.ORDER);
        Judgement judgement = judgement();
        Map<Micro, Points> micros = new EnumMap<>(Micro.class);
        for (Micro micro : Micro.values()) {
            micros.put(micro, tally.micro(micro));
        }
        return new Ledger(
                subject,
                days,
                judging == null ? null : judging.id(),
                judging == null ? 0 : judging.version(),
                entries,
                judgement.lines(),
                judgement.total(),
                Collections.unmodifiableMap(micros),
                judgement.exempt(),
                judgement.indicated(),
                judgement.unmet(),
                judgement.remarks(),
                judgement.next(),
                List.copyOf(parked),
                unscored.stream().map(Fact::id).toList());
    }

    /** What is left to say where the points are more than can be reckoned with. */
    public Ledger notSummed() {
        return NotSummed.of(subject, days, judging, intake);
    }

    private void begin() {
        strands = new Strand[books.strands()];
        tally = new Tally(books);
        declared = new Declared(days, roster, judging, intake);
        refused = new ArrayList<>(0);
        unscored = new ArrayList<>(0);
        cancellations = new ArrayList<>(0);
        spoiled.clear();
        for (int number = 0; number < strands.length; number++) {
            if (books.strand(number).waits()) {
                strand(number);
                spoil(number);
            }
        }
    }

    private Strand strand(int number) {
        if (strands[number] == null) {
            strands[number] = new Strand(books.strand(number), scene);
        }
        return strands[number];
    }

    /** In the order of the ledger. */
    private List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>(declared.balances());
        for (Strand strand : strands) {
            if (strand != null) {
                entries.addAll(strand.entries());
            }
        }
        entries.sort(LedgerEntry.ORDER);
        return entries;
    }

    private Delta fromTheStart() {
        List<LedgerEntry> before = entries();
        begin();
        List<Fact> sound = intake.sound();
        goOn(sound, List.of());
        Delta delta = Delta.empty();
        delta.between(before, entries());
        return delta;
    }

    private Delta goOn(List<Fact> fresh, List<Fact> corrections) {
        Delta delta = Delta.empty();
        if (!corrections.isEmpty()) {
            Set<Fact> concerned = new LinkedHashSet<>();
            corrections.forEach(correction -> concerned.addAll(intake.concernedBy(correction.cancels())));
            concerned.forEach(fact -> corrected(fact, delta));
        }
        if (fresh.size() > 1) {
            fresh.sort(Intake.ORDER);
        }
        for (Fact fact : fresh) {
            Parked.Reason reason = admit(fact, delta);
            if (reason != null) {
                refused.add(new Parked(fact, reason));
            }
        }
        settle(delta);
        return delta;
    }

    /** Puts a fact where it belongs, or says why not. */
    private Parked.Reason admit(Fact fact, Delta delta) {
        switch (fact.type()) {
            case FactTypes.CANCELLATION -> {
                cancellations.add(fact);
                return null;
            }
            case FactTypes.OPENING_BALANCE -> {
                return balance(fact, delta);
            }
            case FactTypes.EXEMPTION_APPROVED -> {
                return declared.exemption(fact, unscored);
            }
            case FactTypes.BRANCH_SCORE -> {
                return Parked.Reason.MALFORMED;
            }
            default -> {
                return score(fact, delta);
            }
        }
    }

    private Parked.Reason score(Fact fact, Delta delta) {
        Parked.Reason reason = entrance.admit(fact);
        if (reason != null) {
            scoreEarlier(fact, delta);
            return reason;
        }
        boolean matched = false;
        for (StrandRules rules : entrance.book().strandsFor(fact.type())) {
            int first = rules.firstMatch(fact, entrance.line());
            if (first >= 0) {
                matched = true;
                put(fact, rules, first, delta);
            }
        }
        await(fact);
        if (!matched) {
            unscored.add(fact);
        }
        return null;
    }

    /** Puts a fact before the rules that wait for its like. */
    private void await(Fact fact) {
        for (int number : books.waitingFor(fact.type())) {
            strand(number).put(fact);
            spoil(number);
        }
    }

    /** What happened before the cycle bears upon it by rules that reach back; by all others it is out of it. */
    private void scoreEarlier(Fact fact, Delta delta) {
        if (books.reachesBack() && entrance.admitEarlier(fact)) {
            for (StrandRules rules : entrance.book().strandsFor(fact.type())) {
                int first = rules.firstMatch(fact, entrance.line());
                if (first >= 0 && books.strand(rules.strand()).reachesBack()) {
                    put(fact, rules, first, delta);
                }
            }
            await(fact);
        }
    }

    private void put(Fact fact, StrandRules rules, int first, Delta delta) {
        Strand strand = strand(rules.strand());
        if (!strand.goesOnWith(fact)) {
            strand.put(fact);
            spoil(rules.strand());
            return;
        }
        strand.put(fact);
        int from = strand.entries().size();
        strand.score(fact, rules, first);
        for (int i = from; i < strand.entries().size(); i++) {
            LedgerEntry entry = strand.entries().get(i);
            tally.add(entry);
            delta.fresh().add(entry);
        }
    }

    private void spoil(int number) {
        if (strands[number] != null && strands[number].spoil()) {
            spoiled.add(number);
        }
    }

    /** A fact that a new correction takes back, or leaves standing again: its strands are folded anew. */
    private void corrected(Fact fact, Delta delta) {
        if (fact.type().equals(FactTypes.OPENING_BALANCE)) {
            LedgerEntry before = declared.takeOut(fact);
            if (before != null) {
                tally.remove(before);
                delta.gone().add(before);
                balance(fact, delta);
            }
        } else if (entrance.admit(fact) == null || books.reachesBack() && entrance.admitEarlier(fact)) {
            for (StrandRules rules : entrance.book().strandsFor(fact.type())) {
                if (rules.firstMatch(fact, entrance.line()) >= 0) {
                    spoil(rules.strand());
                }
            }
            for (int number : books.waitingFor(fact.type())) {
                spoil(number);
            }
        }
    }

    private Parked.Reason balance(Fact fact, Delta delta) {
        Parked.Reason reason = declared.reasonAgainst(fact);
        if (reason == null) {
            LedgerEntry entry = declared.openingBalance(fact);
            tally.add(entry);
            delta.fresh().add(entry);
        }
        return reason;
    }
}
