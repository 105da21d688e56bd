package cn.sanwei.rating.read.county;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.rulebook.grading.Band;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/county/overview")
@Tag(name = "County")
public class CountyOverviewResource {
    private static final String TOWNSHIPS = """
            select t.id as township,
                   (select count(*) from organisation o where o.township = t.id and o.level in ('branch', 'joint-branch'))
                       as branches,
                   (select coalesce(sum(e.events), 0) from township_events e where e.township = t.id) as events,
                   (select count(*) from wish w where w.township = t.id and w.open) as wishes_open,
                   coalesce(s.members, 0) as members, coalesce(s.articles_read, 0) as articles_read,
                   coalesce(s.attended, 0) as attended, coalesce(s.missed, 0) as missed,
                   coalesce(s.wishes_fulfilled, 0) as wishes_fulfilled, s.as_of
            from township t
            left join (
                select township, count(*) as members, sum(articles_read) as articles_read, sum(attended) as attended,
                       sum(missed) as missed, sum(wishes_fulfilled) as wishes_fulfilled, max(as_of) as as_of
                from standing
                where township in (select id from township where county = :county) and cycle = :cycle
                group by township) s on s.township = t.id
            where t.county = :county
            order by t.id
            """;
    private static final String GRADES = """
            select township, grade, count(*) as members from standing
            where township in (select id from township where county = :county) and cycle = :cycle and outcome = 'graded'
            group by township, grade
            """;

    private final Callers callers;
    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final DisplayNames names;
    private final Clock clock;

    CountyOverviewResource(
            Callers callers, EventStore store, RuleBooksInForce ruleBooks, DisplayNames names, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.names = names;
        this.clock = clock;
    }

    /** As stored. */
    public record TownshipRow(
            String township,
            int branches,
            long events,
            long wishesOpen,
            int members,
            long articlesRead,
            long attended,
            long missed,
            long wishesFulfilled,
            OffsetDateTime asOf) {}

    /** As stored. */
    public record GradeRow(String township, String grade, int members) {}

    private record Found(List<TownshipRow> townships, List<GradeRow> grades, Map<String, List<Band>> bands) {}

    @GET
    @RolesAllowed(Roles.COUNTY)
    @Operation(summary = "The county's townships in aggregates; cells under five are hidden")
    public Uni<CountyOverview> overview(@QueryParam("cycle") Cycle asked) {
        Caller caller = callers.current();
        String cycle = asked == null ? Integer.toString(Days.of(clock.instant()).getYear()) : asked.value();
        return store.read(caller.division(), transaction -> find(transaction, caller.division(), cycle))
                .chain(found -> names.townships(found.townships().stream()
                                .map(TownshipRow::township)
                                .toList())
                        .map(known -> view(caller.division(), cycle, found, known)));
    }

    private Uni<Found> find(Transaction transaction, String county, String cycle) {
        Map<String, String> parameters = Map.of("county", county, "cycle", cycle);
        return Select.list(transaction, TownshipRow.class, TOWNSHIPS, parameters)
                .chain(townships -> Select.list(transaction, GradeRow.class, GRADES, parameters)
                        .chain(grades -> Multi.createFrom()
                                .iterable(townships)
                                .onItem()
                                .transformToUniAndConcatenate(township -> ruleBooks
                                        .of(transaction, township.township())
                                        .map(books -> Map.entry(
                                                township.township(),
                                                RuleBooksInForce.judging(books, cycle)
                                                        .map(book -> book.everyGrade())
                                                        .orElse(List.of()))))
                                .collect()
                                .asMap(Map.Entry::getKey, Map.Entry::getValue)
                                .map(bands -> new Found(townships, grades, bands))));
    }

    private CountyOverview view(String county, String cycle, Found found, Map<String, String> names) {
        List<CountyOverview.Counted> counted = found.townships().stream()
                .map(row -> new CountyOverview.Counted(
                        row.township(),
                        names.get(row.township()),
                        row.members(),
                        row.branches(),
                        row.events(),
                        found.bands().get(row.township()).stream()
                                .map(band -> new CountyOverview.GradeCount(
                                        band.code(), band.label(), count(found, row.township(), band.code())))
                                .toList(),
                        row.articlesRead(),
                        row.attended(),
                        row.missed(),
                        row.wishesFulfilled(),
                        row.wishesOpen()))
                .toList();
        OffsetDateTime asOf = found.townships().stream()
                .map(TownshipRow::asOf)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return CountyOverview.of(county, cycle, asOf, counted);
    }

    private static int count(Found found, String township, String grade) {
        return found.grades().stream()
                .filter(row -> row.township().equals(township) && row.grade().equals(grade))
                .mapToInt(GradeRow::members)
                .sum();
    }
}
