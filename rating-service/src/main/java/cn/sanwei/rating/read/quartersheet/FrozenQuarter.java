package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Select;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was frozen for a branch when its quarter was closed, and still stands; one row for each of its members then. */
record FrozenQuarter(
        UUID member,
        long earned,
        long total,
        String grade,
        String outcome,
        OffsetDateTime closedAt,
        int ruleBookVersion,
        String hash) {
    private static final String OF_BRANCH = """
            select f.member, f.earned, f.total, f.grade, f.outcome, c.closed_at, c.rule_book_version, c.hash
            from closed_quarter c join frozen_quarter f
                on f.township = c.township and f.request = c.request and f.organisation = c.organisation
            where c.township = :township and c.cycle = :cycle and c.quarter = cast(cast(:quarter as text) as integer)
              and c.organisation = cast(cast(:organisation as text) as uuid)
            """;

    boolean isExempt() {
        return outcome.equals("exempt");
    }

    /** Empty while the quarter is open, and for three months that are no quarter of the township's cycles. */
    static Uni<List<FrozenQuarter>> of(
            Transaction transaction, String township, UUID organisation, QuarterOfCycle quarter) {
        return quarter.number() == null
                ? Uni.createFrom().item(List.of())
                : Select.list(
                        transaction,
                        FrozenQuarter.class,
                        OF_BRANCH,
                        Map.of(
                                "township",
                                township,
                                "cycle",
                                quarter.cycle(),
                                "quarter",
                                quarter.number(),
                                "organisation",
                                organisation));
    }
}
