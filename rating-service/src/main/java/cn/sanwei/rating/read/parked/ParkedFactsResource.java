package cn.sanwei.rating.read.parked;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.BranchFacts;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.rating.read.MembersInParts;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was recorded and counts nowhere now, so that nothing is lost without a word. */
@Path("/api/rating/parked-facts")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Parked facts")
public class ParkedFactsResource {
    private static final Cursor TOP = new Cursor("9999-12-31T00:00:00Z/ffffffff-ffff-ffff-ffff-ffffffffffff", 0);

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final MembersInParts inParts;
    private final DisplayNames names;

    ParkedFactsResource(
            Callers callers, EventStore store, RuleBooksInForce ruleBooks, MembersInParts inParts, DisplayNames names) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.inParts = inParts;
        this.names = names;
    }

    private record Found(Optional<RuleBooks> books, Page<ParkedCandidate> page, Map<UUID, List<Fact>> ofBranches) {}

    @GET
    @Operation(
            summary =
                    "Facts of the township that count nowhere now, the last recorded first, each with its reason; a page may be shorter than asked for; township office")
    public Uni<Page<ParkedFactView>> parked(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Before before = Before.of(Cursor.read(cursor).orElse(TOP));
        return store.read(
                        caller.division(),
                        transaction -> ruleBooks
                                .of(transaction, caller.division())
                                .chain(books -> ParkedCandidate.before(
                                                transaction,
                                                caller.division(),
                                                before.recordedAt(),
                                                before.event(),
                                                limit + 1)
                                        .map(rows -> Page.of(rows, limit, ParkedFactsResource::cursor))
                                        .chain(page -> BranchFacts.of(
                                                        transaction, caller.division(), subjects(page, "organisation"))
                                                .map(facts -> new Found(books, page, facts)))))
                .chain(found -> judged(caller.division(), found))
                .chain(page -> named(caller, page));
    }

    /** Where a page goes on. */
    private record Before(Instant recordedAt, UUID event) {
        static Before of(Cursor cursor) {
            String[] parts = cursor.key().split("/", -1);
            if (parts.length != 2) {
                throw OpaqueCursor.malformed();
            }
            try {
                return new Before(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeException | IllegalArgumentException notOurs) {
                throw OpaqueCursor.malformed();
            }
        }
    }

    private static String cursor(ParkedCandidate last) {
        return new Cursor(last.recordedAt().toInstant() + "/" + last.event(), 0).text();
    }

    private static List<UUID> subjects(Page<ParkedCandidate> page, String kind) {
        return page.items().stream()
                .filter(one -> one.subjectKind().equals(kind))
                .map(ParkedCandidate::subject)
                .distinct()
                .toList();
    }

    private Uni<Page<ParkedFactView>> judged(String township, Found found) {
        Map<UUID, Parked.Reason> reasons = new HashMap<>();
        if (found.books().isEmpty()) {
            found.page().items().forEach(one -> reasons.put(one.event(), Parked.Reason.NO_RULE_BOOK));
            return Uni.createFrom().item(view(found.page(), reasons));
        }
        RuleBooks books = found.books().get();
        found.page().items().stream()
                .filter(one -> one.cycle(books).isEmpty())
                .forEach(one -> reasons.put(one.event(), Parked.Reason.OUTSIDE_CYCLE));
        cycles(found.page(), "organisation", books)
                .forEach((branch, cycles) -> cycles.forEach(cycle -> put(
                        reasons,
                        BranchStanding.of(
                                        books,
                                        cycle,
                                        Subject.of(new OrganisationId(branch)),
                                        found.ofBranches().getOrDefault(branch, List.of()))
                                .parked(),
                        cycle,
                        found.page(),
                        books)));
        Map<UUID, List<Cycle>> ofMembers = cycles(found.page(), "member", books);
        return inParts.each(
                        township,
                        List.copyOf(ofMembers.keySet()),
                        some -> some.stream()
                                .flatMap(member -> ofMembers.get(member.member()).stream()
                                        .map(cycle -> new Fold(cycle, parked(books, cycle, member))))
                                .toList())
                .invoke(folds -> folds.forEach(fold -> put(reasons, fold.parked(), fold.cycle(), found.page(), books)))
                .map(folds -> view(found.page(), reasons));
    }

    private record Fold(Cycle cycle, List<Parked> parked) {}

    private static List<Parked> parked(RuleBooks books, Cycle cycle, KnownMember member) {
        return LedgerFold.fold(books, cycle, member.subject(), member.facts(), member.roster())
                .parked();
    }

    private static Map<UUID, List<Cycle>> cycles(Page<ParkedCandidate> page, String kind, RuleBooks books) {
        Map<UUID, List<Cycle>> cycles = new HashMap<>();
        page.items().stream()
                .filter(one -> one.subjectKind().equals(kind))
                .forEach(one -> one.cycle(books).ifPresent(cycle -> {
                    List<Cycle> known = cycles.computeIfAbsent(one.subject(), subject -> new ArrayList<>());
                    if (!known.contains(cycle)) {
                        known.add(cycle);
                    }
                }));
        return cycles;
    }

    /** Only what a fact's own cycle says of it: every other one says that it lies outside. */
    private static void put(
            Map<UUID, Parked.Reason> reasons,
            List<Parked> parked,
            Cycle cycle,
            Page<ParkedCandidate> page,
            RuleBooks books) {
        Map<UUID, Parked.Reason> here = new HashMap<>();
        parked.forEach(one -> here.put(UUID.fromString(one.fact().event()), one.why()));
        page.items().stream()
                .filter(one -> here.containsKey(one.event()))
                .filter(one -> one.cycle(books).filter(cycle::equals).isPresent())
                .forEach(one -> reasons.put(one.event(), here.get(one.event())));
    }

    private static Page<ParkedFactView> view(Page<ParkedCandidate> page, Map<UUID, Parked.Reason> reasons) {
        return new Page<>(
                page.items().stream()
                        .flatMap(one ->
                                Stream.ofNullable(reasons.get(one.event())).map(one::view))
                        .toList(),
                page.next());
    }

    private Uni<Page<ParkedFactView>> named(Caller caller, Page<ParkedFactView> page) {
        return names.of(
                        caller.division(),
                        page.items().stream().map(ParkedFactView::subject).toList())
                .map(known -> new Page<>(
                        page.items().stream().map(one -> one.named(known)).toList(), page.next()));
    }
}
