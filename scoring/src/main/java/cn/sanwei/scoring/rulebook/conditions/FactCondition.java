package cn.sanwei.scoring.rulebook.conditions;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * On what a fact says: each attribute has one of the values named, each measure is there and lies in its range, and it
 * happened at such a time. Each fact is held against every rule of its type, so what is asked for lies ready in arrays.
 */
public final class FactCondition {
    public static final FactCondition ANY = new FactCondition(Map.of(), Map.of(), Hours.ANY);

    private final Map<String, Set<String>> attributes;
    private final Map<String, MeasureRange> measures;
    private final Hours hours;
    private final OneOf[] wanted;
    private final Within[] ranges;

    private record OneOf(String attribute, String[] values) {
        boolean holds(Fact fact) {
            String said = fact.attributes().get(attribute);
            if (said != null) {
                for (String value : values) {
                    if (value.equals(said)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private record Within(String measure, MeasureRange range) {
        boolean holds(Fact fact) {
            Measure said = fact.measures().get(measure);
            return said != null && range.contains(said);
        }
    }

    public FactCondition(Map<String, Set<String>> attributes, Map<String, MeasureRange> measures, Hours hours) {
        this.attributes = Map.copyOf(attributes);
        this.measures = Map.copyOf(measures);
        this.hours = hours;
        // A fact's names are constants: the same objects are equal at a glance.
        this.wanted = attributes.entrySet().stream()
                .map(one -> new OneOf(one.getKey().intern(), one.getValue().toArray(String[]::new)))
                .toArray(OneOf[]::new);
        this.ranges = measures.entrySet().stream()
                .map(one -> new Within(one.getKey().intern(), one.getValue()))
                .toArray(Within[]::new);
    }

    public Map<String, Set<String>> attributes() {
        return attributes;
    }

    public Map<String, MeasureRange> measures() {
        return measures;
    }

    public Hours hours() {
        return hours;
    }

    public boolean holds(Fact fact) {
        for (OneOf one : wanted) {
            if (!one.holds(fact)) {
                return false;
            }
        }
        for (Within one : ranges) {
            if (!one.holds(fact)) {
                return false;
            }
        }
        return hours.hold(fact.occurredAt());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactCondition that
                && attributes.equals(that.attributes)
                && measures.equals(that.measures)
                && hours.equals(that.hours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attributes, measures, hours);
    }

    @Override
    public String toString() {
        return "FactCondition[attributes=" + attributes + ", measures=" + measures + ", hours=" + hours + "]";
    }
}
