package cn.sanwei.points.read.scores;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BranchGrading;
import cn.sanwei.points.domain.ScoreSheets;
import cn.sanwei.points.domain.ScoreSheets.Sheet;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What commands must know of the scorers' sheets, which are rows and no events (docs/adr/0108). */
public final class StoredSheets {
    public static final List<String> PARTS = List.of(BranchWeights.POINTS_WORK, BranchWeights.YEAR_END_TARGET);

    /** Held until the transaction ends; draws no transaction id, so an append may follow. */
    private static final String LOCK =
            "cast(pg_advisory_xact_lock(hashtextextended(cast(:stream as text), 3)) as text) is not null";

    private static final String SHEETS = """
            select s.part, s.scorer, s.name, cast(s.score as text) as score
            from score_sheet s
            where s.organisation = cast(cast(:organisation as text) as uuid) and s.cycle = :cycle
              and s.replaced_at is null
            order by s.place
            """;

    private StoredSheets() {}

    private record Row(String part, String scorer, String name, Points score) {}

    /** By part; for a command that adds to them or builds upon them: two at once are one after the other. */
    public static Uni<Map<String, ScoreSheets>> hold(
            Transaction transaction, TownshipId township, Cycle cycle, OrganisationId organisation) {
        return Tables.holds(transaction, LOCK, Map.of("stream", BranchGrading.stream(township, cycle, organisation)))
                .chain(() -> find(transaction, cycle, organisation));
    }

    public static Uni<Map<String, ScoreSheets>> find(
            Transaction transaction, Cycle cycle, OrganisationId organisation) {
        return declared(transaction, cycle)
                .chain(declared -> Tables.list(
                                transaction, Row.class, SHEETS, Map.of("organisation", organisation, "cycle", cycle))
                        .map(rows -> Map.of(
                                BranchWeights.POINTS_WORK, of(BranchWeights.POINTS_WORK, declared, rows),
                                BranchWeights.YEAR_END_TARGET, of(BranchWeights.YEAR_END_TARGET, declared, rows))));
    }

    /** How the rule book that judges the cycle makes one score of several. */
    public static Uni<Optional<Scorers>> declared(Transaction transaction, Cycle cycle) {
        return PublishedRuleBooks.find(transaction)
                .map(books -> books.flatMap(found -> found.judging(cycle)).flatMap(book -> book.branchScorers()));
    }

    /** Parts for which the rule book asks for a scorer still. */
    public static Set<String> undecided(Map<String, ScoreSheets> sheets) {
        Set<String> undecided = new HashSet<>();
        sheets.forEach((part, ofPart) -> {
            if (ofPart.declared().isPresent() && ofPart.stage() != ScoreSheets.Stage.COMPLETE) {
                undecided.add(part);
            }
        });
        return undecided;
    }

    private static ScoreSheets of(String part, Optional<Scorers> declared, List<Row> rows) {
        return new ScoreSheets(
                declared,
                rows.stream()
                        .filter(row -> row.part().equals(part))
                        .map(row -> new Sheet(row.scorer(), row.name(), row.score()))
                        .toList());
    }
}
