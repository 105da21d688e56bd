package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Validity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fold once more, as plainly as it can be written, from the guide's sentences and not from the code: no prepared
 * tables, no running meters, each cap counted by going over all entries before. What both say must be the same.
 */
final class NaiveFold {
    /** @param taken what its caps saw of it, which stays seen when it lapses */
    record Line(
            Fact source,
            String rule,
            Rule scoredBy,
            Set<String> groups,
            BigDecimal raw,
            BigDecimal taken,
            BigDecimal points,
            LocalDate on,
            Micro micro,
            boolean stands,
            int nth,
            LocalDate until,
            boolean lapsed,
            Line target) {
        String fact() {
            return source.id();
        }
    }

    record Result(
            List<String> entries, String total, String grade, String missing, List<String> unmet, Set<String> parked) {}

    private final List<RuleBook> books;
    private final Cycle cycle;
    private final Instant asOf;
    private final LocalDate first;
    private final LocalDate after;
    /** Of this cycle, and of the years before. */
    private final List<Line> all = new ArrayList<>();

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> parked = new TreeSet<>();
    private boolean approved;

    private NaiveFold(List<RuleBook> books, Cycle cycle, Instant asOf) {
        this.asOf = asOf;
        this.books = books;
        this.cycle = cycle;
        this.first = books.get(0).cycleStarts().atYear(cycle.year());
        this.after = books.get(0).cycleStarts().atYear(cycle.year() + 1);
    }

    static Result fold(List<RuleBook> books, Cycle cycle, Collection<Fact> facts, Roster roster, Instant asOf) {
        return new NaiveFold(books, cycle, asOf).fold(facts, roster);
    }

    private Result fold(Collection<Fact> facts, Roster roster) {
        Map<String, Fact> once = NaiveIntake.once(facts);
        facts.stream()
                .filter(fact -> !fact.content().equals(once.get(fact.id()).content()))
                .forEach(fact -> parked.add(fact.id() + " CONTRADICTING_DUPLICATE"));
        List<Fact> sound = new ArrayList<>();
        for (Fact fact : once.values()) {
            String wrong = NaiveIntake.wrong(fact);
            if (wrong == null) {
                sound.add(fact);
            } else {
                parked.add(fact.id() + " " + wrong);
            }
        }
        sound.sort(Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id));
        List<NaiveAbsences.Missing> missing = new NaiveAbsences(
                        books,
                        first,
                        after,
                        asOf,
                        this::period,
                        day -> NaiveDerivation.lineOn(roster, day),
                        this::inForce)
                .missing(sound.stream()
                        .filter(fact -> NaiveIntake.takenBackBy(fact, sound) == null)
                        .toList());
        int judged = 0;
        for (Fact fact : sound) {
            while (judged < missing.size()
                    && missing.get(judged).fact().occurredAt().compareTo(fact.occurredAt()) < 0) {
                judge(missing.get(judged++));
            }
            score(fact, sound, once.values(), roster);
        }
        missing.subList(judged, missing.size()).forEach(this::judge);
        return result(roster);
    }

    private void score(Fact fact, List<Fact> sound, Collection<Fact> seen, Roster roster) {
        LocalDate day = fact.occurredAt().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        String by = NaiveIntake.takenBackBy(fact, sound);
        if (fact.type().equals("cancellation")) {
            if (seen.stream().noneMatch(other -> other.event().equals(fact.cancels()))) {
                parked.add(fact.id() + " TARGET_NOT_SEEN");
            }
            return;
        }
        boolean balance = fact.type().equals("opening-balance");
        boolean approval = fact.type().equals("exemption-approved");
        boolean inside = balance || approval
                ? cycle.value().equals(fact.attributes().get("cycle"))
                : !day.isBefore(first) && day.isBefore(after);
        if (!inside) {
            int before = lines.size();
            RosterLine then = NaiveDerivation.lineOn(roster, day);
            if (!balance && !approval && day.isBefore(first) && then != null && inForce(day) != null) {
                score(fact, then, inForce(day), by, day);
            }
            if (lines.size() == before) {
                parked.add(fact.id() + " OUTSIDE_CYCLE");
            }
            return;
        }
        if (roster.lines().isEmpty()) {
            parked.add(fact.id() + " UNKNOWN_MEMBER");
            return;
        }
        RosterLine line = NaiveDerivation.lineOn(roster, day);
        if (line == null && !balance && !approval) {
            parked.add(fact.id() + " NOT_ON_ROSTER");
            return;
        }
        RuleBook book = inForce(balance || approval ? after.minusDays(1) : day);
        if (book == null) {
            parked.add(fact.id() + " NO_RULE_BOOK");
            return;
        }
        if (approval) {
            approved |= by == null && book.grading().exemption().byApproval();
            return;
        }
        if (balance) {
            BigDecimal points = decimal(fact.measures().get("points"));
            Micro micro = Micro.valueOf(fact.attributes().get("micro").toUpperCase());
            BigDecimal left = by == null ? points : BigDecimal.ZERO;
            lines.add(new Line(
                    fact,
                    "opening-balance",
                    null,
                    Set.of(),
                    points,
                    left,
                    left,
                    day,
                    micro,
                    by == null,
                    0,
                    null,
                    false,
                    null));
            return;
        }
        score(fact, line, book, by, day);
    }

    private void judge(NaiveAbsences.Missing missing) {
        score(missing.fact(), List.of(missing.rule()), missing.line(), missing.book(), null, missing.last());
    }

    private void score(Fact fact, RosterLine line, RuleBook book, String by, LocalDate day) {
        List<Rule> rules = book.rules().stream()
                .filter(rule -> rule.terms().absence() == null && NaiveConditions.matches(rule, fact, line))
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        score(fact, rules, line, book, by, day);
    }

    private void score(Fact fact, List<Rule> rules, RosterLine line, RuleBook book, String by, LocalDate day) {
        NaiveAmounts amounts = new NaiveAmounts(List.copyOf(all), this::period);
        List<NaiveAmounts.Given> given = new ArrayList<>();
        rules.forEach(rule -> given.add(amounts.given(rule, book, fact, line, day, by != null)));
        for (NaiveAmounts.Given one : given) {
            Rule rule = one.rule();
            BigDecimal counting = amounts.ranked(one, given, book, day);
            if (!rule.deducts() && amounts.isCleared(rule, book, day, all)) {
                counting = BigDecimal.ZERO;
            }
            BigDecimal left = one.stands() ? left(rule, book, counting, day) : BigDecimal.ZERO;
            Validity valid = rule.terms().valid();
            LocalDate until = valid == null || !one.stands() ? null : valid.until(day, new Points(cents(one.raw())));
            boolean lapsed = hasLapsed(until);
            if (one.target() != null && one.target().until() != null) {
                LocalDate its = one.target().until();
                lapsed |= hasLapsed(its);
                until = until == null || its.isBefore(until) ? its : until;
            }
            if (one.target() != null && ((Amount.Repair) rule.amount()).instead() != null) {
                all.replaceAll(other -> other == one.target() ? voided(other) : other);
                lines.replaceAll(other -> other == one.target() ? voided(other) : other);
            }
            Set<String> groups = book.groups().stream()
                    .filter(group -> group.rules().contains(rule.id()))
                    .map(CapGroup::id)
                    .collect(Collectors.toSet());
            Line scored = new Line(
                    fact,
                    rule.id(),
                    rule,
                    groups,
                    one.raw(),
                    left,
                    lapsed ? BigDecimal.ZERO : left,
                    day,
                    rule.micro(),
                    one.stands(),
                    one.nth(),
                    until,
                    lapsed,
                    one.target());
            all.add(scored);
            boolean carried = until != null && valid != null && valid.acrossCycles() && until.isAfter(first);
            if (!day.isBefore(first) || carried) {
                lines.add(scored);
            }
        }
    }

    private boolean hasLapsed(LocalDate until) {
        LocalDate today = asOf.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        return until != null && until.isBefore(after) && !until.isAfter(today);
    }

    private static Line voided(Line line) {
        return new Line(
                line.source(),
                line.rule(),
                line.scoredBy(),
                line.groups(),
                line.raw(),
                line.taken(),
                BigDecimal.ZERO,
                line.on(),
                line.micro(),
                false,
                line.nth(),
                line.until(),
                line.lapsed(),
                line.target());
    }

    private static long cents(BigDecimal points) {
        return points.movePointRight(2).longValueExact();
    }

    private BigDecimal left(Rule rule, RuleBook book, BigDecimal counting, LocalDate day) {
        BigDecimal left = counting.abs();
        for (Cap cap : rule.caps()) {
            left = left.min(open(
                    cap,
                    all.stream().filter(line -> line.rule().equals(rule.id())).toList(),
                    day));
        }
        for (CapGroup group : book.groups()) {
            if (group.rules().contains(rule.id())) {
                for (Cap cap : group.caps()) {
                    left = left.min(open(
                            cap,
                            all.stream()
                                    .filter(line -> line.groups().contains(group.id()))
                                    .toList(),
                            day));
                }
            }
        }
        return counting.signum() < 0 ? left.negate() : left;
    }

    private BigDecimal open(Cap cap, List<Line> before, LocalDate day) {
        List<Line> inPeriod = before.stream()
                .filter(line -> line.taken().signum() != 0
                        && period(cap.per(), line.on()).equals(period(cap.per(), day)))
                .toList();
        return switch (cap) {
            case Cap.OfTimes times ->
                inPeriod.size() < times.times() ? BigDecimal.valueOf(Long.MAX_VALUE) : BigDecimal.ZERO;
            case Cap.OfPoints points ->
                points.points()
                        .decimal()
                        .subtract(inPeriod.stream()
                                .map(line -> line.taken().abs())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .max(BigDecimal.ZERO);
        };
    }

    private String period(CapPeriod period, LocalDate day) {
        LocalDate begins = first;
        while (begins.isAfter(day)) {
            begins = begins.minusYears(1);
        }
        while (!begins.plusYears(1).isAfter(day)) {
            begins = begins.plusYears(1);
        }
        String within = switch (period) {
            case DAY -> day.toString();
            case WEEK -> day.get(IsoFields.WEEK_BASED_YEAR) + "W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.getYear() + "-" + day.getMonthValue();
            case QUARTER -> "Q" + quarter(begins, day);
            case CYCLE -> "";
        };
        return begins.getYear() + " " + within;
    }

    private static long quarter(LocalDate begins, LocalDate day) {
        return java.util.stream.LongStream.of(3, 6, 9)
                .filter(months -> !begins.plusMonths(months).isAfter(day))
                .count();
    }

    private RuleBook inForce(LocalDate day) {
        return books.stream()
                .filter(book -> !book.countsFrom().isAfter(day))
                .max(Comparator.comparingInt(RuleBook::version))
                .orElse(null);
    }

    private Result result(Roster roster) {
        TreeMap<LocalDate, RosterLine> daily = new TreeMap<>();
        for (LocalDate day = first; day.isBefore(after); day = day.plusDays(1)) {
            RosterLine line = NaiveDerivation.lineOn(roster, day);
            if (line != null) {
                daily.put(day, line);
            }
        }
        NaiveGrading.Graded graded =
                new NaiveGrading(lines, first, after, daily, approved).grade(inForce(after.minusDays(1)));
        List<String> entries = lines.stream()
                .sorted(Comparator.comparing((Line line) -> line.source().occurredAt())
                        .thenComparing(Line::fact)
                        .thenComparing(Line::rule))
                .map(line -> line.fact() + " " + line.rule() + " " + text(line.raw()) + " " + text(line.points()) + " "
                        + line.on())
                .toList();
        return new Result(entries, text(graded.total()), graded.grade(), graded.missing(), graded.unmet(), parked);
    }

    static Result of(Ledger ledger) {
        return new Result(
                ledger.entries().stream()
                        .map(entry -> entry.fact() + " " + entry.rule() + " " + entry.raw() + " " + entry.points() + " "
                                + entry.on())
                        .toList(),
                ledger.total().toString(),
                ledger.exempt() ? "exempt" : ledger.indicated().map(Band::code).orElse("ungraded"),
                ledger.next().map(next -> next.missing().toString()).orElse(""),
                ledger.unmet().stream()
                        .map(unmet -> unmet.band().code() + " " + unmet.has())
                        .toList(),
                ledger.parked().stream()
                        .map(parked -> parked.fact().id() + " " + parked.why())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    static BigDecimal decimal(Measure measure) {
        return BigDecimal.valueOf(measure.tenThousandths(), 4);
    }

    static String text(BigDecimal points) {
        return points.setScale(2).toPlainString();
    }
}
