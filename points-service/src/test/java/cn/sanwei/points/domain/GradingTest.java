package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.BranchScoreEntered;
import cn.sanwei.contracts.PointsEvent.BranchStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfBranchGrade;
import cn.sanwei.points.domain.BranchGrading.Command.AwardOrganisation;
import cn.sanwei.points.domain.BranchGrading.Command.EnterScore;
import cn.sanwei.points.domain.ScoreSheets.Sheet;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingTest {
    private static final Instant AT = Instant.parse("2027-01-06T02:00:00Z");
    private static final LocalDate BOARD_UNTIL = LocalDate.of(2028, 1, 6);
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(1, 1));

    @Test
    void a_score_is_entered_and_entered_again_until_the_grade_is_awarded() {
        EnterScore enter = enter(Optional.empty(), sheet("a", "87.50"));
        OfBranchGrade entered = scored("points-work", "87.50");

        given(new BranchGrading()).when(enter).then(entered);
        given(new BranchGrading(), entered).when(enter).then(entered);
        given(new BranchGrading(), entered, new BranchStarsAwarded(BRANCH, CYCLE, "none", BOARD_UNTIL, AT))
                .when(enter)
                .thenRefused(new GradingRefusal.OrganisationAlreadyGraded(BRANCH));
    }

    @Test
    void a_group_is_graded_by_nobody() {
        given(new BranchGrading())
                .when(new EnterScore(BRANCH, CYCLE, false, false, "points-work", sheet("a", "87.50"), NONE_YET, AT))
                .thenRefused(new GradingRefusal.NotGraded(BRANCH));
    }

    @Test
    void nobody_scores_his_own_branch() {
        given(new BranchGrading())
                .when(new EnterScore(BRANCH, CYCLE, true, true, "points-work", sheet("a", "87.50"), NONE_YET, AT))
                .thenRefused(new GradingRefusal.ScoresOwnBranch(BRANCH));
    }

    @Test
    void with_scorers_declared_nothing_is_said_before_the_second_and_then_the_mean() {
        given(new BranchGrading()).when(enter(DECLARED, sheet("a", "80"))).then();
        given(new BranchGrading())
                .when(enter(DECLARED, sheet("b", "85"), sheet("a", "80")))
                .then(scored("points-work", "82.50"));
    }

    @Test
    void two_who_are_apart_wait_for_a_third_and_the_nearest_count() {
        given(new BranchGrading())
                .when(enter(DECLARED, sheet("b", "90"), sheet("a", "80")))
                .then();
        given(new BranchGrading())
                .when(enter(DECLARED, sheet("c", "88"), sheet("a", "80"), sheet("b", "90")))
                .then(scored("points-work", "89"));
    }

    @Test
    void a_scorer_puts_his_own_right_and_a_third_counts_no_more_where_the_two_agree() {
        given(new BranchGrading(), scored("points-work", "82.50"))
                .when(enter(DECLARED, sheet("a", "84"), sheet("a", "80"), sheet("b", "85")))
                .then(scored("points-work", "84.50"));
        given(new BranchGrading(), scored("points-work", "89"))
                .when(enter(DECLARED, sheet("a", "87"), sheet("a", "80"), sheet("b", "90"), sheet("c", "88")))
                .then(scored("points-work", "88.50"));
        given(new BranchGrading(), scored("points-work", "82.50"))
                .when(enter(DECLARED, sheet("a", "60"), sheet("a", "80"), sheet("b", "85")))
                .then();
    }

    @Test
    void one_person_is_one_scorer_also_on_paper() {
        given(new BranchGrading())
                .when(enter(DECLARED, new Sheet("", "甲", Points.of("70")), new Sheet("", "甲", Points.of("80"))))
                .then();
        given(new BranchGrading())
                .when(enter(DECLARED, new Sheet("", "a", Points.of("70")), sheet("a", "80")))
                .thenRefused(new GradingRefusal.ScorerNamedTwice("a"));
        given(new BranchGrading())
                .when(enter(DECLARED, new Sheet("other", "a", Points.of("70")), sheet("a", "80")))
                .thenRefused(new GradingRefusal.ScorerNamedTwice("a"));
    }

    @Test
    void who_has_no_name_is_a_scorer_only_where_one_score_is_enough() {
        Sheet unnamed = new Sheet("a", "", Points.of("80"));
        given(new BranchGrading()).when(enter(DECLARED, unnamed)).thenRefused(new GradingRefusal.ScorerUnnamed());
        given(new BranchGrading()).when(enter(Optional.empty(), unnamed)).then(scored("points-work", "80"));
    }

    @Test
    void a_third_scores_only_where_he_is_needed_and_a_fourth_never() {
        given(new BranchGrading())
                .when(enter(DECLARED, sheet("c", "80"), sheet("a", "80"), sheet("b", "85")))
                .thenRefused(new GradingRefusal.ThirdScorerNotNeeded(Points.ofWhole(5)));
        given(new BranchGrading())
                .when(enter(DECLARED, sheet("d", "80"), sheet("a", "80"), sheet("b", "90"), sheet("c", "85")))
                .thenRefused(new GradingRefusal.ScorersComplete());
    }

    @Test
    void an_organisation_stays_ungraded_while_a_scorer_is_missing() {
        given(new BranchGrading(), scored("points-work", "90"), scored("year-end-target", "90"))
                .when(new AwardOrganisation(
                        BRANCH,
                        CYCLE,
                        true,
                        Optional.empty(),
                        Optional.of(books(WEIGHED)),
                        Optional.empty(),
                        Set.of("points-work"),
                        BOARD_UNTIL,
                        AT))
                .thenRefused(new GradingRefusal.ScorersMissing(Set.of("points-work")));
    }

    @ParameterizedTest
    @CsvSource({
        "90, 90, three-stars",
        "89.99, 90, two-stars",
        "100, 75, three-stars",
        "80, 80, two-stars",
        "59, 61, none"
    })
    void the_grade_follows_from_both_scores_by_the_declared_weights(String work, String target, String grade) {
        given(new BranchGrading(), scored("points-work", work), scored("year-end-target", target))
                .when(award(Optional.empty(), WEIGHED))
                .then(new BranchStarsAwarded(BRANCH, CYCLE, grade, BOARD_UNTIL, AT));
    }

    @Test
    void a_score_that_was_entered_again_replaces_the_one_before() {
        BranchScoreEntered later =
                new BranchScoreEntered(BRANCH, CYCLE, "points-work", Points.of("95"), AT.plusSeconds(1));

        given(new BranchGrading(), scored("points-work", "10"), scored("year-end-target", "95"), later)
                .when(award(Optional.of("three-stars"), WEIGHED))
                .then(new BranchStarsAwarded(BRANCH, CYCLE, "three-stars", BOARD_UNTIL, AT));
    }

    @Test
    void a_grade_that_does_not_follow_is_refused() {
        given(new BranchGrading(), scored("points-work", "89"), scored("year-end-target", "90"))
                .when(award(Optional.of("three-stars"), WEIGHED))
                .thenRefused(new GradingRefusal.GradeDoesNotFollow("three-stars", "two-stars"));
    }

    @Test
    void an_organisation_stays_ungraded_until_both_scores_are_entered() {
        given(new BranchGrading())
                .when(award(Optional.empty(), WEIGHED))
                .thenRefused(new GradingRefusal.ScoresMissing(Set.of("points-work", "year-end-target")));
        given(new BranchGrading(), scored("points-work", "89"))
                .when(award(Optional.empty(), WEIGHED))
                .thenRefused(new GradingRefusal.ScoresMissing(Set.of("year-end-target")));
    }

    @Test
    void where_members_are_weighed_the_mean_of_what_was_frozen_of_them_counts() {
        given(new BranchGrading(), scored("points-work", "90"), scored("year-end-target", "90"))
                .when(award(Optional.empty(), OF_MEMBERS, members("60", "80")))
                .then(new BranchStarsAwarded(BRANCH, CYCLE, "two-stars", BOARD_UNTIL, AT));
        given(new BranchGrading(), scored("points-work", "90"), scored("year-end-target", "90"))
                .when(award(Optional.of("three-stars"), OF_MEMBERS, members("89.99", "90.01")))
                .then(new BranchStarsAwarded(BRANCH, CYCLE, "three-stars", BOARD_UNTIL, AT));
        given(new BranchGrading(), scored("points-work", "90"), scored("year-end-target", "90"))
                .when(award(Optional.of("three-stars"), OF_MEMBERS, members("89.97")))
                .thenRefused(new GradingRefusal.GradeDoesNotFollow("three-stars", "two-stars"));
    }

    @Test
    void where_members_are_weighed_nothing_is_graded_before_all_of_it_is_there() {
        given(new BranchGrading(), scored("points-work", "90"))
                .when(award(Optional.empty(), OF_MEMBERS, Optional.empty()))
                .thenRefused(new GradingRefusal.ScoresMissing(Set.of("year-end-target")));
        given(new BranchGrading(), scored("points-work", "90"), scored("year-end-target", "90"))
                .when(award(Optional.empty(), OF_MEMBERS, Optional.empty()))
                .thenRefused(new GradingRefusal.ClosingNotHeard(CYCLE));
    }

    @Test
    void a_branch_without_graded_members_has_no_mean_to_be_weighed() {
        given(new BranchGrading(), scored("points-work", "90"), scored("year-end-target", "90"))
                .when(award(Optional.empty(), OF_MEMBERS, members()))
                .thenRefused(new GradingRefusal.ScoresMissing(Set.of("members-mean")));
    }

    @Test
    void no_weights_are_assumed() {
        given(new BranchGrading(), scored("points-work", "89"), scored("year-end-target", "90"))
                .when(award(Optional.empty(), ""))
                .thenRefused(new GradingRefusal.WeightsNotDeclared());
    }

    @Test
    void nothing_is_graded_without_a_rule_book_or_before_the_cycle_is_closed_or_twice() {
        OfBranchGrade awarded = new BranchStarsAwarded(BRANCH, CYCLE, "two-stars", BOARD_UNTIL, AT);

        given(new BranchGrading())
                .when(new AwardOrganisation(
                        BRANCH,
                        CYCLE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        BOARD_UNTIL,
                        AT))
                .thenRefused(new GradingRefusal.NoRuleBook());
        given(new BranchGrading())
                .when(new AwardOrganisation(
                        BRANCH,
                        CYCLE,
                        false,
                        Optional.empty(),
                        Optional.of(books(WEIGHED)),
                        Optional.empty(),
                        Set.of(),
                        BOARD_UNTIL,
                        AT))
                .thenRefused(new GradingRefusal.CycleNotClosed(CYCLE));
        given(new BranchGrading(), awarded)
                .when(award(Optional.empty(), WEIGHED))
                .thenRefused(new GradingRefusal.OrganisationAlreadyGraded(BRANCH));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-06, 1, 2027-01-07",
        "2027-01-08, 1, 2027-01-11",
        "2027-01-09, 1, 2027-01-11",
        "2027-01-06, 5, 2027-01-13",
        "2027-01-06, 7, 2027-01-15",
    })
    void working_days_are_monday_to_friday(LocalDate from, int days, LocalDate last) {
        assertThat(WorkingDays.MONDAY_TO_FRIDAY.after(from, days)).isEqualTo(last);
        assertThat(WorkingDays.MONDAY_TO_FRIDAY.within(from.plusDays(1), last)).isEqualTo(days);
    }

    private static final Optional<Scorers> DECLARED =
            Optional.of(new Scorers(Points.ofWhole(5), Scorers.OfThree.NEAREST));
    private static final ScoreSheets NONE_YET = new ScoreSheets(Optional.empty(), List.of());

    private static Sheet sheet(String scorer, String score) {
        return new Sheet(scorer, scorer, Points.of(score));
    }

    private static EnterScore enter(Optional<Scorers> declared, Sheet sheet, Sheet... before) {
        return new EnterScore(
                BRANCH, CYCLE, true, false, "points-work", sheet, new ScoreSheets(declared, List.of(before)), AT);
    }

    private static final String WEIGHED = "branches: {weights: {points-work: 0.6, year-end-target: 0.4}}\n";

    private static final String OF_MEMBERS =
            "branches: {weights: {points-work: 0.5, year-end-target: 0.3, members-mean: 0.2}}\n";

    private static Optional<MembersMean> members(String... totals) {
        return Optional.of(MembersMean.of(Stream.of(totals).map(Points::of).toList()));
    }

    private static AwardOrganisation award(Optional<String> asked, String branches) {
        return award(asked, branches, Optional.empty());
    }

    private static AwardOrganisation award(Optional<String> asked, String branches, Optional<MembersMean> members) {
        return new AwardOrganisation(
                BRANCH, CYCLE, true, asked, Optional.of(books(branches)), members, Set.of(), BOARD_UNTIL, AT);
    }

    private static RuleBooks books(String branches) {
        String source = "id: yunxi\ntitle: 细则\ncounts-from: 2026-01-01\n" + branches
                + "rules:\n  - {id: reading, label: 阅读, fact: article-read, points: 1}\n";
        return RuleBooks.of(((Reading.Accepted) RuleBookParser.parse(source)).ruleBook());
    }

    private static BranchScoreEntered scored(String part, String score) {
        return new BranchScoreEntered(BRANCH, CYCLE, part, Points.of(score), AT);
    }
}
