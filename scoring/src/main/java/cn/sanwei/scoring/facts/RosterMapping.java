package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.SanweiEvent;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The one table from events to what the roster says of a member. */
public final class RosterMapping {
    private RosterMapping() {}

    /** @param sequence where the event stands in its store */
    public static Optional<Placed> placedBy(String sequence, SanweiEvent event) {
        return switch (event) {
            case PointsEvent.MemberRegistered e ->
                placed(sequence, e.member(), e.organisation(), e.status(), e.categories(), e.posts(), e.from());
            case PointsEvent.MemberAssigned e ->
                placed(sequence, e.member(), e.organisation(), e.status(), e.categories(), e.posts(), e.from());
            case PointsEvent.MemberLeft e ->
                Optional.of(new Placed(e.member(), RosterRecord.leaving(sequence, e.from())));
            default -> Optional.empty();
        };
    }

    private static Optional<Placed> placed(
            String sequence,
            MemberId member,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate from) {
        return Optional.of(new Placed(
                member, new RosterRecord(sequence, false, from, organisation.toString(), status, categories, posts)));
    }

    public record Placed(MemberId member, RosterRecord record) {}
}
