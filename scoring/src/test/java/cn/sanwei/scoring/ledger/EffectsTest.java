package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.judging.Remark;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vetoes, grades given directly, and what comes after them. */
class EffectsTest {
    private static final String OTHERS = """
              - {id: reading, label: 阅读, fact: article-read, points: 10}
              - {id: missed, label: 缺席, fact: activity-missed, points: -3}
            """;

    private static RuleBook with(String effect, String... more) {
        return book("base: 80\n" + String.join("\n", more) + "\nrules:\n"
                + "  - {id: veto, label: 违法, fact: deduction-recorded, effect: " + effect + "}\n" + OTHERS);
    }

    private static What veto(String id, String when) {
        return new What(id, "deduction-recorded", when);
    }

    private static What missed(String id, String when) {
        return new What(id, "activity-missed", when);
    }

    private static String grade(Ledger ledger) {
        return ledger.indicated().orElseThrow().code();
    }

    @Test
    void a_veto_voids_the_total_whatever_came_before_or_comes_later() {
        Ledger ledger =
                fold(with("veto"), read("f1", "2026-02-06"), veto("f2", "2026-03-06"), read("f3", "2026-12-31"));

        assertThat(ledger.total()).hasToString("0.00");
        assertThat(grade(ledger)).isEqualTo("none");
        assertThat(Given.pointsOf(ledger)).containsExactly("10.00", "0.00", "10.00");
        assertThat(ledger.lines().getLast().kind().code()).isEqualTo("veto");
        assertThat(ledger.lines().getLast().reason()).isEqualTo("“违法”（2026-03-06）：总分计 0 分，原为 100 分");
        assertThat(ledger.remarks()).extracting(Remark::reason).containsExactly("“违法”（2026-03-06）：一票否决，评为“未评星”");
        assertThat(ledger.next()).isEmpty();
    }

    @Test
    void a_veto_holds_also_where_the_lowest_grade_begins_below_zero() {
        Ledger ledger = fold(
                with("veto", "grades: [{code: star, label: 星, stars: 1, from: -10}, {code: none, label: 未评星}]"),
                veto("f1", "2026-03-06"));

        assertThat(grade(ledger)).isEqualTo("none");
    }

    @Test
    void a_veto_that_was_taken_back_has_no_effect() {
        Ledger ledger = fold(
                with("veto"), veto("f1", "2026-03-06"), new What("f2", "cancellation", "2026-04-01").cancelling("f1"));

        assertThat(ledger.total()).hasToString("80.00");
        assertThat(grade(ledger)).isEqualTo("two-stars");
        assertThat(ledger.remarks()).isEmpty();
    }

    @Test
    void a_veto_does_not_raise_a_total_that_is_lower() {
        Ledger ledger = fold(
                book("base: -5\nrules:\n  - {id: veto, label: 违法, fact: deduction-recorded, effect: veto}\n"),
                veto("f1", "2026-03-06"));

        assertThat(ledger.total()).hasToString("-5.00");
        assertThat(ledger.lines()).extracting(line -> line.kind().code()).containsExactly("base");
    }

    @ParameterizedTest(name = "later: {0} leaves {1}")
    @CsvSource({"ignored, 20.00", "deductions, 17.00", "count, 37.00"})
    void a_total_that_is_set_goes_on_as_declared(String later, String total) {
        Ledger ledger = fold(
                with("{total: 20, later: " + later + "}"),
                missed("f1", "2026-02-06"),
                veto("f2", "2026-03-06"),
                read("f3", "2026-04-06"),
                read("f4", "2026-05-06"),
                missed("f5", "2026-06-06"));

        assertThat(ledger.total()).hasToString(total);
    }

    @Test
    void what_is_earned_after_a_total_that_counts_on_leads_to_the_next_grade() {
        Ledger count = fold(with("{total: 50, later: count}"), veto("f1", "2026-03-06"), read("f2", "2026-04-06"));
        Ledger ignored = fold(with("{total: 60}"), veto("f1", "2026-03-06"), read("f2", "2026-04-06"));

        assertThat(grade(count)).isEqualTo("one-star");
        assertThat(count.next().orElseThrow().missing()).hasToString("20.00");
        assertThat(grade(ignored)).isEqualTo("one-star");
        assertThat(ignored.next()).isEmpty();
    }

    @Test
    void of_several_the_one_that_leaves_least_holds() {
        RuleBook book = with("{total: 20, later: count}");
        Ledger ledger = fold(book, veto("f1", "2026-03-06"), read("f2", "2026-04-06"), veto("f3", "2026-05-06"));

        assertThat(ledger.total()).hasToString("20.00");
    }

    @ParameterizedTest(name = "{0} readings: {1}")
    @CsvSource({"0, 59.00", "3, 59.00"})
    void a_total_can_be_held_to_a_most(int readings, String total) {
        What[] facts = new What[readings + 1];
        facts[0] = veto("f", "2026-03-06");
        for (int i = 0; i < readings; i++) {
            facts[i + 1] = read("f" + i, "2026-04-0" + (i + 1));
        }
        Ledger ledger = fold(with("{total-at-most: 59}"), facts);

        assertThat(ledger.total()).hasToString(total);
        assertThat(ledger.next()).isEmpty();
        assertThat(ledger.lines().getLast().reason()).startsWith("“违法”（2026-03-06）：总分最高计 59 分");
    }

    @Test
    void a_most_above_the_total_changes_nothing() {
        Ledger ledger = fold(with("{total-at-most: 80}"), veto("f1", "2026-03-06"));

        assertThat(ledger.lines()).hasSize(1);
    }

    @Test
    void a_grade_given_directly_asks_for_no_points_and_later_ones_do_not_lift_it() {
        Ledger low = fold(with("{grade: three-stars}"), veto("f1", "2026-03-06"));
        Ledger high = fold(with("{grade: one-star}"), veto("f1", "2026-03-06"), read("f2", "2026-04-06"));

        assertThat(grade(low)).isEqualTo("three-stars");
        assertThat(low.total()).hasToString("80.00");
        assertThat(grade(high)).isEqualTo("one-star");
        assertThat(high.next()).isEmpty();
        assertThat(high.remarks()).extracting(Remark::reason).containsExactly("“违法”（2026-03-06）：直接评为“一星”");
    }

    @Test
    void a_grade_given_directly_asks_for_no_conditions() {
        Ledger ledger = fold(
                with("{grade: three-stars}", "grades: {needs: [{rules: [reading], times: 9}]}"),
                veto("f1", "2026-03-06"));

        assertThat(grade(ledger)).isEqualTo("three-stars");
        assertThat(ledger.unmet()).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1} readings: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{at-most: one-star} | 0 | one-star",
                "{at-most: one-star} | 2 | one-star",
                "{at-most: three-stars} | 0 | two-stars",
                "{at-least: one-star} | 0 | two-stars",
                "{at-least: three-stars} | 0 | three-stars"
            })
    void a_grade_can_be_bounded_from_above_and_from_below(String effect, int readings, String grade) {
        What[] facts = new What[readings + 1];
        facts[0] = veto("f", "2026-03-06");
        for (int i = 0; i < readings; i++) {
            facts[i + 1] = read("f" + i, "2026-04-0" + (i + 1));
        }

        assertThat(grade(fold(with(effect), facts))).isEqualTo(grade);
    }

    @Test
    void below_the_bound_the_next_grade_is_promised_and_above_it_is_not() {
        assertThat(fold(with("{at-most: two-stars}"), veto("f1", "2026-03-06")).next())
                .isEmpty();
        assertThat(fold(with("{at-most: three-stars}"), veto("f1", "2026-03-06"))
                        .next())
                .isPresent();
    }

    @Test
    void of_two_direct_grades_the_lower_one_and_a_bound_from_above_hold() {
        RuleBook book = book("base: 80\nrules:\n"
                + "  - {id: up, label: 表彰, fact: deed-recorded, effect: {grade: three-stars}}\n"
                + "  - {id: down, label: 处分, fact: deduction-recorded, effect: {grade: one-star}}\n"
                + "  - {id: bound, label: 提醒, fact: notice-expired, effect: {at-most: two-stars}}\n");
        What up = new What("f1", "deed-recorded", "2026-03-06");
        What bound = new What("f3", "notice-expired", "2026-03-06");

        assertThat(grade(fold(book, up, veto("f2", "2026-02-06")))).isEqualTo("one-star");
        assertThat(grade(fold(book, up, bound))).isEqualTo("two-stars");
    }

    @Test
    void a_grade_that_the_judging_version_no_longer_has_decides_nothing_and_is_said() {
        RuleBook first = with("{grade: one-star}");
        RuleBook second = Given.parsed("id: test\ntitle: 测试\nversion: 2\ncounts-from: 2026-07-01\nbase: 80\n"
                + "grades: [{code: good, label: 好, stars: 1, from: 60}, {code: none, label: 未评星}]\nrules:\n" + OTHERS);
        Ledger ledger = fold(
                RuleBooks.of(List.of(first, second)), Given.YEAR_2026, Given.fullMember(), veto("f1", "2026-03-06"));

        assertThat(grade(ledger)).isEqualTo("good");
        assertThat(ledger.remarks())
                .extracting(Remark::reason)
                .containsExactly("“违法”（2026-03-06）：现行细则没有“one-star”这一级，未据此定级");
    }

    @Test
    void an_effect_stands_beside_points() {
        RuleBook book = book("base: 80\nrules:\n"
                + "  - {id: bad, label: 违纪, fact: deduction-recorded, points: -5, effect: {at-most: one-star}}\n");
        Ledger ledger = fold(book, veto("f1", "2026-03-06"));

        assertThat(ledger.total()).hasToString("75.00");
        assertThat(grade(ledger)).isEqualTo("one-star");
    }

    @Test
    void the_floor_of_the_total_comes_after_a_veto() {
        assertThat(fold(with("veto", "total: {floor: 10}"), veto("f1", "2026-03-06"))
                        .total())
                .hasToString("10.00");
    }

    @Test
    void a_ledger_that_goes_on_takes_a_veto_up_and_lays_it_down() {
        RunningLedger running = RunningLedger.of(
                RuleBooks.of(with("veto")),
                Given.YEAR_2026,
                Given.MEMBER,
                Given.fullMember(),
                Given.shanghai("2027-01-01T00:00:00"));
        running.add(List.of(
                veto("f1", "2026-03-06").fact(),
                attended("f2", "2026-03-06", "theme-day").fact()));
        assertThat(running.judgement().total()).hasToString("0.00");
        running.add(List.of(
                new What("f3", "cancellation", "2026-12-01").cancelling("f1").fact()));
        assertThat(running.judgement().total()).hasToString("80.00");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ban | 没有叫“ban”的效力 | veto",
                "{} | 没有写对结果有什么作用 | veto（一票否决）",
                "{later: count} | 没有写对结果有什么作用 | veto",
                "{later: count, at-most: none} | 这里没有 total | 加上 total",
                "{grade: none, at-most: none} | grade 已经定级 | 只写 grade",
                "{total: x} | “x”不是分值 | 两位小数",
                "{total: 0, later: never} | 没有叫“never”的计法 | ignored、deductions、count",
                "{grade: four-stars} | grades 中没有“four-stars”这一级 | three-stars",
                "{at-most: two-star} | 没有“two-star”这一级 | 是否想写“two-stars”？",
                "{at-least: x} | 没有“x”这一级 | 可用的是"
            })
    void a_mistake_in_an_effect_is_said(String effect, String reason, String expected) {
        Reading reading = RuleBookParser.parse("id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n"
                + "  - {id: veto, label: 违法, fact: deduction-recorded, effect: " + effect + "}\n");

        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        List<Finding> errors = ((Reading.Rejected) reading).errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).reason()).contains(reason);
        assertThat(errors.get(0).expected()).contains(expected);
        assertThat(errors.get(0).line()).isEqualTo(5);
    }

    @Test
    void a_grade_that_an_effect_names_must_be_in_every_list_of_bands() {
        Reading reading = RuleBookParser.parse("id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n"
                + "  - {id: veto, label: 违法, fact: deduction-recorded, effect: {at-most: one-star}}\n"
                + "grades: {by: [{status: [full], bands: [{code: none, label: 未评星}]}]}\n");

        assertThat(((Reading.Rejected) reading).errors().get(0).expected()).contains("by 下的每一组都要有");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{at-most: one-star} | “违法”（2026-03-06）：最高评为“一星”",
                "{at-least: three-stars} | “违法”（2026-03-06）：最低评为“三星”",
                "{at-most: two-stars} | ",
                "{at-most: three-stars} | ",
                "{at-least: two-stars} | ",
                "{at-least: one-star} | "
            })
    void a_bound_is_remarked_on_only_where_it_changes_the_grade(String effect, String remark) {
        assertThat(fold(with(effect), veto("f1", "2026-03-06")).remarks())
                .extracting(Remark::reason)
                .isEqualTo(remark == null ? List.of() : List.of(remark));
    }

    @Test
    void of_two_that_leave_the_same_the_first_is_named() {
        Ledger set = fold(with("veto"), veto("f1", "2026-03-06"), veto("f2", "2026-04-06"));
        Ledger held = fold(with("{total-at-most: 59}"), veto("f1", "2026-03-06"), veto("f2", "2026-04-06"));

        assertThat(set.lines().getLast().reason()).startsWith("“违法”（2026-03-06）");
        assertThat(held.lines().getLast().reason()).startsWith("“违法”（2026-03-06）");
    }

    @ParameterizedTest(name = "at most {0}: {1}")
    @CsvSource({"90, true", "89.99, false"})
    void a_grade_that_begins_at_the_most_that_is_left_is_still_to_be_had(String most, boolean open) {
        assertThat(fold(with("{total-at-most: " + most + "}"), veto("f1", "2026-03-06"))
                        .next()
                        .isPresent())
                .isEqualTo(open);
    }

    @Test
    void an_effect_ends_when_its_entry_lapses() {
        RuleBook book = book("base: 80\nrules:\n"
                + "  - {id: veto, label: 违法, fact: deduction-recorded, effect: veto, valid: {months: 1}}\n");

        assertThat(fold(book, veto("f1", "2026-11-30")).total()).hasToString("80.00");
        assertThat(fold(book, veto("f1", "2026-12-01")).total()).hasToString("0.00");
    }
}
