package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much an occurrence is worth, where it is neither always the same nor by units. */
class AmountsTest {
    private static RuleBook rule(String fact, String says) {
        return book("rules: [{id: r, label: 项目, fact: " + fact + ", " + says + "}]\n");
    }

    private static What quiz(String id, String score) {
        return new What(id, "quiz-taken", "2026-03-06").measuring("score", score);
    }

    private static What worked(String id, String when, String hours) {
        return new What(id, "deed-recorded", when).measuring("hours", hours);
    }

    private static What gave(String id, String yuan) {
        return new What(id, "donation-made", "2026-03-06").measuring("yuan", yuan);
    }

    private static String reason(Ledger ledger, int entry) {
        return ledger.entries().get(entry).reason();
    }

    @ParameterizedTest(name = "{0} is worth {1}")
    @CsvSource({
        "59.99, 0.00, '本次 59.99 分成绩，未到最低一档 60，计 0 分'",
        "60, 0.50, '本次 60 分成绩，按所在档次得 0.5 分'",
        "79.9, 0.50, '本次 79.9 分成绩，按所在档次得 0.5 分'",
        "80, 1.00, '本次 80 分成绩，按所在档次得 1 分'",
        "100, 1.50, '本次 100 分成绩，按所在档次得 1.5 分'",
    })
    void a_table_gives_what_the_step_gives_that_the_measure_lies_in(String score, String points, String reason) {
        RuleBook quiz = rule(
                "quiz-taken",
                "table: {measure: score, steps: [{from: 60, points: 0.5}, {from: 80, points: 1}, {from: 90, points: 1.5}]}");

        Ledger ledger = fold(quiz, quiz("f1", score));

        assertThat(pointsOf(ledger)).containsExactly(points);
        assertThat(reason(ledger, 0)).isEqualTo(reason);
    }

    @Test
    void a_fact_without_the_measure_is_not_scored_by_a_rule_that_reckons_with_it() {
        RuleBook quiz = rule("quiz-taken", "table: {measure: score, steps: [{from: 60, points: 0.5}]}");

        assertThat(fold(quiz, new What("f1", "quiz-taken", "2026-03-06")).unscored())
                .containsExactly("f1");
    }

    @ParameterizedTest(name = "{0} yuan are worth {1}")
    @CsvSource({"99, 0.00", "100, 1.00", "1000, 10.00", "1200, 11.00", "5000, 30.00", "5999, 30.90", "1000000, 1025.00"
    })
    void each_part_of_a_measure_is_worth_what_its_own_bracket_gives(String yuan, String points) {
        RuleBook donation = rule(
                "donation-made",
                "brackets: {measure: yuan, unit: 100, steps: [{to: 1000, points: 1}, {to: 5000, points: 0.5}, {points: 0.1}]}");

        assertThat(pointsOf(fold(donation, gave("f1", yuan)))).containsExactly(points);
    }

    @Test
    void brackets_by_parts_are_rounded_once_and_a_bracket_that_ends_gives_nothing_above() {
        RuleBook donation = rule(
                "donation-made",
                "brackets: {measure: yuan, unit: 3, count: parts, steps: [{to: 1, points: 1}, {to: 2, points: 1}]}");

        Ledger ledger = fold(donation, gave("f1", "2"), gave("f2", "50"));

        assertThat(pointsOf(ledger)).containsExactly("0.67", "0.67");
        assertThat(reason(ledger, 1)).isEqualTo("本次 50 元，分段计算，得 0.67 分");
    }

    @ParameterizedTest(name = "{0} of 100 is {1} of 20")
    @CsvSource({"0, 0.00", "85, 17.00", "87.63, 17.53", "100, 20.00", "120, 20.00"})
    void a_mark_is_brought_to_another_scale_and_counts_at_most_as_full(String score, String points) {
        RuleBook appraisal = rule("quiz-taken", "scale: {measure: score, out-of: 100, to: 20}");

        Ledger ledger = fold(appraisal, quiz("f1", score));

        assertThat(pointsOf(ledger)).containsExactly(points);
        assertThat(reason(ledger, 0)).startsWith("本次 " + score + " 分成绩，满分 100 折合 20 分");
    }

    @Test
    void a_milestone_that_replaces_gives_what_it_is_above_the_one_before() {
        RuleBook service = rule(
                "deed-recorded",
                "milestones: {measure: hours, per: cycle, mode: replacing, steps: [{at: 4, points: 1}, {at: 10, points: 2}]}");

        Ledger ledger = fold(
                service,
                worked("f1", "2026-01-06", "3.5"),
                worked("f2", "2026-02-06", "0.5"),
                worked("f3", "2026-03-06", "6"),
                worked("f4", "2026-04-06", "60"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "1.00", "1.00", "0.00");
        assertThat(reason(ledger, 0)).isEqualTo("本积分年度累计 3.5 小时，满 4 小时再计分，本次计 0 分");
        assertThat(reason(ledger, 1)).isEqualTo("本积分年度累计 4 小时，达到计分档次，得 1 分");
        assertThat(reason(ledger, 3)).isEqualTo("本积分年度累计 70 小时，已到最高一档，计 0 分");
    }

    @Test
    void milestones_that_add_are_all_given_also_when_one_occurrence_reaches_several() {
        RuleBook service = rule(
                "deed-recorded",
                "milestones: {measure: hours, per: month, mode: adding, steps: [{at: 4, points: 1}, {at: 10, points: 2}]}");

        assertThat(pointsOf(fold(
                        service,
                        worked("f1", "2026-01-06", "12"),
                        worked("f2", "2026-02-06", "9.9"),
                        worked("f3", "2026-02-07", "0.1"))))
                .containsExactly("3.00", "1.00", "2.00");
    }

    @Test
    void a_milestone_that_repeats_is_given_for_each_further_stretch() {
        RuleBook service = rule("deed-recorded", "milestones: {per: cycle, every: {at: 2, points: 1}}");

        assertThat(pointsOf(fold(
                        service,
                        worked("f1", "2026-01-06", "1"),
                        worked("f2", "2026-01-07", "1"),
                        worked("f3", "2026-01-08", "1"),
                        worked("f4", "2026-01-09", "1"))))
                .containsExactly("0.00", "1.00", "0.00", "1.00");
    }

    @Test
    void an_occurrence_that_was_taken_back_is_not_in_a_milestones_sum() {
        RuleBook service = rule("deed-recorded", "milestones: {per: cycle, steps: [{at: 2, points: 1}]}");

        assertThat(pointsOf(fold(
                        service,
                        worked("f1", "2026-01-06", "1"),
                        worked("f2", "2026-01-07", "1"),
                        worked("f3", "2026-01-08", "1"),
                        new What("f4", "cancellation", "2026-01-09").cancelling("f1"))))
                .containsExactly("0.00", "0.00", "1.00");
    }

    @Test
    void every_multiplier_that_holds_multiplies_and_the_product_is_rounded_once() {
        RuleBook book = rule(
                "deed-recorded",
                "points: 0.55, multiply: [{by: 1.1, when: {attributes: {level: city}}}, {by: 1.1, when: {posts: [secretary]}}]");
        Roster secretary = Roster.of(List.of(new RosterLine(
                "b1", MemberStatus.FULL, Set.of(), Set.of("secretary"), LocalDate.parse("2020-01-01"), null)));

        Ledger ledger = fold(
                RuleBooks.of(book),
                Given.YEAR_2026,
                secretary,
                worked("f1", "2026-01-06", "1").saying("level", "city"),
                worked("f2", "2026-01-07", "1"));

        assertThat(pointsOf(ledger)).containsExactly("0.67", "0.61");
        assertThat(reason(ledger, 0)).isEqualTo("每次得 0.55 分，乘以 1.1，乘以 1.1，得 0.67 分");
    }

    @Test
    void a_deduction_is_multiplied_away_from_zero_and_a_factor_of_nothing_leaves_nothing() {
        RuleBook book = rule(
                "deduction-recorded",
                "points: -0.5, multiply: [{by: 0.01, when: {attributes: {kind: slight}}}, {by: 0, when: {attributes: {kind: none}}}]");

        assertThat(pointsOf(fold(
                        book,
                        new What("f1", "deduction-recorded", "2026-01-06").saying("kind", "slight"),
                        new What("f2", "deduction-recorded", "2026-01-07").saying("kind", "none"),
                        new What("f3", "deduction-recorded", "2026-01-08"))))
                .containsExactly("-0.01", "0.00", "-0.50");
    }

    @Test
    void a_cap_takes_what_the_multipliers_left() {
        RuleBook book = rule("deed-recorded", "points: 2, multiply: [{by: 2}], caps: [{points: 6, per: day}]");

        assertThat(pointsOf(fold(book, worked("f1", "2026-01-06", "1"), worked("f2", "2026-01-06", "1"))))
                .containsExactly("4.00", "2.00");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ladder: {per: cycle, steps: [1, 2]} | 按次数逐级计分",
                "milestones: {measure: hours, per: lifetime, every: {at: 1, points: 5}} | 历年累计达标计分",
                "milestones: {measure: hours, per: quarter, every: {at: 1, points: 5}} | 本季度累计达标计分",
                "average: {measure: hours, per: month, out-of: 100, to: 50} | 本月各次评分取平均，满分 100 折合 50 分",
                "points: 2, streak: {of: week, length: 3} | 连续 3 周得 2 分",
            })
    void what_was_taken_back_says_in_general_how_it_is_reckoned(String says, String words) {
        Ledger ledger = fold(
                rule("deed-recorded", says),
                worked("f1", "2026-01-06", "1"),
                new What("f2", "cancellation", "2026-01-09").cancelling("f1"));

        assertThat(reason(ledger, 0)).isEqualTo(words + "；已更正，不再计分（更正编号 event-f2）");
    }

    @Test
    void a_milestone_of_a_lifetime_says_how_far_it_has_come_and_which_is_next() {
        RuleBook service = rule(
                "deed-recorded",
                "milestones: {measure: hours, per: lifetime, mode: adding, steps: [{at: 4, points: 1}, {at: 25, points: 1}],"
                        + " every: {at: 10, points: 2}}");

        Ledger ledger = fold(
                service,
                worked("f1", "2026-01-06", "3"),
                worked("f2", "2026-01-07", "2"),
                worked("f3", "2026-01-08", "1"),
                worked("f4", "2026-01-09", "14"),
                worked("f5", "2026-01-10", "1"),
                worked("f6", "2026-01-11", "20"),
                worked("f7", "2026-01-12", "1"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "1.00", "0.00", "4.00", "0.00", "5.00", "0.00");
        assertThat(reason(ledger, 0)).isEqualTo("历年累计 3 小时，满 4 小时再计分，本次计 0 分");
        assertThat(reason(ledger, 2)).isEqualTo("历年累计 6 小时，满 10 小时再计分，本次计 0 分");
        assertThat(reason(ledger, 4)).isEqualTo("历年累计 21 小时，满 25 小时再计分，本次计 0 分");
        assertThat(reason(ledger, 6)).isEqualTo("历年累计 42 小时，满 50 小时再计分，本次计 0 分");
    }

    @ParameterizedTest(name = "drop {0}: {1}")
    @CsvSource({"0, -10.67", "1, -8.00"})
    void marks_may_deduct_and_the_highest_and_lowest_may_be_left_out(int drop, String total) {
        RuleBook appraisal =
                rule("quiz-taken", "average: {measure: score, per: cycle, out-of: 100, to: -20, drop: " + drop + "}");

        Ledger ledger = fold(appraisal, quiz("f1", "90"), quiz("f2", "30"), quiz("f3", "40"));

        assertThat(ledger.total()).hasToString(total);
    }

    @Test
    void with_too_few_marks_to_leave_any_out_all_of_them_count() {
        RuleBook appraisal = rule("quiz-taken", "average: {measure: score, per: cycle, out-of: 100, to: 20, drop: 1}");

        Ledger ledger = fold(appraisal, quiz("f1", "100"), quiz("f2", "50"));

        assertThat(ledger.total()).hasToString("15.00");
        assertThat(reason(ledger, 1)).isEqualTo("本积分年度各次评分取平均，满分 100 折合 20 分，连本次共 2 个评分，平均折合 15 分，本次使积分变动 -5 分");
    }
}
