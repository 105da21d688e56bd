package cn.sanwei.rating.read.lists;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.lists.QuotasView.Place;
import cn.sanwei.rating.read.lists.TownshipCycle.Asked;
import cn.sanwei.rating.read.lists.TownshipCycle.Folded;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.township.Quotas;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/quotas")
@Tag(name = "Lists")
public class QuotasResource {
    private static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> Points.of(place.total()))
            .reversed()
            .thenComparing(Place::member);

    private final Callers callers;
    private final EventStore store;
    private final TownshipCycle cycles;
    private final DisplayNames names;

    QuotasResource(Callers callers, EventStore store, TownshipCycle cycles, DisplayNames names) {
        this.callers = callers;
        this.store = store;
        this.cycles = cycles;
        this.names = names;
    }

    @GET
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(
            summary =
                    "Who has a place in a grade with quotas, by total and the declared tie-breaks: everybody for the township office, his subtree for a secretary")
    public Uni<QuotasView> quotas(
            @QueryParam("cycle") Cycle cycle, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Optional<Place> after = Cursor.read(cursor).map(QuotasResource::place);
        return Audience.of(store, caller)
                .chain(audience -> page(
                        caller,
                        Optional.ofNullable(cycle),
                        place -> audience.sees(place.organisation()),
                        after,
                        limit));
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "Which place one has oneself in a grade with quotas, and why")
    public Uni<QuotasView> mine(@QueryParam("cycle") Cycle cycle) {
        Caller caller = callers.current();
        UUID member = OwnMember.of(caller).value();
        return page(caller, Optional.ofNullable(cycle), place -> place.member().equals(member), Optional.empty(), 1);
    }

    private Uni<QuotasView> page(
            Caller caller, Optional<Cycle> cycle, Predicate<Place> shown, Optional<Place> after, int limit) {
        return cycles.fold(new Asked(caller.division(), cycle, Optional.empty(), Optional.empty()))
                .map(folded -> page(caller.division(), folded, shown, after, limit))
                .chain(view -> named(caller, view));
    }

    private static QuotasView page(
            String township, Folded folded, Predicate<Place> shown, Optional<Place> after, int limit) {
        Map<Subject, Points> totals = new HashMap<>();
        folded.members()
                .members()
                .forEach(member ->
                        totals.put(member.ledger().subject(), member.ledger().total()));
        List<Place> places = Quotas.of(folded.judging(), folded.members()).stream()
                .map(placed -> place(placed, folded, totals.get(placed.subject())))
                .filter(shown)
                .sorted(ORDER)
                .filter(place -> after.isEmpty() || ORDER.compare(place, after.get()) > 0)
                .toList();
        Page<Place> page = Page.of(places, limit, QuotasResource::cursor);
        return new QuotasView(
                township,
                folded.cycle().value(),
                folded.closed(),
                new StandingView.RuleBookRef(
                        folded.judging().id(), folded.judging().version()),
                folded.asOf(),
                QuotasView.Scheme.of(folded.judging()),
                page.items(),
                page.next());
    }

    private static Place place(Quotas.Placed placed, Folded folded, Points total) {
        UUID member = UUID.fromString(placed.subject().id());
        return new Place(
                member,
                null,
                folded.organisations().get(member),
                null,
                total.toString(),
                GradeView.of(placed.byPoints()),
                GradeView.of(placed.given()),
                placed.reason());
    }

    private static String cursor(Place last) {
        return new Cursor(last.member().toString(), Points.of(last.total()).hundredths()).text();
    }

    private static Place place(Cursor cursor) {
        try {
            UUID member = UUID.fromString(cursor.key());
            return new Place(member, null, null, null, new Points(cursor.number()).toString(), null, null, null);
        } catch (IllegalArgumentException notOurs) {
            throw OpaqueCursor.malformed();
        }
    }

    private Uni<QuotasView> named(Caller caller, QuotasView view) {
        Set<UUID> ids = new HashSet<>();
        view.items().forEach(place -> {
            ids.add(place.member());
            if (place.organisation() != null) {
                ids.add(place.organisation());
            }
        });
        return names.of(caller.division(), ids).map(view::named);
    }
}
