package cn.sanwei.scoring.ledger.naive;

import static cn.sanwei.scoring.ledger.naive.NaiveFold.decimal;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.ForEach;
import cn.sanwei.scoring.rulebook.rules.Multiplier;
import cn.sanwei.scoring.rulebook.rules.Repeat;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Suspension;
import cn.sanwei.scoring.rulebook.rules.Validity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What an occurrence is worth, from the guide's sentences, for {@link NaiveFold}. */
record NaiveAmounts(List<NaiveFold.Line> before, BiFunction<CapPeriod, LocalDate, String> period) {

    static String measure(Amount amount) {
        return switch (amount) {
            case Amount.Nothing nothing -> null;
            case Amount.Fixed fixed -> null;
            case Amount.Units units -> units.forEach().measure();
            case Amount.Table table -> table.measure();
            case Amount.Brackets brackets -> brackets.measure();
            case Amount.Scaled scaled -> scaled.measure();
            case Amount.Milestones milestones -> milestones.measured();
            case Amount.Ladder ladder -> null;
            case Amount.Streak streak -> null;
            case Amount.Average average -> average.measured();
            case Amount.Repair repair -> null;
        };
    }

    /** @param nth its place on a ladder, or 0 */
    record Given(Rule rule, BigDecimal raw, boolean stands, int nth, NaiveFold.Line target) {}

    Given given(Rule rule, RuleBook book, Fact fact, RosterLine line, LocalDate day, boolean cancelled) {
        if (cancelled || isLate(rule, fact, day) || isSuspended(rule, day) || isUnmet(rule, day)) {
            boolean byItself = !(rule.amount() instanceof Amount.Milestones
                    || rule.amount() instanceof Amount.Ladder
                    || rule.amount() instanceof Amount.Streak
                    || rule.amount() instanceof Amount.Average
                    || rule.amount() instanceof Amount.Repair);
            return new Given(rule, byItself ? amount(rule, book, fact, day) : BigDecimal.ZERO, false, 0, null);
        }
        BigDecimal factor = BigDecimal.ONE;
        for (Multiplier multiplier : rule.terms().multiply()) {
            if (NaiveConditions.holds(multiplier.when(), fact, line)) {
                factor = factor.multiply(decimal(multiplier.by()));
            }
        }
        Repeat repeat = rule.terms().repeat();
        if (repeat != null
                && before.stream()
                        .filter(other -> other.rule().equals(rule.id()) && other.stands())
                        .map(other -> repeat.within() == null
                                ? other.until()
                                : other.on().plus(repeat.within()))
                        .anyMatch(until -> until != null && day.isBefore(until))) {
            factor = factor.multiply(decimal(repeat.by()));
        }
        BigDecimal points = amount(rule, book, fact, day).multiply(factor).setScale(2, RoundingMode.HALF_UP);
        int nth = rule.amount() instanceof Amount.Ladder ladder ? met(rule.id(), ladder.per(), day) + 1 : 0;
        NaiveFold.Line target = rule.amount() instanceof Amount.Repair repair ? target(repair, fact, day) : null;
        return new Given(rule, points, true, nth, target);
    }

    private static boolean isLate(Rule rule, Fact fact, LocalDate day) {
        return rule.terms().recordedWithin() != null
                && fact.recordedAt()
                        .atOffset(ZoneOffset.ofHours(8))
                        .toLocalDate()
                        .isAfter(day.plus(rule.terms().recordedWithin()));
    }

    private boolean isSuspended(Rule rule, LocalDate day) {
        return !rule.deducts()
                && before.stream().filter(line -> line.stands()).anyMatch(line -> {
                    Suspension suspends = line.scoredBy().terms().suspends();
                    return suspends != null
                            && suspends.rules().contains(rule.id())
                            && day.isBefore(line.on().plus(suspends.lasts()));
                });
    }

    private boolean isUnmet(Rule rule, LocalDate day) {
        return rule.terms().requires().stream().anyMatch(asked -> met(asked.rule(), asked.per(), day) < asked.times());
    }

    private int met(String rule, CapPeriod per, LocalDate day) {
        return (int) before.stream()
                .filter(line -> line.rule().equals(rule) && line.stands() && same(per, line.on(), day))
                .count();
    }

    private static CapGroup innermost(Rule rule, RuleBook book) {
        return book.groups().stream()
                .filter(group -> group.rules().contains(rule.id()))
                .min(Comparator.comparing(group -> group.rules().size()))
                .orElse(null);
    }

    /** Whether a ladder of the rule's group has cleared it for good in this cycle, up to now. */
    boolean isCleared(Rule rule, RuleBook book, LocalDate day, List<NaiveFold.Line> all) {
        CapGroup group = innermost(rule, book);
        return group != null
                && all.stream()
                        .filter(line -> group.rules().contains(line.rule()) && line.stands())
                        .filter(line -> same(CapPeriod.CYCLE, line.on(), day))
                        .anyMatch(line -> clearing(line) == Amount.Clearing.GROUP);
    }

    private static Amount.Clearing clearing(NaiveFold.Line line) {
        return line.scoredBy().amount() instanceof Amount.Ladder ladder
                ? ladder.rungs()
                        .get(Math.min(line.nth(), ladder.rungs().size()) - 1)
                        .clears()
                : null;
    }

    /** What only-the-highest leaves of one of the rules that a fact meets. */
    BigDecimal ranked(Given one, List<Given> given, RuleBook book, LocalDate day) {
        CapGroup group = book.groups().stream()
                .filter(candidate -> candidate.highest() != null
                        && candidate.rules().contains(one.rule().id()))
                .min(Comparator.comparing(candidate -> candidate.rules().size()))
                .orElse(null);
        if (group == null || !one.stands()) {
            return one.raw();
        }
        List<Given> rivals = given.stream()
                .filter(other ->
                        other.stands() && group.rules().contains(other.rule().id()))
                .toList();
        if (group.highest().per() == null) {
            BigDecimal most = rivals.stream()
                    .map(other -> other.raw().abs())
                    .max(Comparator.naturalOrder())
                    .get();
            Given winner = rivals.stream()
                    .filter(other -> other.raw().abs().compareTo(most) == 0)
                    .findFirst()
                    .get();
            return winner == one ? one.raw() : BigDecimal.ZERO;
        }
        BigDecimal most = Stream.concat(
                        before.stream()
                                .filter(line -> line.stands() && group.rules().contains(line.rule()))
                                .filter(line -> same(group.highest().per(), line.on(), day))
                                .map(line -> line.raw().abs()),
                        rivals.subList(0, rivals.indexOf(one)).stream()
                                .map(other -> other.raw().abs()))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        BigDecimal above = one.raw().abs().subtract(most).max(BigDecimal.ZERO);
        return one.raw().signum() < 0 ? above.negate() : above;
    }

    private BigDecimal amount(Rule rule, RuleBook book, Fact fact, LocalDate day) {
        String name = measure(rule.amount());
        BigDecimal measured = name == null ? null : decimal(fact.measures().get(name));
        return switch (rule.amount()) {
            case Amount.Nothing nothing -> BigDecimal.ZERO;
            case Amount.Fixed fixed -> fixed.points().decimal();
            case Amount.Units units -> units(units.points().decimal(), units.forEach(), measured);
            case Amount.Table table ->
                table.steps().stream()
                        .filter(step -> decimal(step.from()).compareTo(measured) <= 0)
                        .reduce((a, b) -> b)
                        .map(step -> step.points().decimal())
                        .orElse(BigDecimal.ZERO);
            case Amount.Brackets brackets -> brackets(brackets, measured);
            case Amount.Scaled scaled ->
                scaled.to()
                        .decimal()
                        .multiply(measured.min(decimal(scaled.outOf())))
                        .divide(decimal(scaled.outOf()), 2, RoundingMode.HALF_UP);
            case Amount.Milestones milestones -> {
                BigDecimal was = before.stream()
                        .filter(line -> line.rule().equals(rule.id()) && line.stands())
                        .filter(line -> same(milestones.per(), line.on(), day))
                        .map(line -> counted(milestones, line.source()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                yield reached(milestones, was.add(counted(milestones, fact))).subtract(reached(milestones, was));
            }
            case Amount.Ladder ladder -> {
                int nth = met(rule.id(), ladder.per(), day);
                Amount.Rung rung =
                        ladder.rungs().get(Math.min(nth, ladder.rungs().size() - 1));
                yield rung.clears() == null
                        ? rung.points().decimal()
                        : gained(rule, book, day).negate();
            }
            case Amount.Streak streak -> streak(rule, streak, day);
            case Amount.Repair repair -> {
                NaiveFold.Line target = target(repair, fact, day);
                yield target == null
                        ? BigDecimal.ZERO
                        : repair.instead() != null
                                ? repair.instead().decimal()
                                : target.points()
                                        .negate()
                                        .multiply(BigDecimal.valueOf(repair.share(), 2))
                                        .setScale(2, RoundingMode.HALF_UP);
            }
            case Amount.Average average -> {
                List<Fact> marks = before.stream()
                        .filter(line ->
                                line.rule().equals(rule.id()) && line.stands() && same(average.per(), line.on(), day))
                        .map(NaiveFold.Line::source)
                        .filter(mark -> mark.measures().containsKey(average.measured()))
                        .toList();
                yield mean(
                                average,
                                Stream.concat(marks.stream(), Stream.of(fact)).toList())
                        .subtract(mean(average, marks));
            }
        };
    }

    private NaiveFold.Line target(Amount.Repair repair, Fact fact, LocalDate day) {
        String named = fact.attributes().get("repairs");
        return before.stream()
                .filter(line -> line.rule().equals(repair.rule()) && line.stands())
                .filter(line -> before.stream().noneMatch(other -> other.stands() && other.target() == line))
                .filter(line -> {
                    Validity valid = line.scoredBy().terms().valid();
                    return same(CapPeriod.CYCLE, line.on(), day)
                            || valid != null
                                    && valid.acrossCycles()
                                    && line.until().isAfter(day);
                })
                .filter(line ->
                        repair.within() == null || day.isBefore(line.on().plus(repair.within())))
                .filter(line -> named == null
                        || named.equals(line.fact())
                        || named.equals(line.source().event()))
                .filter(line -> repair.instead() != null || line.points().signum() < 0)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private BigDecimal gained(Rule rule, RuleBook book, LocalDate day) {
        CapGroup group = innermost(rule, book);
        return before.stream()
                .filter(line -> group.rules().contains(line.rule()) && line.stands())
                .filter(line -> same(CapPeriod.CYCLE, line.on(), day))
                .filter(line -> !line.rule().equals(rule.id()) || clearing(line) != null)
                .map(NaiveFold.Line::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    /** Days, weeks or months are numbered; a streak is a run of numbers that ends with this one. */
    private BigDecimal streak(Rule rule, Amount.Streak streak, LocalDate day) {
        List<Long> numbers = new ArrayList<>(before.stream()
                .filter(line -> line.rule().equals(rule.id()) && line.stands() && same(CapPeriod.CYCLE, line.on(), day))
                .map(line -> number(streak.of(), line.on()))
                .toList());
        if (numbers.contains(number(streak.of(), day))) {
            return BigDecimal.ZERO;
        }
        numbers.add(number(streak.of(), day));
        int run = 0;
        int times = 0;
        long last = Long.MIN_VALUE;
        boolean now = false;
        for (long number : new TreeSet<>(numbers)) {
            run = number == last + 1 && run < streak.length() ? run + 1 : 1;
            last = number;
            now = run == streak.length();
            times += now ? 1 : 0;
        }
        return now && (streak.again() || times == 1) ? streak.points().decimal() : BigDecimal.ZERO;
    }

    private static long number(CapPeriod of, LocalDate day) {
        return switch (of) {
            case DAY -> day.toEpochDay();
            case WEEK -> Math.floorDiv(day.toEpochDay() + 3, 7L);
            default -> day.getYear() * 12L + day.getMonthValue();
        };
    }

    private static BigDecimal mean(Amount.Average average, List<Fact> marks) {
        Map<String, Fact> counting = new LinkedHashMap<>();
        for (Fact mark : marks) {
            String rater = average.rater() == null ? null : mark.attributes().get(average.rater());
            counting.put(rater == null ? mark.id() : " " + rater, mark);
        }
        if (counting.size() < average.atLeast()) {
            return BigDecimal.ZERO;
        }
        List<BigDecimal> figures = counting.values().stream()
                .map(mark -> decimal(mark.measures().get(average.measured())).min(decimal(average.outOf())))
                .sorted()
                .toList();
        List<BigDecimal> kept = figures.size() > 2 * average.drop()
                ? figures.subList(average.drop(), figures.size() - average.drop())
                : figures;
        BigDecimal sum = kept.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.multiply(average.to().decimal())
                .divide(decimal(average.outOf()).multiply(BigDecimal.valueOf(kept.size())), 2, RoundingMode.HALF_UP);
    }

    private boolean same(CapPeriod per, LocalDate one, LocalDate other) {
        return per == null || period.apply(per, one).equals(period.apply(per, other));
    }

    private static BigDecimal units(BigDecimal points, ForEach forEach, BigDecimal measured) {
        BigDecimal unit = decimal(forEach.unit());
        BigDecimal counting =
                forEach.atMost() == null ? measured : measured.min(unit.multiply(BigDecimal.valueOf(forEach.atMost())));
        return forEach.wholeUnits()
                ? points.multiply(counting.divideToIntegralValue(unit))
                : points.multiply(counting).divide(unit, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal brackets(Amount.Brackets brackets, BigDecimal measured) {
        BigDecimal unit = decimal(brackets.unit());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal begins = BigDecimal.ZERO;
        for (Amount.Bracket bracket : brackets.brackets()) {
            BigDecimal ends = bracket.to() == null ? measured : measured.min(decimal(bracket.to()));
            BigDecimal part = ends.subtract(begins).max(BigDecimal.ZERO);
            BigDecimal counting = brackets.wholeUnits() ? part.subtract(part.remainder(unit)) : part;
            sum = sum.add(bracket.each().decimal().multiply(counting));
            begins = ends;
        }
        return sum.divide(unit, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal counted(Amount.Milestones milestones, Fact fact) {
        if (milestones.measured() == null) {
            return BigDecimal.ONE;
        }
        Measure measured = fact.measures().get(milestones.measured());
        return measured == null ? BigDecimal.ZERO : decimal(measured);
    }

    private static BigDecimal reached(Amount.Milestones milestones, BigDecimal sum) {
        BigDecimal worth = BigDecimal.ZERO;
        for (Amount.Step step : milestones.steps()) {
            if (decimal(step.from()).compareTo(sum) <= 0) {
                BigDecimal points = step.points().decimal();
                worth = milestones.adding() ? worth.add(points) : points;
            }
        }
        if (milestones.every() != null) {
            BigDecimal times =
                    sum.divideToIntegralValue(decimal(milestones.every().from()));
            worth = worth.add(milestones.every().points().decimal().multiply(times));
        }
        return worth;
    }
}
