package cn.sanwei.points.read.members;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Map;

/** What commands must know of a member's place. */
public final class Members {
    private static final String PLACE = """
            select organisation from assignment
            where member = cast(cast(:member as text) as uuid) order by since desc limit 1
            """;
    private static final String ON_ROSTER = """
            exists (select from roster_on(cast(cast(:day as text) as date))
                    where member = cast(cast(:member as text) as uuid))
            """;

    private Members() {}

    private record Place(OrganisationId organisation) {}

    /** Fails with 404 when the township has no such member, and with 403 when the caller does not lead him. */
    public static Uni<Void> requireReach(Transaction transaction, Caller caller, MemberId member) {
        return Tables.first(transaction, Place.class, PLACE, Map.of("member", member))
                .chain(place -> Leadership.require(
                        transaction,
                        caller,
                        place.orElseThrow(Problems::notFound).organisation()));
    }

    public static Uni<Boolean> isOnRoster(Transaction transaction, MemberId member, LocalDate day) {
        return Tables.holds(transaction, ON_ROSTER, Map.of("member", member, "day", day));
    }
}
