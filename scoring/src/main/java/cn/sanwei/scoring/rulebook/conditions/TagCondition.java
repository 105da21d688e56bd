package cn.sanwei.scoring.rulebook.conditions;

import java.util.Set;

/** On categories or posts: has at least one of {@code any} (empty: no matter which) and not a single one of {@code none}. */
public record TagCondition(Set<String> any, Set<String> none) {
    public static final TagCondition EVERYBODY = new TagCondition(Set.of(), Set.of());

    public TagCondition {
        any = Set.copyOf(any);
        none = Set.copyOf(none);
    }

    public boolean holds(Set<String> tags) {
        return (any.isEmpty() || containsOneOf(tags, any)) && (none.isEmpty() || !containsOneOf(tags, none));
    }

    private static boolean containsOneOf(Set<String> tags, Set<String> wanted) {
        for (String tag : tags) {
            if (wanted.contains(tag)) {
                return true;
            }
        }
        return false;
    }
}
