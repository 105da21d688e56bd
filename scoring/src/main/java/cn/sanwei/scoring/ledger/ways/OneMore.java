package cn.sanwei.scoring.ledger.ways;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.judging.Judgement;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.prepared.PreparedBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a member could still do: what one more of each rule would bring today, and how often it would take to reach the
 * next grade. Nothing is reckoned here: the occurrence is put to the facts and the ledger folded, so caps, ladders,
 * parts and limits have their say. Only rules that give are looked at, and only those that are open to him today.
 */
public final class OneMore {
    private static final String SAMPLE = "one-more";

    /**
     * @param brings by how much the total would rise; 0 where caps are full or a limit holds it
     * @param grade what the total would show then; empty where he is not graded
     * @param reason of the entry, in words
     */
    public record Gain(Rule rule, Points brings, Optional<Band> grade, String reason) {}

    /**
     * One rule alone, once a day from today on.
     *
     * @param times those that bring something; days on which its caps are full are passed over
     * @param reached the day of the last time
     */
    public record Way(Rule rule, int times, LocalDate reached) {}

    private final RuleBooks books;
    private final Cycle cycle;
    private final Subject subject;
    private final Collection<Fact> facts;
    private final Roster roster;
    private final Instant now;
    /** Null where his points are more than can be reckoned with: then there is nothing to advise. */
    private final Judgement before;

    private OneMore(RuleBooks books, Cycle cycle, Subject subject, Collection<Fact> facts, Roster roster, Instant now) {
        this.books = books;
        this.cycle = cycle;
        this.subject = subject;
        this.facts = facts;
        this.roster = roster;
        this.now = now;
        this.before = judgement();
    }

    /** @param facts all that are known of him */
    public static OneMore of(
            RuleBooks books, Cycle cycle, Subject subject, Collection<Fact> facts, Roster roster, Instant now) {
        return new OneMore(books, cycle, subject, facts, roster, now);
    }

    /** In the order in which the rule book has the rules. */
    public List<Gain> gains() {
        List<Gain> gains = new ArrayList<>();
        for (Rule rule : open()) {
            sample(rule, 0).flatMap(fact -> gain(rule, fact)).ifPresent(gains::add);
        }
        return gains;
    }

    private Optional<Gain> gain(Rule rule, Fact fact) {
        RunningLedger running = running();
        try {
            Delta delta = running.add(List.of(fact));
            Judgement then = running.judgement();
            return delta.fresh().stream()
                    .filter(entry ->
                            entry.fact().equals(fact.id()) && entry.rule().equals(rule.id()))
                    .findFirst()
                    .map(entry -> new Gain(rule, then.total().minus(before.total()), then.indicated(), entry.reason()));
        } catch (ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    /** The rules by which alone the next grade can be reached before the cycle ends, the fewest times first. */
    public List<Way> waysToNextGrade() {
        List<Way> ways = new ArrayList<>();
        if (before != null && before.next().isPresent()) {
            open().forEach(rule -> way(rule).ifPresent(ways::add));
        }
        ways.sort(Comparator.comparingInt(Way::times).thenComparing(Way::reached));
        return ways;
    }

    private Optional<Way> way(Rule rule) {
        try {
            return wayWithinReckoning(rule);
        } catch (ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    private Optional<Way> wayWithinReckoning(Rule rule) {
        RunningLedger running = running();
        LocalDate today = CycleDays.dayOf(now);
        int times = 0;
        for (int day = 0; books.days(cycle).contains(today.plusDays(day)); day++) {
            Optional<Fact> fact = sample(rule, day);
            if (fact.isPresent()) {
                Delta delta = running.add(List.of(fact.get()));
                Judgement then = running.judgement();
                boolean counts =
                        delta.fresh().stream().anyMatch(entry -> entry.points().hundredths() != 0);
                times += counts || !then.unmet().isEmpty() || isHigher(then) ? 1 : 0;
                if (isHigher(then)) {
                    return Optional.of(new Way(rule, times, today.plusDays(day)));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the grade is another one: what is given only leads upwards, unless a rule says otherwise. */
    private boolean isHigher(Judgement then) {
        List<Band> bands = roster.lastWithin(
                        books.days(cycle).first(), books.days(cycle).after())
                .flatMap(line ->
                        books.judging(cycle).map(book -> book.grading().grades().bandsFor(line)))
                .orElse(List.of());
        return bands.indexOf(then.indicated().orElseThrow())
                < bands.indexOf(before.indicated().orElseThrow());
    }

    private List<Rule> open() {
        LocalDate today = CycleDays.dayOf(now);
        PreparedBook book = books.preparedOn(today);
        Optional<RosterLine> line = roster.on(today);
        if (before == null
                || book == null
                || line.isEmpty()
                || !books.days(cycle).contains(today)) {
            return List.of();
        }
        return book.book().rules().stream()
                .filter(rule -> rule.fact() != null && rule.points().hundredths() > 0)
                .filter(rule -> rule.members().holds(line.get()))
                .toList();
    }

    private Optional<Fact> sample(Rule rule, int day) {
        LocalDate on = CycleDays.dayOf(now).plusDays(day);
        return Samples.oneMore(rule, subject, SAMPLE + "-" + day, on, now);
    }

    private Judgement judgement() {
        try {
            return running().judgement();
        } catch (ArithmeticException beyond) {
            return null;
        }
    }

    private RunningLedger running() {
        RunningLedger running = RunningLedger.of(
                books, cycle, subject, roster, RunningLedger.asOf(books.days(cycle), CycleDays.dayOf(now)));
        running.add(facts);
        return running;
    }
}
