package cn.sanwei.scoring.rulebook.conditions;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.RosterLine;
import java.util.Set;

/** On a member by the roster: all must hold. No status named is every status, no organisation every organisation. */
public record MemberCondition(
        Set<MemberStatus> status, TagCondition categories, TagCondition posts, Set<String> organisations) {
    public static final MemberCondition EVERYBODY =
            new MemberCondition(Set.of(), TagCondition.EVERYBODY, TagCondition.EVERYBODY);

    public MemberCondition {
        status = Set.copyOf(status);
        organisations = Set.copyOf(organisations);
    }

    public MemberCondition(Set<MemberStatus> status, TagCondition categories, TagCondition posts) {
        this(status, categories, posts, Set.of());
    }

    public boolean isForEverybody() {
        return equals(EVERYBODY);
    }

    public boolean holds(RosterLine line) {
        return (status.isEmpty() || status.contains(line.status()))
                && categories.holds(line.categories())
                && posts.holds(line.posts())
                && (organisations.isEmpty() || organisations.contains(line.organisation()));
    }
}
