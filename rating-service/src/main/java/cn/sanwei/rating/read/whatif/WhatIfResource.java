package cn.sanwei.rating.read.whatif;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.MembersInParts;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.ledger.township.BookComparison;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Tries the next version of a rule book on all that the township did, before it is published. Reads in many short
 * transactions and stores nothing; what is recorded meanwhile may be in it for some members and not yet for others.
 */
@Path("/api/rating/rule-book/what-if")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Rule book")
public class WhatIfResource {
    private static final int MOST_MEMBERS = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String MEMBERS = """
            select distinct member from roster_line where township = :township
            order by member limit cast(cast(:limit as text) as integer)
            """;
    private static final String CYCLES = """
            select t.cycle, exists (select from standing s where s.township = t.township and s.cycle = t.cycle
                                    and s.state <> 'open') as closed,
                   (select cast(c.closed_at at time zone 'Asia/Shanghai' as date) from cycle_closing c
                    where c.township = t.township and c.cycle = t.cycle) as closed_on,
                   (select d.day from turned_day d where d.township = t.township) as turned
            from township_cycle t where t.township = :township order by t.cycle
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final DisplayNames names;
    private final Clock clock;
    private final MembersInParts inParts;

    WhatIfResource(
            Callers callers,
            EventStore store,
            RuleBooksInForce ruleBooks,
            DisplayNames names,
            Clock clock,
            MembersInParts inParts) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.names = names;
        this.clock = clock;
        this.inParts = inParts;
    }

    private record MemberRow(UUID member) {}

    /**
     * @param closedOn null while it is open
     * @param turned null where no day has turned for the township
     */
    private record CycleRow(String cycle, boolean closed, LocalDate closedOn, LocalDate turned) {
        LocalDate judgedOn() {
            return closedOn == null ? turned : closedOn;
        }
    }

    private record Begun(Trial trial, WhatIfView.Frame frame, List<UUID> members) {}

    @POST
    @Operation(
            summary =
                    "Who would gain, who would lose and whose grade would change by the next version of the rule book; nothing is stored; township office")
    public Uni<WhatIfView> whatIf(@NotNull @Valid WhatIfRequest request) {
        Caller caller = callers.current();
        return inParts.alone(() -> compare(caller, request))
                .chain(view -> names.of(
                                caller.division(),
                                view.changes().stream()
                                        .map(WhatIfView.Change::member)
                                        .toList())
                        .map(view::named));
    }

    private Uni<WhatIfView> compare(Caller caller, WhatIfRequest request) {
        return store.read(caller.division(), transaction -> begin(transaction, caller, request))
                .chain(begun -> compare(caller.division(), begun))
                .ifNoItem()
                .after(LONGEST)
                .failWith(() -> Problems.refused(422, "too-much", "试算超过 30 秒，已停止；请用离线工具 sanwei score --compare。"));
    }

    private Uni<Begun> begin(Transaction transaction, Caller caller, WhatIfRequest request) {
        Map<String, Object> parameters = Map.of("township", caller.division(), "limit", MOST_MEMBERS + 1);
        return ruleBooks
                .of(transaction, caller.division())
                .map(books ->
                        books.orElseThrow(() -> Problems.refused(422, "no-rule-book", "本镇（街道）还没有发布积分细则，没有可以比较的。")))
                .chain(books -> Select.list(transaction, CycleRow.class, CYCLES, Map.of("township", caller.division()))
                        .chain(cycles -> Select.list(transaction, MemberRow.class, MEMBERS, parameters)
                                .map(members -> begun(books, request, cycles, members))));
    }

    private Begun begun(RuleBooks books, WhatIfRequest request, List<CycleRow> cycles, List<MemberRow> members) {
        if (members.size() > MOST_MEMBERS) {
            throw Problems.refused(422, "too-much", "名册超过 " + MOST_MEMBERS + " 人，请用离线工具 sanwei score --compare。");
        }
        Reading reading = RuleBookParser.parse(request.source(), books.newestFirst());
        RuleBook candidate = switch (reading) {
            case Reading.Accepted accepted -> accepted.ruleBook();
            case Reading.Rejected rejected ->
                throw Problems.builder(
                                422,
                                "rule-book-wrong",
                                "积分细则有 " + rejected.errors().size() + " 处错误，请按所列修改。")
                        .with(
                                "errors",
                                rejected.errors().stream()
                                        .map(WhatIfView.Found::of)
                                        .toList())
                        .build();
        };
        String cycle = request.cycle() == null
                ? books.cycleAround(clock.instant()).cycle().value()
                : request.cycle().value();
        WhatIfView.Frame frame = new WhatIfView.Frame(
                candidate,
                cycle,
                cycles.stream().anyMatch(known -> known.cycle().equals(cycle) && known.closed()),
                candidate.countsFrom().isBefore(Days.of(clock.instant())),
                cycles.stream()
                        .map(CycleRow::cycle)
                        .filter(other -> !other.equals(cycle)
                                && books.days(Cycle.of(other)).after().isAfter(candidate.countsFrom()))
                        .toList(),
                reading.warnings());
        // A candidate that is the first to ask for the turn of days would have today's at once.
        LocalDate judgedOn = cycles.stream()
                .filter(known -> known.cycle().equals(cycle))
                .findFirst()
                .map(CycleRow::judgedOn)
                .orElseGet(() -> Days.of(clock.instant()));
        return new Begun(
                Trial.of(books, candidate, Cycle.of(cycle), judgedOn),
                frame,
                members.stream().map(MemberRow::member).toList());
    }

    private Uni<WhatIfView> compare(String township, Begun begun) {
        Uni<?> known = begun.trial().derives()
                ? inParts.each(township, begun.members(), begun.trial()::know)
                : Uni.createFrom().voidItem();
        return known.chain(() -> inParts.each(township, begun.members(), begun.trial()::compare))
                .map(compared -> WhatIfView.of(begun.frame(), new BookComparison(compared)));
    }
}
