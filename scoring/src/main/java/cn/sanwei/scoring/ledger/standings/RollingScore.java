package cn.sanwei.scoring.ledger.standings;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.Effects;
import cn.sanwei.scoring.ledger.judging.Tally;
import cn.sanwei.scoring.ledger.judging.Total;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.ledger.judging.Verdict;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A score that rolls on without a cycle: what happened in the last so many months, or ever, up to a moment. Caps that
 * count by the cycle still do. The version in force on that day judges it, and the member as he is on that day, or was
 * when he left.
 *
 * @param first the first day that counts
 * @param entries in the order of the ledger
 */
public record RollingScore(
        LocalDate first,
        LocalDate last,
        List<LedgerEntry> entries,
        List<TotalLine> lines,
        Points total,
        Optional<Band> indicated) {

    /**
     * Empty where the book in force on that day does not roll, the member never was on the roster, or his points are more
     * than can be reckoned with.
     */
    public static Optional<RollingScore> of(
            RuleBooks books, Subject subject, Collection<Fact> facts, Roster roster, Instant asOf) {
        try {
            return withinReckoning(books, subject, facts, roster, asOf);
        } catch (ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    private static Optional<RollingScore> withinReckoning(
            RuleBooks books, Subject subject, Collection<Fact> facts, Roster roster, Instant asOf) {
        LocalDate last = CycleDays.dayOf(asOf);
        Optional<RuleBook> judging =
                books.inForceOn(last).filter(book -> book.grading().rollingMonths() != null);
        Optional<RosterLine> line = roster.lastWithin(LocalDate.MIN, last.plusDays(1));
        if (judging.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = first(judging.get().grading(), last, facts);
        List<LedgerEntry> entries = entries(books, subject, facts, roster, asOf, first);
        Grading grading = judging.get().grading();
        Tally tally = new Tally(books);
        entries.forEach(tally::add);
        Effects effects = Effects.of(tally);
        Months months = Months.of(books.cycleAround(asOf));
        Total total = Total.of(tally, grading, line.get(), roster, months, effects, () -> entries);
        Optional<Band> indicated = grading.exemption().holds(line.get())
                ? Optional.empty()
                : Optional.of(
                        Verdict.of(total, tally, grading, line.get(), effects).indicated());
        return Optional.of(
                new RollingScore(first, last, List.copyOf(entries), total.lines(), total.points(), indicated));
    }

    /** The day after the one so many months ago, or that of the first fact. */
    private static LocalDate first(Grading grading, LocalDate last, Collection<Fact> facts) {
        if (grading.rollingMonths() != Grading.FOREVER) {
            return last.minusMonths(grading.rollingMonths()).plusDays(1);
        }
        return facts.stream()
                .map(fact -> CycleDays.dayOf(fact.occurredAt()))
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(last))
                .orElse(last);
    }

    private static List<LedgerEntry> entries(
            RuleBooks books, Subject subject, Collection<Fact> facts, Roster roster, Instant asOf, LocalDate first) {
        List<Fact> known =
                facts.stream().filter(fact -> !fact.occurredAt().isAfter(asOf)).toList();
        List<LedgerEntry> entries = new ArrayList<>();
        Instant start = first.atStartOfDay(CycleDays.ZONE).toInstant();
        int lastYear = books.cycleAround(asOf).cycle().year();
        for (int year = books.cycleAround(start).cycle().year(); year <= lastYear; year++) {
            Cycle cycle = Cycle.of(year);
            CycleDays days = books.days(cycle);
            Instant end = RunningLedger.endOf(days);
            Instant judged = end.isBefore(asOf) ? end : asOf;
            Ledger ledger = LedgerFold.fold(books, cycle, subject, known, roster, judged);
            if (!ledger.isSummed()) {
                throw new ArithmeticException("the points of " + cycle + " cannot be summed up");
            }
            for (LedgerEntry entry : ledger.entries()) {
                boolean ofCycle =
                        days.contains(entry.on()) || entry.source().type().equals(FactTypes.OPENING_BALANCE);
                if (ofCycle && !entry.on().isBefore(first)) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(LedgerEntry.ORDER);
        return entries;
    }
}
