package cn.sanwei.scoring;

import static cn.sanwei.scoring.Scheme.YEAR;
import static cn.sanwei.scoring.Scheme.grade;
import static cn.sanwei.scoring.Scheme.line;
import static cn.sanwei.scoring.Scheme.on;
import static cn.sanwei.scoring.Scheme.what;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small schemes as a clerk would write them from the guide alone: what totals, quarters and grades come to. */
class SchemesOfTotalsTest {
    @Test
    void the_floor_is_of_the_sum_so_what_comes_later_first_fills_the_hole() {
        RuleBook village = book("""
                total: {floor: 0}
                rules:
                  - {id: deed, label: 好事, fact: deed-recorded, points: 5}
                  - {id: dirty, label: 脏乱, fact: deduction-recorded, points: -8}
                """);

        assertThat(fold(village, what("a", "deduction-recorded", "2026-03-01"))
                        .total()
                        .toString())
                .isEqualTo("0.00");
        assertThat(fold(
                                village,
                                what("a", "deduction-recorded", "2026-03-01"),
                                what("b", "deed-recorded", "2026-03-02"))
                        .total()
                        .toString())
                .as("-8 and 5, not 0 and 5")
                .isEqualTo("0.00");
    }

    @Test
    void quarters_of_a_july_cycle_begin_in_july_october_january_and_april() {
        RuleBook quarterly = book("""
                cycle-starts: 07-01
                rules:
                  - {id: a, label: 参加活动, fact: activity-attended, points: 15}
                quarters:
                  base: 60
                  ceiling: 100
                  grades: [{code: good, label: 好, stars: 1, from: 90}, {code: fair, label: 一般, from: 75}, {code: poor, label: 差}]
                """);
        RuleBooks books = RuleBooks.of(quarterly);
        Roster roster = Roster.of(List.of(line("b1", Set.of(), "2020-01-01")));
        Ledger ledger = fold(
                books,
                YEAR,
                roster,
                on(
                        "activity-attended",
                        "2026-09-30T23:59:59",
                        "2026-10-01T00:00:00",
                        "2026-10-02",
                        "2026-10-03",
                        "2027-06-30"));

        assertThat(QuarterStanding.of(books, ledger, roster))
                .extracting(quarter -> quarter.first() + " " + quarter.points() + " "
                        + quarter.indicated().orElseThrow().code())
                .containsExactly(
                        "2026-07-01 75.00 fair",
                        "2026-10-01 100.00 good",
                        "2027-01-01 60.00 poor",
                        "2027-04-01 75.00 fair");
    }

    @Test
    void a_veto_holds_against_everything_later_and_goes_when_it_is_taken_back() {
        RuleBook vetoes = book("""
                base: 80
                rules:
                  - {id: deed, label: 好事, fact: deed-recorded, points: 20}
                  - {id: veto, label: 一票否决, fact: deduction-recorded, effect: veto}
                """);
        What veto = what("v", "deduction-recorded", "2026-05-01");
        What later = what("d", "deed-recorded", "2026-06-01");
        Ledger vetoed = fold(vetoes, veto, later);

        assertThat(vetoed.total().toString() + " " + grade(vetoed)).isEqualTo("0.00 none");
        assertThat(vetoed.remarks()).hasSize(1);
        Ledger lifted = fold(
                vetoes, veto, later, what("c", "cancellation", "2026-07-01").cancelling("v"));
        assertThat(lifted.total().toString() + " " + grade(lifted)).isEqualTo("100.00 three-stars");
    }

    @Test
    void bonuses_are_a_part_with_a_ceiling_so_deductions_do_not_make_room_for_more_of_them() {
        RuleBook bonus = book("""
                parts:
                  - {id: duty, label: 基本, rules: rest, base: 60, floor: 0, ceiling: 60}
                  - {id: bonus, label: 加分（基础分的两成）, rules: [deed], ceiling: 12}
                rules:
                  - {id: deed, label: 好事, fact: deed-recorded, points: 5}
                  - {id: missed, label: 缺席, fact: activity-missed, points: -3}
                """);
        List<What> facts =
                new ArrayList<>(List.of(on("deed-recorded", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04")));

        assertThat(fold(bonus, facts.toArray(What[]::new)).total().toString()).isEqualTo("72.00");
        facts.add(what("m", "activity-missed", "2026-02-01"));
        assertThat(fold(bonus, facts.toArray(What[]::new)).total().toString()).isEqualTo("69.00");
    }

    @ParameterizedTest(name = "{0} points: {1}")
    @CsvSource({"89.49,two-stars", "89.5,three-stars", "79.5,two-stars", "79.49,one-star", "59.5,one-star", "59.49,none"
    })
    void the_grade_of_a_total_that_is_rounded_half_up_to_whole_points(String total, String grade) {
        RuleBook rounded = book("""
                rules:
                  - {id: r, label: 积分, fact: deed-recorded, scale: {measure: hours, out-of: 100, to: 100}}
                grades:
                  rounding: half-up
                  bands:
                    - {code: three-stars, label: 三星, stars: 3, from: 90}
                    - {code: two-stars, label: 二星, stars: 2, from: 80, to: 89}
                    - {code: one-star, label: 一星, stars: 1, from: 60, to: 79}
                    - {code: none, label: 未评星}
                """);
        Ledger ledger = fold(rounded, what("a", "deed-recorded", "2026-03-01").measuring("hours", total));

        assertThat(grade(ledger)).isEqualTo(grade);
        assertThat(ledger.total().decimal()).as("the total itself stays").isEqualByComparingTo(total);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"away,50,one-star", "away,49,none", "in-service,50,none", "in-service,60,one-star", "old-or-ill,0,-"})
    void who_is_away_has_other_bands_and_who_is_old_or_ill_none(String category, String points, String grade) {
        RuleBook categories = book("""
                rules:
                  - {id: r, label: 积分, fact: deed-recorded, scale: {measure: hours, out-of: 100, to: 100}}
                grades:
                  bands: [{code: one-star, label: 一星, stars: 1, from: 60}, {code: none, label: 未评星}]
                  by:
                    - {categories: [away], bands: [{code: one-star, label: 一星, stars: 1, from: 50}, {code: none, label: 未评星}]}
                exempt: {categories: [old-or-ill]}
                """);
        Roster roster = Roster.of(List.of(line("b1", Set.of(category), "2020-01-01")));

        assertThat(grade(fold(
                        RuleBooks.of(categories),
                        YEAR,
                        roster,
                        what("a", "deed-recorded", "2026-03-01").measuring("hours", points))))
                .isEqualTo(grade);
    }

    @Test
    void who_comes_back_in_mid_year_is_judged_by_what_he_was_last_and_scored_by_what_he_was_then() {
        RuleBook categories = book("""
                base: [{points: 60, categories: {none: [away]}}, {points: 40}]
                rules:
                  - {id: home, label: 在家活动, fact: activity-attended, when: {categories: {none: [away]}}, points: 2}
                  - {id: far, label: 流动党员汇报, fact: activity-attended, when: {categories: [away]}, points: 5}
                """);
        Roster roster =
                Roster.of(List.of(line("b1", Set.of("away"), "2020-01-01"), line("b2", Set.of(), "2026-07-01")));

        Ledger ledger = fold(
                RuleBooks.of(categories),
                YEAR,
                roster,
                on("activity-attended", "2026-06-30T23:59:59", "2026-07-01T00:00:00"));

        assertThat(pointsOf(ledger)).containsExactly("5.00", "2.00");
        assertThat(ledger.total().toString()).isEqualTo("67.00");
    }

    @Test
    void a_floor_of_the_total_holds_after_a_veto_and_the_grade_is_the_lowest_all_the_same() {
        RuleBook vetoes = book("""
                base: 80
                total: {floor: 60}
                rules:
                  - {id: veto, label: 一票否决, fact: deduction-recorded, effect: veto}
                """);
        Ledger ledger = fold(vetoes, what("v", "deduction-recorded", "2026-05-01"));

        assertThat(ledger.total() + " " + grade(ledger)).isEqualTo("60.00 none");
    }

    @Test
    void a_quarter_looks_at_no_parts_and_no_veto() {
        RuleBook parts = book("""
                parts: [{id: p, label: 部分, rules: [a], ceiling: 10, weight: 0.5}]
                rules:
                  - {id: a, label: 活动, fact: activity-attended, points: 30}
                  - {id: veto, label: 一票否决, fact: deduction-recorded, effect: veto}
                """);
        RuleBooks books = RuleBooks.of(parts);
        Roster roster = Roster.of(List.of(line("b1", Set.of(), "2020-01-01")));
        Ledger ledger = fold(
                books,
                YEAR,
                roster,
                what("a", "activity-attended", "2026-01-05"),
                what("v", "deduction-recorded", "2026-01-06"));

        assertThat(ledger.total().toString()).isEqualTo("0.00");
        assertThat(QuarterStanding.of(books, ledger, roster).getFirst().points().toString())
                .isEqualTo("30.00");
    }

    @Test
    void who_leaves_in_mid_year_keeps_the_base_of_his_months() {
        RuleBook base = book("""
                base: [{points: 60, pro-rata: months-begun}]
                rules:
                  - {id: a, label: 活动, fact: activity-attended, points: 1}
                """);
        Roster until = Roster.of(List.of(new RosterLine(
                "b1",
                MemberStatus.FULL,
                Set.of(),
                Set.of(),
                LocalDate.parse("2020-01-01"),
                LocalDate.parse("2026-07-01"))));

        assertThat(fold(RuleBooks.of(base), YEAR, until).total().toString()).isEqualTo("30.00");
    }
}
