package cn.sanwei.rating.read.boards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.Everyone;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.Select;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For everybody: awarded stars while their board is out, no totals, nobody without a star. */
@Path("/api/rating/public/boards/{township}")
@Tag(name = "Public boards")
@PermitAll
public class PublicBoardsResource {
    private static final String PERIODS = """
            select b.cycle, b.kind, max(b.until) as until from board_entry b
            where b.township = :township and b.until >= cast(cast(:today as text) as date)
            group by b.cycle, b.kind order by b.cycle desc, b.kind desc
            """;
    private static final String ENTRIES = """
            select b.kind, b.subject, b.organisation, b.grade, b.label, b.stars, b.until from board_entry b
            where b.township = :township and b.cycle = :cycle and b.until >= cast(cast(:today as text) as date)
            order by b.stars desc, b.organisation, b.subject
            """;

    private final EventStore store;
    private final DisplayNames names;
    private final Clock clock;

    PublicBoardsResource(EventStore store, DisplayNames names, Clock clock) {
        this.store = store;
        this.names = names;
        this.clock = clock;
    }

    /** @param kind members or branches */
    public record Period(String cycle, String kind, LocalDate until) {}

    @Schema(examples = """
            {"township": "yunxi", "boards": [{"cycle": "2025", "kind": "members", "until": "2027-11-22"}]}
            """)
    public record Periods(String township, List<Period> boards) {}

    /** As stored. */
    public record PeriodRow(String cycle, String kind, LocalDate until) {}

    /** As stored. */
    public record EntryRow(
            String kind, UUID subject, UUID organisation, String grade, String label, int stars, LocalDate until) {
        GradeView view() {
            return new GradeView(grade, label, stars);
        }
    }

    /** @param label what the township is called */
    @Schema(examples = """
            {"township": "yunxi", "label": "云溪街道", "cycle": "2025", "until": "2027-11-22",
             "branches": [{"organisation": "2487c8db-3673-3d56-87eb-a4c4dbf39c8f", "name": "东塘社区第5党支部",
             "grade": {"code": "three-stars", "label": "三星", "stars": 3}}], "members": []}
            """)
    public record Board(
            String township,
            String label,
            String cycle,
            LocalDate until,
            List<BranchLine> branches,
            List<MemberLine> members) {}

    public record BranchLine(UUID organisation, String name, GradeView grade) {}

    /** @param name masked where the township says so; null where it cannot be had at the moment */
    public record MemberLine(UUID member, String name, UUID organisation, String organisationName, GradeView grade) {}

    @GET
    @Operation(summary = "Which boards of a township are out, and until when")
    public Uni<Periods> periods(TownshipId township) {
        return store.read(
                        Everyone.NO_DIVISION,
                        transaction -> Select.list(
                                transaction,
                                PeriodRow.class,
                                PERIODS,
                                Map.of("township", township, "today", Days.of(clock.instant()))))
                .map(rows -> new Periods(
                        township.value(),
                        rows.stream()
                                .map(row -> new Period(
                                        row.cycle(), row.kind().equals("member") ? "members" : "branches", row.until()))
                                .toList()));
    }

    @GET
    @Path("{cycle}")
    @Operation(summary = "The awarded stars of a cycle; gone when their period has ended")
    public Uni<Board> board(TownshipId township, Cycle cycle) {
        return store.read(
                        Everyone.NO_DIVISION,
                        transaction -> Select.list(
                                transaction,
                                EntryRow.class,
                                ENTRIES,
                                Map.of("township", township, "cycle", cycle, "today", Days.of(clock.instant()))))
                .chain(rows -> {
                    if (rows.isEmpty()) {
                        throw Problems.notFound();
                    }
                    return Uni.combine()
                            .all()
                            .unis(
                                    names.onBoard(
                                            township.value(),
                                            cycle.value(),
                                            rows.stream()
                                                    .map(row -> row.subject().toString())
                                                    .toList()),
                                    names.townships(List.of(township.value())))
                            .with((known, townships) ->
                                    board(township.value(), townships.get(township.value()), cycle, rows, known));
                });
    }

    private static Board board(
            String township, String label, Cycle cycle, List<EntryRow> rows, Map<String, String> names) {
        return new Board(
                township,
                label,
                cycle.value(),
                rows.stream()
                        .map(EntryRow::until)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                rows.stream()
                        .filter(row -> row.kind().equals("branch"))
                        .map(row -> new BranchLine(
                                row.subject(), names.get(row.subject().toString()), row.view()))
                        .toList(),
                rows.stream()
                        .filter(row -> row.kind().equals("member"))
                        .map(row -> new MemberLine(
                                row.subject(),
                                names.get(row.subject().toString()),
                                row.organisation(),
                                names.get(DisplayNames.organisationOf(row.subject())),
                                row.view()))
                        .toList());
    }
}
