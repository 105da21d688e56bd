package cn.sanwei.scoring.rulebook.conditions;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import java.util.Map;
import java.util.Set;

/**
 * On what a fact says: each attribute has one of the values named, each measure is there and lies in its range, and it
 * happened at such a time.
 */
public record FactCondition(Map<String, Set<String>> attributes, Map<String, MeasureRange> measures, Hours hours) {
    public static final FactCondition ANY = new FactCondition(Map.of(), Map.of(), Hours.ANY);

    public FactCondition {
        attributes = Map.copyOf(attributes);
        measures = Map.copyOf(measures);
    }

    public boolean holds(Fact fact) {
        if (!attributes.isEmpty()) {
            for (Map.Entry<String, Set<String>> wanted : attributes.entrySet()) {
                String value = fact.attributes().get(wanted.getKey());
                if (value == null || !wanted.getValue().contains(value)) {
                    return false;
                }
            }
        }
        if (!measures.isEmpty()) {
            for (Map.Entry<String, MeasureRange> wanted : measures.entrySet()) {
                Measure measure = fact.measures().get(wanted.getKey());
                if (measure == null || !wanted.getValue().contains(measure)) {
                    return false;
                }
            }
        }
        return hours.hold(fact.occurredAt());
    }
}
