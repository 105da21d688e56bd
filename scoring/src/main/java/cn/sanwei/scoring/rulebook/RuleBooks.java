package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Cycle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All versions of a township's rule book, prepared once for many folds. On a day the highest version that counts from
 * that day or an earlier one is in force. Never changes; a new version makes a new one of these.
 */
public final class RuleBooks {
    private final PreparedBook[] newestFirst;
    private final List<CapPeriod> meterPeriods;
    private final MonthDay cycleStarts;

    private RuleBooks(List<RuleBook> newestFirst) {
        Meters meters = new Meters(newestFirst);
        this.newestFirst =
                newestFirst.stream().map(book -> prepare(book, meters)).toArray(PreparedBook[]::new);
        this.meterPeriods = meters.periods();
        this.cycleStarts = newestFirst.get(0).cycleStarts();
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

    /** How long each meter counts before it starts again, by the meter's number. */
    public List<CapPeriod> meterPeriods() {
        return meterPeriods;
    }

    private static PreparedBook prepare(RuleBook book, Meters meters) {
        Map<String, CapGroup> groupByRule = new HashMap<>();
        book.groups().forEach(group -> group.rules().forEach(rule -> groupByRule.put(rule, group)));
        Map<String, List<PreparedRule>> byType = new HashMap<>();
        book.rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(rule -> prepare(rule, groupByRule.get(rule.id()), meters))
                .forEach(rule -> byType.computeIfAbsent(rule.rule().fact(), type -> new ArrayList<>())
                        .add(rule));
        Map<String, PreparedRule[]> prepared = new HashMap<>();
        byType.forEach((type, rules) -> prepared.put(type, rules.toArray(PreparedRule[]::new)));
        return new PreparedBook(book, prepared);
    }

    private static PreparedRule prepare(Rule rule, CapGroup group, Meters meters) {
        String owner = Meters.ofRule(rule.id());
        List<PreparedRule.PreparedCap> caps = new ArrayList<>();
        rule.caps().forEach(cap -> caps.add(prepare(cap, owner, rule.label(), meters)));
        List<Integer> counting = new ArrayList<>(meters.allOf(owner));
        if (group != null) {
            String groupOwner = Meters.ofGroup(group.id());
            group.caps().forEach(cap -> caps.add(prepare(cap, groupOwner, group.label(), meters)));
            counting.addAll(meters.allOf(groupOwner));
        }
        return new PreparedRule(
                rule,
                List.copyOf(caps),
                counting.stream().mapToInt(Integer::intValue).toArray());
    }

    private static PreparedRule.PreparedCap prepare(Cap cap, String owner, String label, Meters meters) {
        return new PreparedRule.PreparedCap(cap, meters.number(owner, cap.per()), label);
    }
}
