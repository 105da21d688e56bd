package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From the events about one member to his roster. A later event overrules an earlier one from its day on. */
public final class RosterMapping {
    private final List<RosterLine> lines = new ArrayList<>();

    /** @param events in the order of their sequence; those that say nothing about a roster are passed over */
    public static Roster of(Iterable<? extends PointsEvent> events) {
        RosterMapping mapping = new RosterMapping();
        events.forEach(mapping::apply);
        return Roster.of(mapping.lines);
    }

    /** The member whose roster an event changes, or null. */
    public static MemberId memberOf(PointsEvent event) {
        return switch (event) {
            case PointsEvent.MemberRegistered e -> e.member();
            case PointsEvent.MemberAssigned e -> e.member();
            case PointsEvent.MemberLeft e -> e.member();
            default -> null;
        };
    }

    private void apply(PointsEvent event) {
        switch (event) {
            case PointsEvent.MemberRegistered e ->
                begin(e.organisation(), e.status(), e.categories(), e.posts(), e.from());
            case PointsEvent.MemberAssigned e ->
                begin(e.organisation(), e.status(), e.categories(), e.posts(), e.from());
            case PointsEvent.MemberLeft e -> end(e.from());
            default -> {
                // No other event is about a roster: see memberOf.
            }
        }
    }

    private void begin(
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate from) {
        end(from);
        lines.add(new RosterLine(organisation.toString(), status, categories, posts, from, null));
    }

    private void end(LocalDate day) {
        lines.removeIf(line -> !line.from().isBefore(day));
        lines.replaceAll(line -> line.to() != null && !line.to().isAfter(day)
                ? line
                : new RosterLine(
                        line.organisation(), line.status(), line.categories(), line.posts(), line.from(), day));
    }
}
