package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.asof.AsOf;
import cn.sanwei.rating.read.asof.LedgersAsOf;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetWorker;
import cn.sanwei.workbooks.WorkbookWriter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/branches/{organisation}/quarter-sheet")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Quarter sheet")
public class QuarterSheetResource {
    /** Everybody whom the branch has in the cycles of the quarter, also one who earned nothing. */
    private static final String MEMBERS = """
            select s.member, bool_or(s.outcome = 'exempt') as exempt from standing s
            where s.township = :township and s.organisation = cast(cast(:organisation as text) as uuid)
              and s.cycle = any (string_to_array(cast(:cycles as text), ','))
            group by s.member
            """;

    /** A closed quarter is shown with what came after it, marked; an open one in a closed cycle as it was frozen there. */
    private static final String ENTRIES = """
            select e.member, e.rule, e.label, e.micro, e.on_day, e.points, e.reason,
                   e.after_close or coalesce(f.recorded_at > cast(nullif(cast(:closedAt as text), '') as timestamptz), false)
                       as late
            from ledger_entry e
            left join lateral (
                select f.recorded_at from fact f
                where f.township = e.township and f.subject = e.member and f.event = e.event limit 1)
                f on cast(:closedAt as text) <> ''
            where e.township = :township and e.member = any (cast(string_to_array(cast(:members as text), ',') as uuid[]))
              and e.superseded_at is null and (not e.after_close or cast(:closedAt as text) <> '')
              and e.on_day >= cast(cast(:first as text) as date) and e.on_day < cast(cast(:after as text) as date)
            order by e.on_day, e.occurred_at, e.fact, e.rule, e.after_close
            limit 20000
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final LedgersAsOf ledgers;
    private final DisplayNames names;
    private final SheetWorker worker;
    private final Clock clock;

    QuarterSheetResource(
            Callers callers,
            EventStore store,
            RuleBooksInForce ruleBooks,
            LedgersAsOf ledgers,
            DisplayNames names,
            SheetWorker worker,
            Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.ledgers = ledgers;
        this.names = names;
        this.worker = worker;
        this.clock = clock;
    }

    /** Of one member, as stored. */
    public record MemberRow(UUID member, boolean exempt) {}

    /** Of one entry, as stored; in hundredths. */
    public record EntryRow(
            UUID member,
            String rule,
            String label,
            String micro,
            LocalDate onDay,
            long points,
            String reason,
            boolean late) {}

    @GET
    @Operation(
            summary =
                    "What the members of a branch earned in a quarter, by micro, with places and entries, and who is near or below a band; frozen once it is closed")
    public Uni<QuarterSheet> sheet(
            OrganisationId organisation, @QueryParam("quarter") String quarter, @QueryParam("cycle") Cycle cycle) {
        Caller caller = callers.current();
        return sheet(caller, organisation, new QuarterOfCycle.Asked(quarter, Optional.ofNullable(cycle)));
    }

    @GET
    @Path("excel")
    @Produces(SheetDownload.MEDIA_TYPE)
    @Operation(summary = "The same as an Excel workbook: members on the first sheet, entries on the second")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", examples = "UEsDBBQA…")))
    public Uni<Response> excel(
            OrganisationId organisation, @QueryParam("quarter") String quarter, @QueryParam("cycle") Cycle cycle) {
        Caller caller = callers.current();
        return sheet(caller, organisation, new QuarterOfCycle.Asked(quarter, Optional.ofNullable(cycle)))
                .chain(sheet -> worker.run(() ->
                                WorkbookWriter.write(List.of(SheetTables.members(sheet), SheetTables.entries(sheet))))
                        .map(file -> SheetDownload.of(file, SheetTables.title(sheet) + ".xlsx")));
    }

    private record Begun(Optional<RuleBooks> books, QuarterSheet sheet) {}

    private Uni<QuarterSheet> sheet(Caller caller, OrganisationId organisation, QuarterOfCycle.Asked asked) {
        return store.read(
                        caller.division(),
                        transaction -> Reach.requireOrganisation(transaction, caller, organisation)
                                .chain(() -> ruleBooks.of(transaction, caller.division()))
                                .chain(books -> sheet(transaction, caller, organisation, asked.in(books), books)
                                        .map(sheet -> new Begun(books, sheet))))
                .chain(begun -> toDate(caller, begun).map(begun.sheet()::with))
                .chain(sheet -> named(caller, sheet));
    }

    /** At the end of the quarter, or today while that is still to come; of all that is known. */
    private Uni<Map<UUID, ToDate>> toDate(Caller caller, Begun begun) {
        LocalDate today = CycleDays.dayOf(clock.instant());
        LocalDate on =
                today.isBefore(begun.sheet().last()) ? today : begun.sheet().last();
        if (begun.books().isEmpty() || on.isBefore(begun.sheet().first())) {
            return Uni.createFrom().item(Map.of());
        }
        RuleBooks books = begun.books().get();
        Cycle cycle =
                books.cycleAround(on.atStartOfDay(CycleDays.ZONE).toInstant()).cycle();
        List<UUID> members =
                begun.sheet().members().stream().map(QuarterSheet.Line::member).toList();
        return ledgers.of(caller.division(), new AsOf(books, cycle, on, AsOf.TODAY), Optional.empty(), members)
                .map(scored -> {
                    Map<UUID, ToDate> toDate = new HashMap<>();
                    scored.forEach(
                            each -> ToDate.of(each.ledger()).ifPresent(found -> toDate.put(each.member(), found)));
                    return toDate;
                });
    }

    private static Uni<QuarterSheet> sheet(
            Transaction transaction,
            Caller caller,
            OrganisationId organisation,
            QuarterOfCycle quarter,
            Optional<RuleBooks> books) {
        Map<String, Object> ofBranch = Map.of(
                "township", caller.division(),
                "organisation", organisation,
                "cycles", cycles(books, quarter));
        Optional<RuleBook> judging = books.flatMap(known -> known.inForceOn(quarter.last()));
        return FrozenQuarter.of(transaction, caller.division(), organisation.value(), quarter)
                .chain(frozen -> Select.list(transaction, MemberRow.class, MEMBERS, ofBranch)
                        .chain(members -> Select.list(
                                        transaction,
                                        EntryRow.class,
                                        ENTRIES,
                                        entriesOf(caller.division(), quarter, members, frozen))
                                .map(entries -> QuarterSheet.of(
                                        organisation.value(), quarter, judging, frozen, members, entries))));
    }

    private static Map<String, Object> entriesOf(
            String township, QuarterOfCycle quarter, List<MemberRow> members, List<FrozenQuarter> frozen) {
        Set<UUID> all = new HashSet<>();
        members.forEach(member -> all.add(member.member()));
        frozen.forEach(member -> all.add(member.member()));
        return Map.of(
                "township",
                township,
                "members",
                all.stream().map(UUID::toString).collect(Collectors.joining(",")),
                "first",
                quarter.first(),
                "after",
                quarter.after(),
                "closedAt",
                frozen.isEmpty() ? "" : frozen.getFirst().closedAt());
    }

    /** One, or two where the quarter lies over the end of a cycle. */
    private static String cycles(Optional<RuleBooks> books, QuarterOfCycle quarter) {
        Instant begins = quarter.first().atStartOfDay(CycleDays.ZONE).toInstant();
        Instant ends = quarter.after().atStartOfDay(CycleDays.ZONE).toInstant().minusMillis(1);
        return RuleBooksInForce.cycleAt(books, begins) + "," + RuleBooksInForce.cycleAt(books, ends);
    }

    private Uni<QuarterSheet> named(Caller caller, QuarterSheet sheet) {
        Set<UUID> ids = new HashSet<>(List.of(sheet.organisation()));
        sheet.members().forEach(line -> ids.add(line.member()));
        return names.of(caller.division(), ids).map(sheet::named);
    }
}
