package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.SanweiEvent;
import java.util.Optional;

/** The one table from events to what the roster says of a member. */
public final class RosterMapping {
    private RosterMapping() {}

    /** @param sequence where the event stands in its store */
    public static Optional<Placed> placedBy(String sequence, SanweiEvent event) {
        return switch (event) {
            case PointsEvent.MemberRegistered e ->
                Optional.of(new Placed(
                        e.member(),
                        new RosterRecord(
                                sequence,
                                false,
                                e.from(),
                                e.organisation().toString(),
                                e.status(),
                                e.categories(),
                                e.posts())));
            case PointsEvent.MemberAssigned e ->
                Optional.of(new Placed(
                        e.member(),
                        new RosterRecord(
                                sequence,
                                false,
                                e.from(),
                                e.organisation().toString(),
                                e.status(),
                                e.categories(),
                                e.posts())));
            case PointsEvent.MemberLeft e ->
                Optional.of(new Placed(e.member(), RosterRecord.leaving(sequence, e.from())));
            default -> Optional.empty();
        };
    }

    public record Placed(MemberId member, RosterRecord record) {}
}
