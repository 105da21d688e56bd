package cn.sanwei.scoring.ledger.standings;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class BranchStandingTest {
    private static final Subject BRANCH = new Subject(Subject.Kind.ORGANISATION, "b1");
    private static final String RULE = "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n";
    private static final RuleBook BOOK = book("branches: {weights: {points-work: 0.6, year-end-target: 0.4}}\n" + RULE);

    public static Fact score(String id, String part, String score, String at) {
        return score(id, part, score, at, "2026");
    }

    private static Fact score(String id, String part, String score, String at, String cycle) {
        Instant when = Given.shanghai(at);
        return new Fact(
                id,
                "event-" + id,
                BRANCH,
                "branch-score",
                when,
                when,
                Map.of("score", Measure.of(score)),
                Map.of("part", part, "cycle", cycle),
                null);
    }

    private static BranchStanding of(RuleBook book, Fact... facts) {
        return BranchStanding.of(RuleBooks.of(book), YEAR_2026, BRANCH, List.of(facts));
    }

    @ParameterizedTest(name = "{0} and {1} weigh {2}: {3}")
    @CsvSource({
        "100, 75, 90.00, three-stars", "100, 74.99, 90.00, three-stars", "100, 74.97, 89.99, two-stars",
        "60, 60, 60.00, one-star", "59.99, 60, 59.99, none", "0, 0, 0.00, none"
    })
    void the_two_scores_are_weighed_as_declared_and_graded_by_the_bands(
            String work, String target, String weighed, String grade) {
        BranchStanding standing = of(
                BOOK,
                score("f1", "points-work", work, "2027-01-10"),
                score("f2", "year-end-target", target, "2027-01-11"));

        assertThat(standing.score().orElseThrow()).hasToString(weighed);
        assertThat(standing.indicated().orElseThrow().code()).isEqualTo(grade);
    }

    @Test
    void a_branch_is_ungraded_until_both_scores_are_entered() {
        assertThat(of(BOOK).indicated()).isEmpty();
        assertThat(of(BOOK, score("f1", "points-work", "90", "2027-01-10")).indicated())
                .isEmpty();
        assertThat(of(BOOK, score("f1", "year-end-target", "90", "2027-01-10")).score())
                .isEmpty();
    }

    @Test
    void a_score_that_was_entered_stays_visible_while_the_other_is_missing() {
        assertThat(of(BOOK, score("f1", "points-work", "90", "2027-01-10"))
                        .pointsWork()
                        .orElseThrow())
                .hasToString("90.00");
    }

    @Test
    void where_no_weights_are_declared_branches_are_not_graded() {
        BranchStanding standing = of(
                book(RULE),
                score("f1", "points-work", "90", "2027-01-10"),
                score("f2", "year-end-target", "90", "2027-01-11"));

        assertThat(standing.indicated()).isEmpty();
        assertThat(standing.yearEndTarget()).isPresent();
    }

    @Test
    void a_score_entered_again_replaces_the_one_before_in_whatever_order_they_come() {
        Fact first = score("f1", "points-work", "90", "2027-01-10");
        Fact again = score("f2", "points-work", "70", "2027-01-12");

        assertThat(of(BOOK, first, again).pointsWork().orElseThrow()).hasToString("70.00");
        assertThat(of(BOOK, again, first, again)).isEqualTo(of(BOOK, first, again));
    }

    @Test
    void a_score_of_another_cycle_or_of_an_unknown_part_or_absurd_is_parked() {
        BranchStanding standing = of(
                BOOK,
                score("f1", "points-work", "90", "2027-01-10", "2025"),
                score("f2", "singing", "90", "2027-01-10"),
                score("f3", "points-work", "-1", "2027-01-10"),
                score("f4", "points-work", "1000.01", "2027-01-10"));

        assertThat(standing.pointsWork()).isEmpty();
        assertThat(standing.parked())
                .extracting(Parked::why)
                .containsExactly(
                        Parked.Reason.OUTSIDE_CYCLE,
                        Parked.Reason.MALFORMED,
                        Parked.Reason.BAD_MEASURE,
                        Parked.Reason.BAD_MEASURE);
    }

    @Test
    void a_score_that_was_taken_back_does_not_count() {
        Instant when = Given.shanghai("2027-01-12");
        Fact back = new Fact("f2", "event-f2", BRANCH, "cancellation", when, when, Map.of(), Map.of(), "event-f1");

        assertThat(of(BOOK, score("f1", "points-work", "90", "2027-01-10"), back)
                        .pointsWork())
                .isEmpty();
    }

    @Test
    void a_members_fact_is_not_a_branchs() {
        Instant when = Given.shanghai("2026-03-06");
        Fact read = new Fact("f1", "event-f1", BRANCH, "article-read", when, when, Map.of(), Map.of(), null);

        assertThat(of(BOOK, read).parked()).extracting(Parked::why).containsExactly(Parked.Reason.MALFORMED);
    }

    private static final RuleBook WITH_MEMBERS =
            book("branches: {weights: {points-work: 0.5, year-end-target: 0.3, members-mean: 0.2}}\n" + RULE);

    private static BranchStanding withMembers(MembersMean mean) {
        return BranchStanding.of(
                RuleBooks.of(WITH_MEMBERS),
                YEAR_2026,
                BRANCH,
                List.of(
                        score("f1", "points-work", "90", "2027-01-10"),
                        score("f2", "year-end-target", "80", "2027-01-10")),
                mean);
    }

    @ParameterizedTest(name = "{0} and {1}: mean {2}, score {3}, {4}")
    @CsvSource({
        "100, 110, 105.00, 90.00, three-stars",
        "100, 109.99, 105.00, 90.00, three-stars",
        "100, 109.89, 104.95, 89.99, two-stars",
        "-10, -10.01, -10.01, 67.00, one-star"
    })
    void the_mean_of_the_members_is_weighed_where_it_is_declared(
            String one, String other, String mean, String score, String grade) {
        BranchStanding standing = withMembers(MembersMean.of(List.of(Given.points(one), Given.points(other))));

        assertThat(standing.membersMean().orElseThrow()).hasToString(mean);
        assertThat(standing.score().orElseThrow()).hasToString(score);
        assertThat(standing.indicated().orElseThrow().code()).isEqualTo(grade);
    }

    @Test
    void a_branch_whose_members_are_weighed_is_ungraded_without_them() {
        assertThat(withMembers(MembersMean.OF_NOBODY).score()).isEmpty();
        assertThat(withMembers(MembersMean.OF_NOBODY).pointsWork()).isPresent();
    }

    @Test
    void branches_can_have_bands_of_their_own() {
        RuleBook own = book("branches:\n  weights: {points-work: 0.6, year-end-target: 0.4}\n"
                + "  grades: [{code: model, label: 示范支部, stars: 5, from: 95}, {code: plain, label: 达标}]\n" + RULE);

        BranchStanding standing = of(
                own,
                score("f1", "points-work", "95", "2027-01-10"),
                score("f2", "year-end-target", "95", "2027-01-10"));
        assertThat(standing.indicated().orElseThrow().code()).isEqualTo("model");
        assertThat(own.everyGrade()).extracting(band -> band.code()).contains("three-stars", "none", "model", "plain");
    }
}
