package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.Band;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.PreparedBook;
import cn.sanwei.scoring.rulebook.PreparedRule;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.RuleBooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts to ledger: a function, of nothing but its arguments. In which order the facts come, and how often each, makes
 * no difference, to the byte.
 */
public final class LedgerFold {
    private static final Outcome COUNTED = new Outcome.Counted();

    private final RuleBooks books;
    private final CycleDays days;
    private final Roster roster;
    private final Intake intake;
    private final CapMeter meter;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Parked> parked;
    private final List<String> unscored = new ArrayList<>();
    private final long[] byMicro = new long[Micro.values().length];

    private LedgerFold(RuleBooks books, CycleDays days, Subject subject, Collection<Fact> facts, Roster roster) {
        this.books = books;
        this.days = days;
        this.roster = roster;
        this.intake = new Intake(subject, facts);
        this.meter = new CapMeter(books.meterPeriods(), days);
        this.parked = new ArrayList<>(intake.parked());
    }

    /**
     * @param facts all that are known of this member; those of other cycles are parked, but what they take back is taken
     *     back
     * @throws IllegalArgumentException when a fact is about somebody else
     */
    public static Ledger fold(RuleBooks books, Cycle cycle, Subject subject, Collection<Fact> facts, Roster roster) {
        return new LedgerFold(books, books.days(cycle), subject, facts, roster).fold(subject);
    }

    private Ledger fold(Subject subject) {
        RuleBook judging = books.judging(days.cycle()).orElse(null);
        for (Fact fact : intake.sound()) {
            Parked.Reason reason = admit(fact, judging);
            if (reason != null) {
                parked.add(new Parked(fact, reason));
            }
        }
        parked.sort(Parked.ORDER);
        Optional<RosterLine> line = roster.lastWithin(days.first(), days.after());
        Points sum = new Points(byMicro[0] + byMicro[1] + byMicro[2]);
        if (judging == null || line.isEmpty()) {
            return ledger(subject, judging, List.of(), sum, false, Optional.empty(), Optional.empty());
        }
        Total total = Total.of(sum, judging, line.get());
        boolean exempt = judging.exempt() != null && judging.exempt().holds(line.get());
        return ledger(
                subject,
                judging,
                total.lines(),
                total.points(),
                exempt,
                exempt ? Optional.empty() : Optional.of(judging.gradeFor(total.points())),
                exempt ? Optional.empty() : total.next(judging.grades()));
    }

    private Ledger ledger(
            Subject subject,
            RuleBook judging,
            List<TotalLine> lines,
            Points total,
            boolean exempt,
            Optional<Band> indicated,
            Optional<NextGrade> next) {
        Map<Micro, Points> micros = new EnumMap<>(Micro.class);
        for (Micro micro : Micro.values()) {
            micros.put(micro, new Points(byMicro[micro.ordinal()]));
        }
        return new Ledger(
                subject,
                days,
                judging == null ? null : judging.id(),
                judging == null ? 0 : judging.version(),
                List.copyOf(entries),
                lines,
                total,
                Collections.unmodifiableMap(micros),
                exempt,
                indicated,
                next,
                List.copyOf(parked),
                List.copyOf(unscored));
    }

    /** Scores a fact, or says why not. */
    private Parked.Reason admit(Fact fact, RuleBook judging) {
        switch (fact.type()) {
            case FactTypes.CANCELLATION -> {
                return intake.hasSeen(fact.cancels()) ? null : Parked.Reason.TARGET_NOT_SEEN;
            }
            case FactTypes.OPENING_BALANCE -> {
                return openingBalance(fact, judging);
            }
            case FactTypes.BRANCH_SCORE -> {
                return Parked.Reason.MALFORMED;
            }
            default -> {
                return scored(fact);
            }
        }
    }

    private Parked.Reason openingBalance(Fact fact, RuleBook judging) {
        if (!days.cycle().value().equals(Judge.cycleNamed(fact))) {
            return Parked.Reason.OUTSIDE_CYCLE;
        }
        if (roster.isEmpty()) {
            return Parked.Reason.UNKNOWN_MEMBER;
        }
        if (judging == null) {
            return Parked.Reason.NO_RULE_BOOK;
        }
        Points given = new Points(fact.measures().get("points").tenThousandths() / 100);
        String by = intake.cancelledBy(fact);
        add(new LedgerEntry(
                fact,
                null,
                Judge.micro(fact.attributes().get("micro")),
                given,
                by == null ? given : Points.ZERO,
                CycleDays.dayOf(fact.occurredAt()),
                judging.version(),
                by == null ? COUNTED : new Outcome.Cancelled(by)));
        return null;
    }

    private Parked.Reason scored(Fact fact) {
        LocalDate day = CycleDays.dayOf(fact.occurredAt());
        if (!days.contains(day)) {
            return Parked.Reason.OUTSIDE_CYCLE;
        }
        if (roster.isEmpty()) {
            return Parked.Reason.UNKNOWN_MEMBER;
        }
        Optional<RosterLine> line = roster.on(day);
        if (line.isEmpty()) {
            return Parked.Reason.NOT_ON_ROSTER;
        }
        PreparedBook book = books.preparedOn(day);
        if (book == null) {
            return Parked.Reason.NO_RULE_BOOK;
        }
        meter.turnTo(day);
        String by = intake.cancelledBy(fact);
        int before = entries.size();
        for (PreparedRule rule : book.rulesFor(fact.type())) {
            if (rule.rule().matches(fact, line.get())) {
                add(by == null ? counted(fact, rule, day, book) : cancelled(fact, rule, day, book, by));
            }
        }
        if (entries.size() == before) {
            unscored.add(fact.id());
        }
        return null;
    }

    private LedgerEntry counted(Fact fact, PreparedRule rule, LocalDate day, PreparedBook book) {
        Points raw = rule.rule().gives(fact);
        PreparedRule.PreparedCap cap = meter.take(rule, Math.abs(raw.hundredths()));
        return new LedgerEntry(
                fact,
                rule.rule(),
                rule.rule().micro(),
                raw,
                cap == null ? raw : new Points(raw.isNegative() ? -meter.left() : meter.left()),
                day,
                book.book().version(),
                cap == null ? COUNTED : new Outcome.Capped(cap.cap(), cap.owner()));
    }

    private LedgerEntry cancelled(Fact fact, PreparedRule rule, LocalDate day, PreparedBook book, String by) {
        return new LedgerEntry(
                fact,
                rule.rule(),
                rule.rule().micro(),
                rule.rule().gives(fact),
                Points.ZERO,
                day,
                book.book().version(),
                new Outcome.Cancelled(by));
    }

    private void add(LedgerEntry entry) {
        entries.add(entry);
        byMicro[entry.micro().ordinal()] += entry.points().hundredths();
    }
}
