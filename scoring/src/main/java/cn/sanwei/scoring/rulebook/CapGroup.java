package cn.sanwei.scoring.rulebook;

import java.util.List;

/** Rules that share caps. All of them give, or all of them deduct. */
public record CapGroup(String id, String label, List<String> rules, List<Cap> caps) {
    public CapGroup {
        rules = List.copyOf(rules);
        caps = List.copyOf(caps);
    }
}
