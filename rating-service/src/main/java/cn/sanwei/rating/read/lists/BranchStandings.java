package cn.sanwei.rating.read.lists;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.read.Select;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where a township's branches stand, as the projector left it. */
@ApplicationScoped
public class BranchStandings {
    private static final String ROWS = """
            select organisation, points_work, year_end_target, members_mean, total, grade from branch_standing
            where township = :township and cycle = :cycle order by organisation
            """;

    private final EventStore store;

    BranchStandings(EventStore store) {
        this.store = store;
    }

    private record Row(
            UUID organisation, Long pointsWork, Long yearEndTarget, Long membersMean, Long total, String grade) {}

    public Uni<List<BranchStanding>> of(String township, RuleBooks books, Cycle cycle) {
        return store.read(
                        township,
                        transaction ->
                                Select.list(transaction, Row.class, ROWS, Map.of("township", township, "cycle", cycle)))
                .map(rows -> rows.stream()
                        .map(row -> new BranchStanding(
                                Subject.of(new OrganisationId(row.organisation())),
                                books.days(cycle),
                                points(row.pointsWork()),
                                points(row.yearEndTarget()),
                                points(row.membersMean()),
                                points(row.total()),
                                grade(row.grade(), books.judging(cycle)),
                                List.of()))
                        .toList());
    }

    /** By its code, among the grades of branches. */
    static Optional<Band> grade(String code, Optional<RuleBook> judging) {
        return judging.map(book -> book.grading().branches()).map(BranchGrading::grades).stream()
                .flatMap(grades -> grades.everyBand().stream())
                .filter(band -> band.code().equals(code))
                .findFirst();
    }

    private static Optional<Points> points(Long hundredths) {
        return Optional.ofNullable(hundredths).map(Points::new);
    }
}
