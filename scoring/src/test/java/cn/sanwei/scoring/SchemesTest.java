package cn.sanwei.scoring;

import static cn.sanwei.scoring.Scheme.YEAR;
import static cn.sanwei.scoring.Scheme.line;
import static cn.sanwei.scoring.Scheme.on;
import static cn.sanwei.scoring.Scheme.what;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small schemes as a clerk would write them from the guide alone, each where several constructs meet: what entries are worth. */
class SchemesTest {
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
        assertThat(ledger.total()).isEqualTo(Points.of("89"));
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
    void a_branch_with_a_rule_of_its_own_loses_those_who_move_and_a_cap_goes_with_them() {
        RuleBook ownRules = book("""
                rules:
                  - {id: patrol, label: 巡河, fact: deed-recorded, when: {organisations: [b1]}, points: 3}
                  - {id: any, label: 好事, fact: deed-recorded, points: 1}
                groups:
                  - {id: deeds, label: 好事类, rules: [patrol, any], caps: [{points: 6, per: cycle}]}
                """);
        Roster roster = Roster.of(List.of(line("b1", Set.of(), "2020-01-01"), line("b2", Set.of(), "2026-03-01")));

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
        Roster roster = Roster.of(List.of(line("b1", Set.of(), "2020-01-01")));

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
    void an_honour_that_counts_for_two_years_is_in_the_next_cycles_ledger_and_uses_up_no_cap_there() {
        RuleBook honours = book("""
                cycle-starts: 07-01
                rules:
                  - {id: h, label: 表彰, fact: deed-recorded, points: 10, valid: {years: 2, across-cycles: true}, caps: [{points: 10, per: cycle}]}
                """);
        Roster roster = Roster.of(List.of(line("b1", Set.of(), "2020-01-01")));
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
}
