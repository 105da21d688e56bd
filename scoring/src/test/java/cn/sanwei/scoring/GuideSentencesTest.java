package cn.sanwei.scoring;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences of the guide that say what happens at an edge of one construct, each in a book of its own. */
class GuideSentencesTest {
    @Test
    void of_two_that_give_the_same_to_one_fact_the_one_whose_code_comes_first_counts() {
        RuleBook book = book("rules:\n"
                + "  - {id: beta, label: 乙, fact: manuscript-used, points: 3}\n"
                + "  - {id: alpha, label: 甲, fact: manuscript-used, points: 3}\n"
                + "groups: [{id: g, label: 稿件, rules: [beta, alpha], highest: fact}]\n");

        Ledger ledger = fold(book, new What("f1", "manuscript-used", "2026-03-01"));

        assertThat(ledger.entries())
                .extracting(entry -> entry.rule() + " " + entry.points())
                .containsExactly("alpha 3.00", "beta 0.00");
    }

    @ParameterizedTest(name = "removed on {0}: {1}")
    @CsvSource({"2026-04-29, 20.00", "2026-04-30, 0.00"})
    void what_is_made_good_too_late_gives_nothing_back(String day, String points) {
        RuleBook book = book("rules:\n"
                + "  - {id: building, label: 违建, fact: deduction-recorded, points: -40}\n"
                + "  - {id: removed, label: 拆除, fact: deed-recorded,"
                + " repairs: {rule: building, share: 50, within: {months: 3}}}\n");

        assertThat(pointsOf(fold(
                        book,
                        new What("f1", "deduction-recorded", "2026-01-31"),
                        new What("f2", "deed-recorded", day))))
                .containsExactly("-40.00", points);
    }

    @Test
    void a_step_that_clears_what_was_so_far_leaves_what_comes_later() {
        RuleBook book = book("rules:\n"
                + "  - {id: missed, label: 缺席, fact: activity-missed, ladder: {per: cycle, steps: [-1, {clears: so-far}]}}\n"
                + "  - {id: theme-day, label: 主题党日, fact: activity-attended, points: 4}\n"
                + "groups: [{id: life, label: 组织生活, rules: [missed, theme-day]}]\n");

        Ledger ledger = fold(
                book,
                new What("f1", "activity-attended", "2026-01-01"),
                new What("f2", "activity-missed", "2026-01-05"),
                new What("f3", "activity-missed", "2026-02-05"),
                new What("f4", "activity-attended", "2026-02-06"));

        assertThat(pointsOf(ledger)).containsExactly("4.00", "-1.00", "-4.00", "4.00");
    }

    @Test
    void a_ladder_begins_anew_with_its_period() {
        RuleBook book = book("rules:\n  - {id: missed, label: 缺席, fact: activity-missed,"
                + " ladder: {per: month, steps: [-1, -2]}}\n");

        assertThat(pointsOf(fold(
                        book,
                        new What("f1", "activity-missed", "2026-01-05"),
                        new What("f2", "activity-missed", "2026-01-31"),
                        new What("f3", "activity-missed", "2026-02-01"))))
                .containsExactly("-1.00", "-2.00", "-1.00");
    }

    @Test
    void a_streak_that_is_not_repeated_is_given_once_and_one_of_weeks_asks_for_weeks() {
        assertThat(pointsOf(fold(
                        reading("2", "streak: {of: day, length: 2, again: false}"),
                        read("f1", "2026-03-02"),
                        read("f2", "2026-03-03"),
                        read("f3", "2026-03-04"),
                        read("f4", "2026-03-05"))))
                .containsExactly("0.00", "2.00", "0.00", "0.00");
        assertThat(pointsOf(fold(
                        reading("2", "streak: {of: week, length: 3, again: true}"),
                        read("f1", "2026-03-02"),
                        read("f2", "2026-03-15"),
                        read("f3", "2026-03-16"))))
                .as("Monday, Sunday of the next week, Monday of the one after")
                .containsExactly("0.00", "0.00", "2.00");
    }

    @Test
    void milestones_without_a_measure_count_occurrences() {
        RuleBook book = book("rules:\n  - {id: reading, label: 阅读, fact: article-read,"
                + " milestones: {per: month, steps: [{at: 2, points: 1}, {at: 3, points: 5}], mode: adding}}\n");

        assertThat(pointsOf(fold(
                        book,
                        read("f1", "2026-03-01"),
                        read("f2", "2026-03-02"),
                        read("f3", "2026-03-03"),
                        read("f4", "2026-04-01"))))
                .containsExactly("0.00", "1.00", "5.00", "0.00");
    }

    @Test
    void what_has_lapsed_frees_no_cap() {
        RuleBook book = reading("1", "valid: {days: 10}", "caps: [{points: 2, per: cycle}]");

        assertThat(pointsOf(fold(book, read("f1", "2026-01-01"), read("f2", "2026-01-02"), read("f3", "2026-12-30"))))
                .containsExactly("0.00", "0.00", "0.00");
    }

    @Test
    void a_week_over_the_end_of_a_cycle_is_counted_apart_in_each() {
        RuleBooks books = RuleBooks.of(reading("1", "caps: [{times: 1, per: week}]"));
        What thursday = read("f1", "2026-12-31");
        What friday = read("f2", "2027-01-01");

        assertThat(pointsOf(fold(books, YEAR_2026, fullMember(), thursday, friday)))
                .containsExactly("1.00");
        assertThat(pointsOf(fold(books, Cycle.of(2027), fullMember(), thursday, friday)))
                .containsExactly("1.00");
    }

    @ParameterizedTest(name = "{0} from {1}: valid up to {2}")
    @CsvSource({
        "years: 1, 2024-02-29, 2025-02-27",
        "years: 1, 2024-03-01, 2025-02-28",
        "months: 1, 2026-01-31, 2026-02-27",
        "months: 1, 2026-02-28, 2026-03-27"
    })
    void the_day_on_which_a_time_ends_is_the_same_day_of_the_month_or_its_last(String time, String from, String last) {
        RuleBook book = reading("1", "valid: {" + time + ", across-cycles: true}");
        String year = last.substring(0, 4);

        Ledger ledger = fold(RuleBooks.of(book), Cycle.of(year), fullMember(), read("f1", from));

        assertThat(ledger.entries().getFirst().reason()).contains("有效至 " + last);
    }

    @Test
    void a_total_that_is_set_does_not_raise_one_that_is_lower() {
        RuleBook book = book("base: 50\nrules:\n"
                + "  - {id: discipline, label: 处分, fact: deduction-recorded, points: -20, effect: {total: 40, later: count}}\n"
                + "  - {id: reading, label: 阅读, fact: article-read, points: 3}\n");

        assertThat(fold(book, new What("f1", "deduction-recorded", "2026-03-01"), read("f2", "2026-04-01"))
                        .total())
                .hasToString("33.00");
    }
}
