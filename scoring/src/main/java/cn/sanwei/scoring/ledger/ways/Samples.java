package cn.sanwei.scoring.ledger.ways;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.intake.Judge;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.conditions.Hours;
import cn.sanwei.scoring.rulebook.conditions.MeasureRange;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Facts that might happen, made from what a rule asks for. */
final class Samples {
    private static final LocalTime NOON = LocalTime.NOON;
    private static final Measure LEAST_STEP = new Measure(1);

    private Samples() {}

    /**
     * One more occurrence of a rule on a day: one unit, the first step that gives something, full marks. Conditions on
     * attributes are met by the first value in the alphabet.
     *
     * @param earliest nothing happens before it
     * @return empty where the rule scores nothing that happens then
     */
    static Optional<Fact> oneMore(Rule rule, Subject subject, String id, LocalDate day, Instant earliest) {
        if (rule.isOfAbsence() || FactTypes.isDerived(rule.fact())) {
            return Optional.empty();
        }
        Instant at = instant(rule.facts().hours(), day, earliest);
        Map<String, String> attributes = new HashMap<>();
        rule.facts().attributes().forEach((name, values) -> attributes.put(name, Collections.min(values)));
        Map<String, Measure> measures = new HashMap<>();
        rule.facts().measures().forEach((name, range) -> measures.put(name, within(name, range, Measure.ofWhole(1))));
        String measured = rule.amount().measure();
        if (measured != null) {
            measures.put(measured, within(measured, rule.facts().measures().get(measured), size(rule.amount())));
        }
        Fact fact = new Fact(id, id, subject, rule.fact(), at, at, measures, attributes, null);
        boolean scored = rule.facts().holds(fact) && CycleDays.dayOf(at).equals(day) && Judge.of(fact) == null;
        return scored ? Optional.of(fact) : Optional.empty();
    }

    private static Instant instant(Hours hours, LocalDate day, Instant earliest) {
        LocalTime time = hours.from() == null ? NOON : hours.from();
        Instant at = day.atTime(time).atZone(CycleDays.ZONE).toInstant();
        return at.isBefore(earliest) ? earliest : at;
    }

    private static Measure size(Amount amount) {
        return switch (amount) {
            case Amount.Units units -> units.forEach().unit();
            case Amount.Brackets brackets -> brackets.unit();
            case Amount.Table table ->
                table.steps().stream()
                        .filter(step -> step.points().hundredths() != 0)
                        .map(Amount.Step::from)
                        .findFirst()
                        .orElse(Measure.ofWhole(1));
            case Amount.Scaled scaled -> scaled.outOf();
            case Amount.Average average -> average.outOf();
            case Amount.Milestones milestones -> Measure.ofWhole(1);
            case Amount.Nothing nothing -> Measure.ofWhole(1);
            case Amount.Fixed fixed -> Measure.ofWhole(1);
            case Amount.Ladder ladder -> Measure.ofWhole(1);
            case Amount.Streak streak -> Measure.ofWhole(1);
            case Amount.Repair repair -> Measure.ofWhole(1);
        };
    }

    private static Measure within(String name, MeasureRange range, Measure wanted) {
        Measure size = wanted;
        if (range != null && range.from() != null && size.compareTo(range.from()) < 0) {
            size = range.from();
        }
        if (range != null && range.below() != null && size.compareTo(range.below()) >= 0) {
            size = new Measure(range.below().tenThousandths() - LEAST_STEP.tenThousandths());
        }
        Measure largest = FactTypes.largest(name);
        return size.compareTo(largest) > 0 ? largest : size;
    }
}
