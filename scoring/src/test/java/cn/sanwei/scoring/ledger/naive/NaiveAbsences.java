package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.rules.Absence;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What did not happen, day by day, from the guide's sentences, for {@link NaiveFold}. */
record NaiveAbsences(
        List<RuleBook> books,
        LocalDate first,
        LocalDate after,
        Instant asOf,
        BiFunction<CapPeriod, LocalDate, String> period,
        Function<LocalDate, RosterLine> roster,
        Function<LocalDate, RuleBook> inForce) {

    record Missing(Fact fact, Rule rule, RosterLine line, RuleBook book, LocalDate last) {}

    List<Missing> missing(List<Fact> happened) {
        List<Missing> missing = new ArrayList<>();
        for (LocalDate last = first; last.isBefore(after); last = last.plusDays(1)) {
            RuleBook book = inForce.apply(last);
            RosterLine line = roster.apply(last);
            Instant ends = last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
            if (book == null || line == null || ends.isAfter(asOf)) {
                continue;
            }
            for (Rule rule : book.rules()) {
                Absence absence = rule.terms().absence();
                if (absence != null && isLast(absence.per(), last)) {
                    List<LocalDate> days = start(absence.per(), last)
                            .datesUntil(last.plusDays(1))
                            .toList();
                    long times = happened.stream()
                            .filter(fact -> fact.type().equals(rule.fact()))
                            .filter(fact -> days.contains(day(fact)) && inForce.apply(day(fact)) != null)
                            .filter(fact ->
                                    NaiveConditions.holds(new When(absence.facts(), When.ALWAYS.members()), fact, line))
                            .count();
                    boolean his = days.stream()
                            .allMatch(day -> roster.apply(day) != null
                                    && NaiveConditions.isOne(rule.members(), roster.apply(day)));
                    if (his && times < absence.atLeast()) {
                        Instant at = ends.minusMillis(1);
                        String id = rule.id() + "@" + last;
                        Fact fact = new Fact(id, null, Given.MEMBER, "absence", at, at, Map.of(), Map.of(), null);
                        missing.add(new Missing(fact, rule, line, book, last));
                    }
                }
            }
        }
        missing.sort(Comparator.comparing(Missing::last)
                .thenComparing(one -> one.rule().id()));
        return missing;
    }

    private static LocalDate day(Fact fact) {
        return fact.occurredAt().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }

    private boolean isLast(CapPeriod per, LocalDate day) {
        return switch (per) {
            case DAY -> true;
            case WEEK -> day.getDayOfWeek() == DayOfWeek.SUNDAY;
            case MONTH -> day.plusDays(1).getDayOfMonth() == 1;
            case QUARTER, CYCLE -> !period.apply(per, day).equals(period.apply(per, day.plusDays(1)));
        };
    }

    private LocalDate start(CapPeriod per, LocalDate last) {
        LocalDate start = last;
        while (per != CapPeriod.DAY && !isLast(per, start.minusDays(1))) {
            start = start.minusDays(1);
        }
        return start;
    }
}
