package cn.sanwei.points.write.enterscore;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.edge.Caller;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ScoreSheets.Sheet;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of the scorers' sheets: what was put right stays beside what it was put right to. */
final class ScoreSheetRows {
    private static final String REPLACED = """
            update score_sheet set replaced_at = cast(cast(:at as text) as timestamptz)
            where organisation = cast(cast(:organisation as text) as uuid) and cycle = :cycle and part = :part
              and scorer = :scorer and (:scorer <> '' or name = :name) and replaced_at is null
            """;
    /** A scorer keeps his place among the others when he puts his sheet right. */
    private static final String PLACE = """
            select coalesce(
                       min(place) filter (where scorer = :scorer and (:scorer <> '' or name = :name)),
                       max(place) + 1, 1) as place
            from score_sheet
            where organisation = cast(cast(:organisation as text) as uuid) and cycle = :cycle and part = :part
            """;
    /** In the branch or a group of it today, by his account or by his name; or with a post there. */
    private static final String OWN = """
            exists (
                with own as (
                    select o.organisation from organisation o
                    where o.organisation = cast(cast(:organisation as text) as uuid)
                       or o.parent = cast(cast(:organisation as text) as uuid) and o.level = 'group')
                select from own
                where cast(own.organisation as text) = any (string_to_array(cast(:posts as text), ','))
                   or exists (
                       select from roster_on(cast(cast(:today as text) as date)) r
                       left join person p on p.member = r.member
                       where r.organisation = own.organisation
                         and (cast(r.member as text) = :me or p.name = nullif(:name, ''))))
            """;

    private static final String NAME = "select name from person where cast(member as text) = :member";

    private ScoreSheetRows() {}

    private record Row(
            UUID sheet,
            OrganisationId organisation,
            Cycle cycle,
            String part,
            String scorer,
            String name,
            MemberId member,
            Points score,
            String enteredBy,
            Instant enteredAt,
            int place) {}

    private record Place(int place) {}

    private record Named(String name) {}

    /** The name that a member has on the roster; empty for an account that is no member's. */
    static Uni<String> nameOf(Transaction transaction, Caller caller) {
        return Tables.first(
                        transaction,
                        Named.class,
                        NAME,
                        Map.of("member", caller.member().map(Object::toString).orElse("")))
                .map(found -> found.map(Named::name).orElse(""));
    }

    static Uni<Boolean> isOwnBranch(
            Transaction transaction, OrganisationId organisation, Caller caller, Sheet sheet, CommandContext context) {
        boolean own = !sheet.scorer().isEmpty();
        return Tables.holds(
                transaction,
                OWN,
                Map.of(
                        "organisation",
                        organisation,
                        "today",
                        CycleDays.dayOf(context.at()),
                        "me",
                        own ? caller.member().map(Object::toString).orElse("") : "",
                        "posts",
                        own
                                ? caller.affiliations().stream()
                                        .map(held -> held.organisation().toString())
                                        .collect(Collectors.joining(","))
                                : "",
                        "name",
                        own && caller.member().isPresent() ? "" : sheet.name()));
    }

    static Uni<Void> keep(
            Transaction transaction,
            OrganisationId organisation,
            EnterScoreRequest request,
            Sheet sheet,
            Caller caller,
            CommandContext context) {
        Map<String, Object> whose = new HashMap<>(Map.of(
                "organisation",
                organisation,
                "cycle",
                request.cycle(),
                "part",
                request.part(),
                "scorer",
                sheet.scorer(),
                "name",
                sheet.name()));
        return Tables.first(transaction, Place.class, PLACE, whose)
                .map(Optional::orElseThrow)
                .call(() -> {
                    Map<String, Object> replaced = new HashMap<>(whose);
                    replaced.put("at", context.at());
                    return Tables.change(transaction, REPLACED, replaced);
                })
                .chain(place -> Tables.insert(
                        transaction,
                        "score_sheet",
                        List.of(new Row(
                                UUID.randomUUID(),
                                organisation,
                                request.cycle(),
                                request.part(),
                                sheet.scorer(),
                                sheet.name(),
                                sheet.scorer().isEmpty()
                                        ? null
                                        : caller.member().orElse(null),
                                sheet.score(),
                                context.caller(),
                                context.at(),
                                place.place()))))
                .replaceWithVoid();
    }
}
