package cn.sanwei.points.read.scores;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.BranchScoreEntered;
import cn.sanwei.contracts.PointsEvent.BranchStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfBranchGrade;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BranchGrading;
import cn.sanwei.points.domain.ScoreSheets;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.ScorerIdentity;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the assessment group is: every organisation that is graded, what its scorers gave, and what counts. */
@Path("/api/points/branch-scores")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class BranchScoresResource {
    private static final String GRADED = """
            select organisation, name, level from organisation where level <> 'group'
            order by case level when 'committee' then 2 when 'general-branch' then 1 else 0 end,
                     name collate "zh-x-icu", organisation limit 5000
            """;
    private static final String SHEETS = """
            select s.sheet, s.organisation, s.part, s.scorer, s.name, cast(s.score as text) as score, s.entered_at,
                   (select count(*) from score_sheet b
                    where b.cycle = s.cycle and b.organisation = s.organisation and b.part = s.part
                      and b.place = s.place and b.replaced_at is not null) as corrections
            from score_sheet s where s.cycle = :cycle and s.replaced_at is null
            order by s.place limit 20000
            """;

    private final Callers callers;
    private final EventStore store;

    BranchScoresResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    private record Place(OrganisationId organisation, String name, OrganisationLevel level) {}

    private record Row(
            UUID sheet,
            OrganisationId organisation,
            String part,
            String scorer,
            String name,
            Points score,
            Instant enteredAt,
            int corrections) {}

    /** What the events say of one organisation. */
    private record Told(Map<String, Points> scores, String awarded) {
        private static final Told NOTHING = new Told(Map.of(), null);
    }

    @GET
    @Operation(
            summary =
                    "The assessment group's scores of every organisation that is graded, with each scorer's sheet and who is missing; township office")
    public Uni<BranchScoresView> scores(@QueryParam("cycle") Cycle cycle) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.list(transaction, Place.class, GRADED, Map.of())
                        .chain(places -> Tables.list(transaction, Row.class, SHEETS, Map.of("cycle", cycle))
                                .chain(rows -> told(transaction, caller.township(), cycle, places)
                                        .chain(told -> PublishedRuleBooks.find(transaction)
                                                .map(books -> books.flatMap(found -> found.judging(cycle)))
                                                .map(book -> view(caller, cycle, book, places, rows, told))))));
    }

    /** One after the other: a transaction is one chain. */
    private static Uni<Map<OrganisationId, Told>> told(
            Transaction transaction, TownshipId township, Cycle cycle, List<Place> places) {
        Map<String, OrganisationId> streams = places.stream()
                .map(Place::organisation)
                .collect(Collectors.toMap(each -> BranchGrading.stream(township, cycle, each), Function.identity()));
        Map<OrganisationId, Told> told = new HashMap<>();
        return transaction
                .versions(streams.keySet())
                .chain(versions -> Multi.createFrom()
                        .iterable(streams.entrySet())
                        .filter(stream -> versions.get(stream.getKey()) > 0)
                        .onItem()
                        .transformToUniAndConcatenate(stream -> transaction
                                .load(stream.getKey())
                                .invoke(events -> told.put(stream.getValue(), fold(events))))
                        .collect()
                        .last())
                .replaceWith(told);
    }

    private static Told fold(List<StoredEvent> events) {
        Map<String, Points> scores = new HashMap<>();
        String awarded = null;
        for (StoredEvent stored : events) {
            switch ((OfBranchGrade) stored.event()) {
                case BranchScoreEntered entered -> scores.put(entered.part(), entered.score());
                case BranchStarsAwarded stars -> awarded = stars.grade();
            }
        }
        return new Told(scores, awarded);
    }

    private static BranchScoresView view(
            Caller caller,
            Cycle cycle,
            Optional<RuleBook> book,
            List<Place> places,
            List<Row> rows,
            Map<OrganisationId, Told> told) {
        Optional<Scorers> declared = book.flatMap(RuleBook::branchScorers);
        Map<OrganisationId, List<Row>> byPlace = rows.stream().collect(Collectors.groupingBy(Row::organisation));
        return new BranchScoresView(
                cycle,
                book.filter(found -> found.branchWeights() != null).isPresent(),
                declared.map(scorers -> new BranchScoresView.Declared(
                                scorers.apart(),
                                switch (scorers.ofThree()) {
                                    case NEAREST -> "nearest";
                                    case ALL -> "all";
                                }))
                        .orElse(null),
                places.stream()
                        .map(place -> branch(
                                caller,
                                place,
                                declared,
                                byPlace.getOrDefault(place.organisation(), List.of()),
                                told.getOrDefault(place.organisation(), Told.NOTHING)))
                        .toList());
    }

    private static BranchScoresView.Branch branch(
            Caller caller, Place place, Optional<Scorers> declared, List<Row> rows, Told told) {
        return new BranchScoresView.Branch(
                place.organisation(),
                place.name(),
                place.level(),
                StoredSheets.PARTS.stream()
                        .map(part -> part(
                                caller,
                                part,
                                declared,
                                rows.stream()
                                        .filter(row -> row.part().equals(part))
                                        .toList(),
                                told.scores().get(part)))
                        .toList(),
                told.awarded());
    }

    /** Before two are there and agree nothing counts, also where an earlier score was decided and then put right. */
    private static BranchScoresView.Part part(
            Caller caller, String part, Optional<Scorers> declared, List<Row> rows, Points told) {
        ScoreSheets.Stage stage = new ScoreSheets(
                        declared,
                        rows.stream()
                                .map(row -> new ScoreSheets.Sheet(row.scorer(), row.name(), row.score()))
                                .toList())
                .stage();
        boolean counts = stage == ScoreSheets.Stage.COMPLETE || declared.isEmpty();
        return new BranchScoresView.Part(
                part,
                (declared.isEmpty() && told != null ? ScoreSheets.Stage.COMPLETE : stage).code(),
                counts ? told : null,
                rows.stream()
                        .map(row -> new BranchScoresView.Sheet(
                                row.sheet(),
                                row.name(),
                                row.scorer().isEmpty(),
                                row.scorer().equals(ScorerIdentity.of(caller)),
                                row.score(),
                                row.enteredAt(),
                                row.corrections()))
                        .toList());
    }
}
