package cn.sanwei.scoring;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.QuarterStanding;
import cn.sanwei.scoring.rulebook.Band;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.RuleBooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small schemes as a clerk would write them from the guide alone, each where several constructs meet. */
class SchemesTest {
    private static final Cycle YEAR = Cycle.of(2026);

    private static What what(String id, String type, String when) {
        return new What(id, type, when);
    }

    private static String grade(Ledger ledger) {
        return ledger.indicated().map(Band::code).orElse("-");
    }

    private static RosterLine line(String organisation, MemberStatus status, Set<String> categories, String from) {
        return new RosterLine(organisation, status, categories, Set.of(), LocalDate.parse(from), null);
    }

    private static What[] on(String type, String... days) {
        return IntStream.range(0, days.length)
                .mapToObj(i -> what(type + i, type, days[i]))
                .toArray(What[]::new);
    }

    @Test
    void absences_go_up_a_ladder_each_quarter_and_every_third_leave_costs_one() {
        RuleBook attendance = book("""
                base: 100
                rules:
                  - {id: missed, label: 无故缺席, fact: activity-missed, ladder: {per: quarter, steps: [-1, -2, -5]}}
                  - {id: leave, label: 请假, fact: activity-leave, milestones: {per: quarter, every: {at: 3, points: -1}}}
                groups:
                  - {id: attendance, label: 考勤, rules: [missed, leave], caps: [{points: 10, per: quarter}]}
                """);
        List<What> facts = new ArrayList<>(
                List.of(on("activity-missed", "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-04-01")));
        facts.addAll(List.of(on(
                "activity-leave",
                "2026-02-01",
                "2026-02-02",
                "2026-02-03",
                "2026-02-04",
                "2026-02-05",
                "2026-02-06",
                "2026-04-02")));

        Ledger ledger = fold(attendance, facts.toArray(What[]::new));

        assertThat(pointsOf(ledger))
                .as("the fourth absence is held by the group's cap, and so are the leaves; April begins anew")
                .containsExactly(
                        "-1.00", "-2.00", "-5.00", "-2.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "-1.00",
                        "0.00");
        assertThat(ledger.total()).isEqualTo(cn.sanwei.contracts.Points.of("89"));
    }

    @Test
    void an_absence_that_turns_out_to_be_a_leave_moves_the_steps_of_the_later_ones_and_frees_the_cap() {
        RuleBook attendance = book("""
                rules:
                  - {id: missed, label: 无故缺席, fact: activity-missed, ladder: {per: cycle, steps: [-1, -2, -5]}, caps: [{points: 6, per: cycle}]}
                """);
        What[] before = on("activity-missed", "2026-01-05", "2026-01-06", "2026-01-07");

        assertThat(pointsOf(fold(attendance, before))).containsExactly("-1.00", "-2.00", "-3.00");
        assertThat(pointsOf(fold(
                        attendance,
                        before[0],
                        before[1],
                        before[2],
                        what("c", "activity-leave", "2026-01-05").cancelling("activity-missed0"))))
                .containsExactly("0.00", "-1.00", "-2.00");
    }

    @Test
    void a_household_is_worth_its_best_inspection_of_each_month_and_a_bad_one_is_deducted_all_the_same() {
        RuleBook village = book("""
                total: {floor: 0}
                rules:
                  - {id: clean, label: 清洁户, fact: deed-recorded, when: {attributes: {level: clean}}, points: 5}
                  - {id: tidy, label: 整洁户, fact: deed-recorded, when: {attributes: {level: tidy}}, points: 3}
                  - {id: dirty, label: 脏乱, fact: deduction-recorded, points: -4}
                groups:
                  - {id: month, label: 每月取最高, rules: [clean, tidy], highest: month}
                """);

        Ledger ledger = fold(
                village,
                what("a", "deduction-recorded", "2026-03-01"),
                what("b", "deed-recorded", "2026-03-02").saying("level", "tidy"),
                what("c", "deed-recorded", "2026-03-09").saying("level", "clean"),
                what("d", "deed-recorded", "2026-03-20").saying("level", "tidy"),
                what("e", "deed-recorded", "2026-04-01").saying("level", "tidy"));

        assertThat(pointsOf(ledger)).containsExactly("-4.00", "3.00", "2.00", "0.00", "3.00");
    }

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

    @ParameterizedTest(name = "{0} hours: {1}")
    @CsvSource({"1.9,0.00", "2,1.00", "3.9,1.00", "4,2.00", "8,4.00", "8.5,4.00", "20,4.00"})
    void volunteer_hours_by_whole_pairs_up_to_four_of_them(String hours, String points) {
        RuleBook volunteers = book("""
                rules:
                  - {id: v, label: 志愿服务, fact: deed-recorded, points: 1, for-each: {measure: hours, unit: 2, at-most: 4}}
                """);

        assertThat(pointsOf(fold(
                        volunteers, what("a", "deed-recorded", "2026-03-01").measuring("hours", hours))))
                .containsExactly(points);
    }

    @ParameterizedTest(name = "{0} yuan: {1}")
    @CsvSource({"99.99,0.00", "100,1.00", "500,5.00", "599,5.00", "700,6.00", "1000,7.50", "90000,7.50"})
    void a_donation_by_tiers_never_gives_more_than_its_last_one_lets_it(String yuan, String points) {
        RuleBook donations = book("""
                rules:
                  - id: donation
                    label: 捐助
                    fact: donation-made
                    brackets: {measure: yuan, unit: 100, steps: [{to: 500, points: 1}, {to: 1000, points: 0.5}, {points: 0}]}
                    caps: [{points: 12, per: cycle}]
                """);

        assertThat(pointsOf(
                        fold(donations, what("a", "donation-made", "2026-03-01").measuring("yuan", yuan))))
                .containsExactly(points);
    }

    @Test
    void a_donation_that_is_taken_back_gives_its_room_under_the_cap_to_those_after_it() {
        RuleBook donations = book("""
                rules:
                  - {id: d, label: 捐助, fact: donation-made, points: 1, for-each: {measure: yuan, unit: 100}, caps: [{points: 12, per: cycle}]}
                """);
        What first = what("a", "donation-made", "2026-03-01").measuring("yuan", "1000");
        What second = what("b", "donation-made", "2026-03-02").measuring("yuan", "800");

        assertThat(pointsOf(fold(donations, first, second))).containsExactly("10.00", "2.00");
        assertThat(pointsOf(fold(
                        donations,
                        first,
                        second,
                        what("c", "cancellation", "2026-09-01").cancelling("a"))))
                .containsExactly("0.00", "8.00");
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
        Roster roster = Roster.of(List.of(line("b1", MemberStatus.FULL, Set.of(), "2020-01-01")));
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
        Roster roster = Roster.of(List.of(line("b1", MemberStatus.FULL, Set.of(category), "2020-01-01")));

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
        Roster roster = Roster.of(List.of(
                line("b1", MemberStatus.FULL, Set.of("away"), "2020-01-01"),
                line("b2", MemberStatus.FULL, Set.of(), "2026-07-01")));

        Ledger ledger = fold(
                RuleBooks.of(categories),
                YEAR,
                roster,
                on("activity-attended", "2026-06-30T23:59:59", "2026-07-01T00:00:00"));

        assertThat(pointsOf(ledger)).containsExactly("5.00", "2.00");
        assertThat(ledger.total().toString()).isEqualTo("67.00");
    }

    @Test
    void a_branch_with_a_rule_of_its_own_loses_those_who_move_and_a_cap_goes_with_them() {
        RuleBook ownRules = book("""
                rules:
                  - {id: patrol, label: 巡河, fact: deed-recorded, when: {organisations: [b1]}, points: 3}
                  - {id: any, label: 好事, fact: deed-recorded, points: 1}
                groups:
                  - {id: deeds, label: 好事类, rules: [patrol, any], caps: [{points: 6, per: cycle}]}
                """);
        Roster roster = Roster.of(List.of(
                line("b1", MemberStatus.FULL, Set.of(), "2020-01-01"),
                line("b2", MemberStatus.FULL, Set.of(), "2026-03-01")));

        Ledger ledger = fold(
                RuleBooks.of(ownRules), YEAR, roster, on("deed-recorded", "2026-02-28", "2026-03-01", "2026-03-02"));

        assertThat(ledger.entries().stream().map(entry -> entry.rule() + " " + entry.points()))
                .containsExactly("any 1.00", "patrol 3.00", "any 1.00", "any 1.00");
    }

    @Test
    void what_is_suspended_uses_up_no_cap_and_counts_for_no_requirement() {
        RuleBook suspended = book("""
                rules:
                  - {id: activity, label: 活动, fact: activity-attended, points: 2, caps: [{times: 2, per: cycle}]}
                  - {id: honour, label: 表彰, fact: deed-recorded, points: 10, requires: [{rule: activity, times: 2, per: cycle}]}
                  - {id: discipline, label: 处分, fact: deduction-recorded, points: -5, suspends: {rules: [activity], for: {months: 3}}}
                """);

        Ledger ledger = fold(
                suspended,
                what("d", "deduction-recorded", "2026-01-31"),
                what("a1", "activity-attended", "2026-04-29"),
                what("a2", "activity-attended", "2026-04-30"),
                what("h1", "deed-recorded", "2026-05-01"),
                what("a3", "activity-attended", "2026-05-02"),
                what("h2", "deed-recorded", "2026-05-03"));

        assertThat(pointsOf(ledger))
                .as("three months from 31 January end on 30 April, so that day counts again")
                .containsExactly("-5.00", "0.00", "2.00", "0.00", "2.00", "10.00");
    }

    @Test
    void half_of_what_a_cap_left_of_a_deduction_is_given_back() {
        RuleBook repaired = book("""
                rules:
                  - {id: building, label: 违建, fact: deduction-recorded, points: -5, caps: [{points: 8, per: cycle}]}
                  - {id: removed, label: 拆除, fact: deed-recorded, repairs: {rule: building, share: 50}}
                """);

        assertThat(pointsOf(fold(
                        repaired,
                        what("a", "deduction-recorded", "2026-01-01"),
                        what("b", "deduction-recorded", "2026-01-02"),
                        what("c", "deed-recorded", "2026-01-03"),
                        what("d", "deed-recorded", "2026-01-04"),
                        what("e", "deed-recorded", "2026-01-05"))))
                .as("the latest first, each once")
                .containsExactly("-5.00", "-3.00", "1.50", "2.50", "0.00");
    }

    @Test
    void seven_days_in_a_row_may_cross_a_month_but_not_the_end_of_the_cycle() {
        RuleBook streak = book("""
                rules:
                  - {id: s, label: 连续三天, fact: article-read, points: 2, streak: {of: day, length: 3, again: true}}
                """);

        assertThat(pointsOf(fold(
                        streak,
                        on("article-read", "2026-01-30", "2026-01-31", "2026-02-01", "2026-02-01", "2026-02-02"))))
                .containsExactly("0.00", "0.00", "2.00", "0.00", "0.00");
        assertThat(pointsOf(fold(
                        streak,
                        on("article-read", "2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03"))))
                .containsExactly("0.00", "0.00", "2.00");
    }

    @Test
    void a_leap_day_is_a_day_of_february_and_a_week_over_new_year_is_two() {
        RuleBook days = book("""
                rules:
                  - {id: r, label: 阅读, fact: article-read, points: 1, caps: [{points: 2, per: month}, {points: 1, per: week}]}
                """);
        Roster roster = Roster.of(List.of(line("b1", MemberStatus.FULL, Set.of(), "2020-01-01")));

        assertThat(pointsOf(fold(
                        RuleBooks.of(days),
                        Cycle.of(2028),
                        roster,
                        on("article-read", "2028-02-01", "2028-02-14", "2028-02-29", "2028-03-06"))))
                .containsExactly("1.00", "1.00", "0.00", "1.00");
        assertThat(pointsOf(fold(RuleBooks.of(days), YEAR, roster, on("article-read", "2025-12-31", "2026-01-01"))))
                .as("the same week, but another cycle")
                .containsExactly("1.00");
    }

    @Test
    void an_honour_that_counts_for_two_years_is_in_the_next_cycles_ledger_and_frees_no_cap_there() {
        RuleBook honours = book("""
                cycle-starts: 07-01
                rules:
                  - {id: h, label: 表彰, fact: deed-recorded, points: 10, valid: {years: 2, across-cycles: true}, caps: [{points: 10, per: cycle}]}
                """);
        Roster roster = Roster.of(List.of(line("b1", MemberStatus.FULL, Set.of(), "2020-01-01")));
        What[] facts = {what("a", "deed-recorded", "2026-06-30"), what("b", "deed-recorded", "2026-07-01")};

        assertThat(pointsOf(fold(RuleBooks.of(honours), Cycle.of(2025), roster, facts)))
                .containsExactly("10.00");
        assertThat(pointsOf(fold(RuleBooks.of(honours), YEAR, roster, facts))).containsExactly("10.00", "10.00");
        assertThat(pointsOf(fold(RuleBooks.of(honours), Cycle.of(2028), roster, facts)))
                .as("both lapsed on or before 1 July 2028")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-03-06T23:00:00,0", // Friday
        "2026-03-07T02:00:00,1", // early on Saturday
        "2026-03-07T18:59:59,0",
        "2026-03-07T19:00:00,1",
        "2026-03-08T05:59:59,1",
        "2026-03-08T06:00:00,0",
        "2026-03-09T02:00:00,0", // early on Monday
    })
    void a_night_of_the_weekend_is_known_by_the_weekday_of_the_moment(String when, int entries) {
        RuleBook nights = book("""
                rules:
                  - {id: n, label: 夜间值守, fact: deed-recorded, when: {weekdays: [saturday, sunday], clock: {from: "19:00", below: "06:00"}}, points: 1}
                """);

        assertThat(fold(nights, what("a", "deed-recorded", when)).entries()).hasSize(entries);
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
        Roster roster = Roster.of(List.of(line("b1", MemberStatus.FULL, Set.of(), "2020-01-01")));
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
