package cn.sanwei.rating.read;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.scoring.facts.Fact;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was heard of organisations: their scores. */
public final class BranchFacts {
    private static final String FACTS = """
            select f.event, f.subject, f.type, f.occurred_at, f.recorded_at, f.measures, f.attributes, f.cancels from fact f
            where f.township = :township and f.subject_kind = 'organisation'
              and f.subject = any (cast(string_to_array(cast(:branches as text), ',') as uuid[]))
            """;

    private BranchFacts() {}

    /** By organisation; one without any is not in it. */
    public static Uni<Map<UUID, List<Fact>>> of(Transaction transaction, String township, Collection<UUID> branches) {
        Map<String, Object> parameters = Map.of(
                "township",
                township,
                "branches",
                branches.stream().map(UUID::toString).distinct().collect(Collectors.joining(",")));
        return Select.list(transaction, FactRow.class, FACTS, parameters)
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                FactRow::subject,
                                HashMap::new,
                                Collectors.mapping(FactRow::ofOrganisation, Collectors.toList()))));
    }
}
