package cn.sanwei.rating.read.lists;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.lists.ConsequenceListsView.ListView;
import cn.sanwei.rating.read.lists.ConsequenceListsView.ListedView;
import cn.sanwei.rating.read.lists.TownshipCycle.Asked;
import cn.sanwei.rating.read.lists.TownshipCycle.Folded;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.ConsequenceLists.Listed;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.grading.Consequence;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/consequence-lists")
@Tag(name = "Lists")
public class ConsequenceListsResource {
    private static final Comparator<ListedView> ORDER =
            Comparator.comparing(ListedView::list).thenComparing(ListedView::subject);

    private final Callers callers;
    private final EventStore store;
    private final TownshipCycle cycles;
    private final BranchStandings branches;
    private final DisplayNames names;
    private final Clock clock;

    ConsequenceListsResource(
            Callers callers,
            EventStore store,
            TownshipCycle cycles,
            BranchStandings branches,
            DisplayNames names,
            Clock clock) {
        this.callers = callers;
        this.store = store;
        this.cycles = cycles;
        this.branches = branches;
        this.names = names;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(
            summary =
                    "Who is on which list of the rule book, for a quarter or the cycle: everybody for the township office, his subtree for a secretary")
    public Uni<ConsequenceListsView> lists(
            @QueryParam("cycle") Cycle cycle,
            @QueryParam("quarter") Integer quarter,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Optional<ListedView> after = Cursor.read(cursor).map(ConsequenceListsResource::place);
        Asked wanted = new Asked(caller.division(), Optional.ofNullable(cycle), quarter(quarter), Optional.empty());
        return Audience.of(store, caller)
                .chain(audience -> cycles.fold(wanted)
                        .chain(folded -> branches.of(caller.division(), folded.books(), folded.cycle())
                                .map(standings -> page(
                                        wanted,
                                        folded,
                                        standings,
                                        item -> audience.sees(item.organisation()),
                                        after,
                                        limit))))
                .chain(view -> named(caller, view));
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "On which lists of the rule book one is oneself, for a quarter or the cycle")
    public Uni<ConsequenceListsView> mine(@QueryParam("cycle") Cycle cycle, @QueryParam("quarter") Integer quarter) {
        Caller caller = callers.current();
        UUID member = OwnMember.of(caller).value();
        Asked wanted = new Asked(caller.division(), Optional.ofNullable(cycle), quarter(quarter), Optional.of(member));
        return cycles.fold(wanted)
                .map(folded -> page(
                        wanted,
                        folded,
                        List.of(),
                        item -> item.subject().equals(member),
                        Optional.empty(),
                        Page.MAX_LIMIT))
                .chain(view -> named(caller, view));
    }

    private static Optional<Integer> quarter(Integer asked) {
        if (asked != null && (asked < 1 || asked > 4)) {
            throw Problems.malformed("quarter", "季度是 1 到 4");
        }
        return Optional.ofNullable(asked);
    }

    private ConsequenceListsView page(
            Asked asked,
            Folded folded,
            Collection<BranchStanding> standings,
            Predicate<ListedView> shown,
            Optional<ListedView> after,
            int limit) {
        LocalDate last = asked.quarter()
                .map(quarter -> begun(Months.quarters(folded.members().days()).get(quarter - 1)))
                .orElse(folded.members().days().last());
        List<Listed> listed = asked.quarter()
                .map(quarter -> ConsequenceLists.ofQuarter(folded.books(), folded.members(), quarter))
                .orElseGet(() -> ConsequenceLists.ofCycle(folded.books(), folded.members(), standings));
        List<ListedView> items = listed.stream()
                .map(one -> view(one, folded))
                .filter(shown)
                .sorted(ORDER)
                .filter(item -> after.isEmpty() || ORDER.compare(item, after.get()) > 0)
                .toList();
        Page<ListedView> page = Page.of(items, limit, ConsequenceListsResource::cursor);
        Optional<RuleBook> book = folded.books().inForceOn(last);
        return new ConsequenceListsView(
                asked.township(),
                folded.cycle().value(),
                asked.quarter().orElse(null),
                folded.closed(),
                book.map(its -> new StandingView.RuleBookRef(its.id(), its.version()))
                        .orElse(null),
                folded.asOf(),
                book.stream()
                        .flatMap(its -> its.grading().consequences().stream())
                        .filter(list -> list.perQuarter() == asked.quarter().isPresent())
                        .map(ConsequenceListsResource::view)
                        .toList(),
                page.items(),
                page.next());
    }

    /** Its last day, if it has begun: of what is to come nobody is on a list. */
    private LocalDate begun(Months quarter) {
        if (quarter.first().isAfter(Days.of(clock.instant()))) {
            throw Problems.refused(422, "quarter-not-begun", "该季度从 " + quarter.first() + " 开始。");
        }
        return quarter.last();
    }

    private static ListView view(Consequence list) {
        return new ListView(list.id(), list.label(), list.ofBranches() ? "branches" : "members");
    }

    private static ListedView view(Listed one, Folded folded) {
        UUID subject = UUID.fromString(one.subject().id());
        boolean ofMember = one.subject().kind() == Subject.Kind.MEMBER;
        return new ListedView(
                one.list().id(),
                ofMember ? "member" : "organisation",
                subject,
                null,
                ofMember ? folded.organisations().get(subject) : subject,
                null,
                one.points().toString(),
                one.reason());
    }

    private static String cursor(ListedView last) {
        return new Cursor(last.list() + "/" + last.subject(), 0).text();
    }

    private static ListedView place(Cursor cursor) {
        String[] parts = cursor.key().split("/", -1);
        if (parts.length != 2) {
            throw OpaqueCursor.malformed();
        }
        try {
            return new ListedView(parts[0], null, UUID.fromString(parts[1]), null, null, null, null, null);
        } catch (IllegalArgumentException notOurs) {
            throw OpaqueCursor.malformed();
        }
    }

    private Uni<ConsequenceListsView> named(Caller caller, ConsequenceListsView view) {
        Set<UUID> ids = new HashSet<>();
        view.items().forEach(item -> {
            ids.add(item.subject());
            if (item.organisation() != null) {
                ids.add(item.organisation());
            }
        });
        return names.of(caller.division(), ids).map(view::named);
    }
}
