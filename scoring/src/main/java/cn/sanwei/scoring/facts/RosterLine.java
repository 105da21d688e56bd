package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.MemberStatus;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a member was from a day on.
 *
 * @param to the first day on which it is no longer so, or null while it lasts
 */
public record RosterLine(
        String organisation,
        MemberStatus status,
        Set<String> categories,
        Set<String> posts,
        LocalDate from,
        LocalDate to) {
    public RosterLine {
        categories = Set.copyOf(categories);
        posts = Set.copyOf(posts);
    }
}
