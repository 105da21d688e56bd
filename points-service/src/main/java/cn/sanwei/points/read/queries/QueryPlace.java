package cn.sanwei.points.read.queries;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Who answers a member: the leaders of his branch, of what is above it where he is one of them, else the office. */
public final class QueryPlace {
    /** A group is led by its branch. */
    private static final String ANSWERING = """
            select case when r.posts && array['secretary', 'deputy'] then branch.parent else branch.organisation end
                       as organisation
            from roster_on(cast(cast(:day as text) as date)) r
            join organisation place on place.organisation = r.organisation
            join organisation branch
                on branch.organisation = case when place.level = 'group' then place.parent else place.organisation end
            where r.member = cast(cast(:member as text) as uuid)
            """;

    private QueryPlace() {}

    private record Answering(OrganisationId organisation) {}

    /** Empty where it is the office, as for who is on no roster any more. */
    public static Uni<Optional<OrganisationId>> find(Transaction transaction, MemberId member, LocalDate day) {
        return Tables.first(transaction, Answering.class, ANSWERING, Map.of("member", member, "day", day))
                .map(found -> found.map(Answering::organisation));
    }
}
