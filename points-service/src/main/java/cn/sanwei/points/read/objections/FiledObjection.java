package cn.sanwei.points.read.objections;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private static final String EARLIER = """
            select objection from objection
            where organisation = cast(cast(:organisation as text) as uuid) and cycle = :cycle
              and (filed_by = '') = cast(cast(:paper as text) as boolean)
              and (filed_by = nullif(cast(:account as text), '') or cast(objector as text) = :objector)
            """;

    /** @param account empty where the objection comes on paper: then nobody's account counts, but whose paper it is */
    public record Objector(String account, Optional<MemberId> member) {
        public boolean onPaper() {
            return account.isEmpty();
        }
    }

    private record Filed(ObjectionId objection) {}

    /** What the same person filed in the same way, on paper or himself, to any result of the branch in that cycle. */
    public static Uni<Set<ObjectionId>> earlier(
            Transaction transaction, OrganisationId organisation, Cycle cycle, Objector objector) {
        return Tables.list(
                        transaction,
                        Filed.class,
                        EARLIER,
                        Map.of(
                                "organisation",
                                organisation,
                                "cycle",
                                cycle,
                                "paper",
                                objector.onPaper(),
                                "account",
                                objector.account(),
                                "objector",
                                objector.member().map(MemberId::toString).orElse("")))
                .map(found -> found.stream().map(Filed::objection).collect(Collectors.toSet()));
    }

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
