package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/branches/{organisation}/quarter-sheet")
@Tag(name = "Quarter sheet")
public class QuarterSheetResource {
    private static final Pattern QUARTER = Pattern.compile("(20[0-9]{2})-Q([1-4])");

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
    private final DisplayNames names;

    QuarterSheetResource(Callers callers, EventStore store, RuleBooksInForce ruleBooks, DisplayNames names) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.names = names;
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
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(
            summary =
                    "What the members of a branch earned in a quarter, by micro, with places and entries; frozen once it is closed")
    public Uni<QuarterSheet> sheet(OrganisationId organisation, @QueryParam("quarter") String quarter) {
        Caller caller = callers.current();
        Matcher asked = QUARTER.matcher(String.valueOf(quarter));
        if (!asked.matches()) {
            throw Problems.malformed("quarter", "请写成 2026-Q3 的形式");
        }
        LocalDate first = LocalDate.of(Integer.parseInt(asked.group(1)), Integer.parseInt(asked.group(2)) * 3 - 2, 1);
        return store.inTransaction(
                        caller.division(),
                        transaction -> Reach.requireOrganisation(transaction, caller, organisation)
                                .chain(() -> ruleBooks.of(transaction, caller.division()))
                                .chain(books -> sheet(transaction, caller, organisation, quarter, first, books)))
                .chain(sheet -> named(caller, sheet));
    }

    private static Uni<QuarterSheet> sheet(
            Transaction transaction,
            Caller caller,
            OrganisationId organisation,
            String quarter,
            LocalDate first,
            Optional<RuleBooks> books) {
        Map<String, Object> ofBranch = Map.of(
                "township", caller.division(),
                "organisation", organisation,
                "cycles", cycles(books, first));
        Optional<RuleBook> judging =
                books.flatMap(known -> known.inForceOn(first.plusMonths(3).minusDays(1)));
        return FrozenQuarter.of(transaction, caller.division(), organisation.value(), books, first)
                .chain(frozen -> Select.list(transaction, MemberRow.class, MEMBERS, ofBranch)
                        .chain(members -> Select.list(
                                        transaction,
                                        EntryRow.class,
                                        ENTRIES,
                                        entriesOf(caller.division(), first, members, frozen))
                                .map(entries -> QuarterSheet.of(
                                        organisation.value(), quarter, first, judging, frozen, members, entries))));
    }

    private static Map<String, Object> entriesOf(
            String township, LocalDate first, List<MemberRow> members, List<FrozenQuarter> frozen) {
        Set<UUID> all = new HashSet<>();
        members.forEach(member -> all.add(member.member()));
        frozen.forEach(member -> all.add(member.member()));
        return Map.of(
                "township",
                township,
                "members",
                all.stream().map(UUID::toString).collect(Collectors.joining(",")),
                "first",
                first,
                "after",
                first.plusMonths(3),
                "closedAt",
                frozen.isEmpty() ? "" : frozen.getFirst().closedAt());
    }

    /** One, or two where the quarter lies over the end of a cycle. */
    private static String cycles(Optional<RuleBooks> books, LocalDate first) {
        Instant begins = first.atStartOfDay(CycleDays.ZONE).toInstant();
        Instant ends =
                first.plusMonths(3).atStartOfDay(CycleDays.ZONE).toInstant().minusMillis(1);
        return RuleBooksInForce.cycleAt(books, begins) + "," + RuleBooksInForce.cycleAt(books, ends);
    }

    private Uni<QuarterSheet> named(Caller caller, QuarterSheet sheet) {
        Set<UUID> ids = new HashSet<>(List.of(sheet.organisation()));
        sheet.members().forEach(line -> ids.add(line.member()));
        return names.of(caller.division(), ids).map(sheet::named);
    }
}
