package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RatingEvent.CycleClosed;
import cn.sanwei.contracts.RatingEvent.Frozen;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was frozen of a township's members, as rating-service said it: the answer to one of our own requests to close. */
public final class ClosedFigures {
    private static final String GRADED = "graded";
    private static final String OURS = "exists (select from township where id = :township)";
    /** Nothing without a row: then the answer has not been heard. */
    private static final String OF_SUBTREE = """
            select coalesce(sum(f.sum), 0) as sum, coalesce(sum(f.members), 0) as members
            from closed_cycle c
            left join lateral jsonb_to_recordset(c.members) as f (organisation uuid, sum bigint, members integer)
                on f.organisation in (select organisation from subtree_of(cast(cast(:organisation as text) as uuid)))
            where c.request = cast(cast(:request as text) as uuid)
            group by c.request
            """;

    private static final String HEARD =
            "exists (select from closed_cycle where request = cast(cast(:request as text) as uuid))";

    private ClosedFigures() {}

    private record Row(UUID request, String cycle, List<OfOrganisation> members) {}

    private record OfOrganisation(UUID organisation, long sum, int members) {}

    private record Sum(long sum, int members) {}

    public static Uni<Boolean> isOurs(Transaction transaction, String township) {
        return Tables.holds(transaction, OURS, Map.of("township", township));
    }

    /** Whether the answer to the closing that stands has arrived. */
    public static Uni<Boolean> isHeard(Transaction transaction, Optional<UUID> request) {
        return request.isEmpty()
                ? Uni.createFrom().item(false)
                : Tables.holds(transaction, HEARD, Map.of("request", request.get()));
    }

    /** Once: what is there already stays. */
    public static Uni<Void> keep(Transaction transaction, CycleClosed closed) {
        List<OfOrganisation> sums = closed.frozen().stream()
                .filter(frozen -> frozen.outcome().equals(GRADED) && frozen.organisation() != null)
                .collect(Collectors.groupingBy(
                        frozen -> frozen.organisation().toString(),
                        TreeMap::new,
                        Collectors.mapping(Frozen::total, Collectors.toList())))
                .entrySet()
                .stream()
                .map(each -> new OfOrganisation(
                        UUID.fromString(each.getKey()),
                        MembersMean.of(each.getValue()).sum(),
                        each.getValue().size()))
                .toList();
        Row row = new Row(closed.request(), closed.cycle().value(), sums);
        return Tables.insert(transaction, "closed_cycle", List.of(row), "on conflict do nothing")
                .replaceWithVoid();
    }

    /**
     * Of the graded members of an organisation and of those below it, by the closing that stands.
     *
     * @return empty where none stands, or its figures have not been heard yet
     */
    public static Uni<Optional<MembersMean>> membersOf(
            Transaction transaction, OrganisationId organisation, Optional<UUID> request) {
        if (request.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Tables.first(
                        transaction,
                        Sum.class,
                        OF_SUBTREE,
                        Map.of("organisation", organisation, "request", request.get()))
                .map(found -> found.map(sum -> new MembersMean(sum.sum(), sum.members())));
    }
}
