package cn.sanwei.scoring.rulebook.reading;

import java.util.Set;

/**
 * What a book leaves to those below it.
 *
 * @param rules how many of its own a lower one may have
 * @param points the most that these give a member in a cycle, all together
 * @param deductions the most that they take
 * @param leaves top-level keys that it may write in the upper one's place
 * @param groups of the upper one, which its rules may join, and whose caps then bind them too
 */
public record Layers(int rules, int points, int deductions, Set<String> leaves, Set<String> groups) {
    public static final Layers NOTHING = new Layers(0, 0, 0, Set.of(), Set.of());

    public Layers {
        leaves = Set.copyOf(leaves);
        groups = Set.copyOf(groups);
    }
}
