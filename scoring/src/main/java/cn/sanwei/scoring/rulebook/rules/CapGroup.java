package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import java.util.List;

/**
 * Rules that belong together. Where they share caps or only the highest counts, all of them give or all of them deduct.
 *
 * @param rules all of them, also those of the groups in it
 * @param highest whether only the highest of them counts, or null
 */
public record CapGroup(String id, String label, List<String> rules, List<Cap> caps, Highest highest) {
    /** @param per over which only the highest counts; null: of those that one fact meets */
    public record Highest(CapPeriod per) {}

    public CapGroup {
        rules = List.copyOf(rules);
        caps = List.copyOf(caps);
    }

    public CapGroup(String id, String label, List<String> rules, List<Cap> caps) {
        this(id, label, rules, caps, null);
    }
}
