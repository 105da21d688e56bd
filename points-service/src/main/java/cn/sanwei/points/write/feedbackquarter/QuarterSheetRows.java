package cn.sanwei.points.write.feedbackquarter;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.Months;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sheets that were handed back, and who has seen his figures. */
final class QuarterSheetRows {
    private static final String TO_TELL = """
            select cast(count(*) as integer) as members from roster_on(cast(cast(:day as text) as date))
            where organisation = cast(cast(:organisation as text) as uuid)
            """;
    private static final String CONCERNING = """
            select s.event from quarter_sheet s
            where s.organisation = cast(cast(:organisation as text) as uuid) and s.cycle = :cycle
              and s.quarter = cast(cast(:quarter as text) as integer) and s.superseded_at is null
              and exists (select from roster_on(s.last_day) r
                          where r.member = cast(cast(:member as text) as uuid) and r.organisation = s.organisation)
            """;

    private QuarterSheetRows() {}

    private record Count(int members) {}

    private record Sheet(UUID event) {}

    private record Row(
            UUID event,
            OrganisationId organisation,
            Cycle cycle,
            int quarter,
            UUID closing,
            LocalDate firstDay,
            LocalDate lastDay,
            String fedBackBy,
            Instant fedBackAt) {}

    private record SeenRow(UUID event, MemberId member, String seenBy, boolean onPaper, Instant seenAt) {}

    static Uni<Integer> toTell(Transaction transaction, OrganisationId organisation, LocalDate day) {
        return Tables.first(transaction, Count.class, TO_TELL, Map.of("organisation", organisation, "day", day))
                .map(found -> found.orElseThrow().members());
    }

    static Uni<Void> fedBack(
            Transaction transaction,
            OrganisationId organisation,
            Cycle cycle,
            int quarter,
            UUID closing,
            Months days,
            StoredEvent stored,
            CommandContext context) {
        Row row = new Row(
                stored.id(),
                organisation,
                cycle,
                quarter,
                closing,
                days.first(),
                days.last(),
                context.caller(),
                context.at());
        return Tables.insert(transaction, "quarter_sheet", List.of(row)).replaceWithVoid();
    }

    /** The sheet that stands and shows that member; 404 where none does. */
    static Uni<UUID> concerning(
            Transaction transaction, OrganisationId organisation, Cycle cycle, int quarter, MemberId member) {
        return Tables.first(
                        transaction,
                        Sheet.class,
                        CONCERNING,
                        Map.of("organisation", organisation, "cycle", cycle, "quarter", quarter, "member", member))
                .map(found -> found.orElseThrow(Problems::notFound).event());
    }

    /** The first time stands. */
    static Uni<Void> seen(
            Transaction transaction, UUID sheet, MemberId member, boolean onPaper, CommandContext context) {
        return Tables.insert(
                        transaction,
                        "quarter_sheet_seen",
                        List.of(new SeenRow(sheet, member, context.caller(), onPaper, context.at())),
                        "on conflict do nothing")
                .replaceWithVoid();
    }
}
