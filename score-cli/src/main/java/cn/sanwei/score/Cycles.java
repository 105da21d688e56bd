package cn.sanwei.score;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which cycles are looked at: the one asked for, else each in which something happened and a rule book counted. */
final class Cycles {
    private Cycles() {}

    static List<Cycle> of(Options options, RuleBooks books, Input input) {
        if (options.cycle() != null) {
            return List.of(options.cycle());
        }
        SortedSet<Cycle> cycles = new TreeSet<>();
        for (List<Input.Located> facts : input.members().values()) {
            facts.forEach(located -> cycleOf(located.fact(), books).ifPresent(cycles::add));
        }
        for (List<Input.Located> facts : input.organisations().values()) {
            facts.forEach(located -> cycleOf(located.fact(), books).ifPresent(cycles::add));
        }
        if (cycles.isEmpty()) {
            cycles.add(withoutFacts(options.asOf(), books));
        }
        return new ArrayList<>(cycles);
    }

    private static Optional<Cycle> cycleOf(Fact fact, RuleBooks books) {
        if (fact.type().equals(FactTypes.CANCELLATION)) {
            return Optional.empty();
        }
        Optional<Cycle> cycle = fact.attributes().containsKey("cycle")
                ? named(fact.attributes().get("cycle"))
                : around(fact.occurredAt(), books);
        return cycle.filter(each -> books.judging(each).isPresent());
    }

    private static Optional<Cycle> named(String year) {
        try {
            return Optional.of(Cycle.of(year));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the fold parks such a fact and says why
        }
    }

    private static Optional<Cycle> around(Instant instant, RuleBooks books) {
        try {
            return Optional.of(books.cycleAround(instant).cycle());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a year that has no cycle
        }
    }

    private static Cycle withoutFacts(Instant asOf, RuleBooks books) {
        RuleBook first = books.newestFirst().stream()
                .min(Comparator.comparing(RuleBook::countsFrom))
                .orElseThrow();
        return Optional.ofNullable(asOf)
                .flatMap(instant -> around(instant, books))
                .orElseGet(() -> CycleDays.around(first.countsFrom(), first.cycleStarts())
                        .cycle());
    }
}
