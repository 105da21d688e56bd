package cn.sanwei.points.read.objections;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;

/**
 * What was said when an objection was filed. None of it ever changes, so a command about the objection may look it up
 * before its own transaction: the award that it belongs to is found by it.
 *
 * @param filedBy the account that objected, empty where it came on paper
 * @param objector null for somebody who is no member
 * @param through whose leader typed a paper in; null where the office did, or the objector himself
 */
public record FiledObjection(
        OrganisationId organisation,
        Cycle cycle,
        MemberId member,
        String filedBy,
        MemberId objector,
        OrganisationId through,
        Instant filedAt) {
    private static final String FILED = """
            select organisation, cycle, member, filed_by, objector, through, filed_at from objection
            where objection = cast(cast(:objection as text) as uuid)
            """;

    /** Fails with 404 where the division has no such objection. */
    public static Uni<FiledObjection> require(EventStore store, String division, ObjectionId objection) {
        return store.read(
                        division,
                        transaction ->
                                Tables.first(transaction, FiledObjection.class, FILED, Map.of("objection", objection)))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    /** The stream of the award that it holds up. */
    public String award(TownshipId township) {
        return MemberAward.stream(township, cycle, organisation);
    }

    public boolean by(Caller caller) {
        return caller.is(filedBy, objector);
    }

    public boolean concerns(Caller caller) {
        return caller.is(member);
    }
}
