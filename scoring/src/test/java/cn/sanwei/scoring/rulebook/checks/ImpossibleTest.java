package cn.sanwei.scoring.rulebook.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no schema sees: caps that nothing can reach, and rules that no event can match. */
class ImpossibleTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\n";

    private static List<String> errors(String rest) {
        return switch (RuleBookParser.parse(HEAD + rest)) {
            case Reading.Accepted accepted -> List.of();
            case Reading.Rejected rejected ->
                rejected.errors().stream().map(Finding::toString).toList();
        };
    }

    private static List<String> errorsOf(String rule) {
        return errors("rules:\n- {id: r, label: 项目, fact: donation-made, " + rule + "}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points: 1, caps: [{points: 2, per: day}, {points: 14, per: week}]",
                "points: 1, caps: [{points: 2, per: day}, {points: 62, per: month}]",
                "points: 1, caps: [{points: 2, per: day}, {points: 184, per: quarter}]",
                "points: 1, caps: [{points: 2, per: day}, {points: 732, per: cycle}]",
                "points: 1, caps: [{points: 2, per: week}, {points: 12, per: month}]",
                "points: 1, caps: [{points: 2, per: month}, {points: 4, per: week}]",
                "points: 1, caps: [{points: 3, per: month}, {points: 3, per: day}]",
                "points: 2, caps: [{times: 3, per: month}, {points: 6, per: month}]",
                "points: 2, caps: [{times: 3, per: day}, {points: 5, per: day}]",
                "points: 2, caps: [{points: 5, per: day}, {times: 3, per: day}]",
                "points: 1, for-each: {measure: yuan}, caps: [{times: 1, per: day}, {points: 99999, per: day}]",
                "points: 1, for-each: {measure: yuan}, caps: [{points: 1, per: day}, {times: 100, per: day}]",
                "points: 1, for-each: {measure: yuan, at-most: 5}, caps: [{times: 2, per: day}, {points: 10, per: day}]",
                "points: -2, caps: [{times: 3, per: month}, {points: 6, per: month}]",
            })
    void a_cap_that_can_just_be_reached_is_no_error(String rule) {
        assertThat(errorsOf(rule)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 1, caps: [{points: 2, per: day}, {points: 15, per: week}] | 1 | 每周最多 14.00 分",
                "points: 1, caps: [{points: 2, per: day}, {points: 733, per: cycle}] | 1 | 本积分年度最多 732.00 分",
                "points: 1, caps: [{points: 5, per: day}, {points: 3, per: month}] | 0 | 每日最多 3.00 分",
                "points: 2, caps: [{times: 3, per: month}, {points: 7, per: month}] | 1 | 每月最多 6.00 分",
                "points: 2, caps: [{points: 5, per: day}, {times: 4, per: day}] | 1 | 每日最多 3 次",
                "points: 2, caps: [{times: 1, per: day}, {times: 8, per: week}] | 1 | 每周最多 7 次",
                "points: 1, for-each: {measure: yuan, at-most: 5}, caps: [{times: 2, per: day}, {points: 11, per: day}] | 1 | 每日最多 10.00 分",
                "points: -2, caps: [{times: 3, per: month}, {points: 7, per: month}] | 1 | 每月最多 6.00 分",
            })
    void a_cap_that_the_others_keep_out_of_reach_is_an_error(String rule, int cap, String reach) {
        assertThat(errorsOf(rule))
                .singleElement()
                .asString()
                .contains("rules[0].caps[" + cap + "]", "这个上限永远达不到", reach)
                .startsWith("错误（第5行第");
    }

    @Test
    void a_groups_cap_beyond_what_its_rules_can_give_together_is_an_error() {
        String book = """
                rules:
                - {id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 3, per: month}]}
                - {id: b, label: 乙, fact: activity-attended, points: 1, caps: [{times: 2, per: month}]}
                groups: [{id: g, label: 组, rules: [a, b], caps: [{points: %s, per: month}]}]
                """;

        assertThat(errors(book.formatted("5"))).isEmpty();
        assertThat(errors(book.formatted("5.01")))
                .containsExactly("错误（第7行第50列，groups[0].caps[0]）：这个上限永远达不到：按其他上限，“组”每月最多 5.00 分。写不大于 5.00 分 的数，或删去它。");
    }

    @Test
    void a_group_with_a_rule_that_nothing_bounds_may_have_any_cap() {
        assertThat(errors("""
                        rules:
                        - {id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 3, per: month}]}
                        - {id: b, label: 乙, fact: activity-attended, points: 1}
                        groups: [{id: g, label: 组, rules: [a, b], caps: [{points: 500, per: month}]}]
                        """)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "activity-attended, absent",
        "activity-attended, leave",
        "activity-leave, present",
        "activity-missed, late",
        "activity-missed, persent"
    })
    void a_mark_that_this_type_never_has_is_an_error(String fact, String mark) {
        assertThat(errors("rules:\n- {id: r, label: 项目, fact: " + fact + ", points: 1, when: {attributes: {mark: "
                        + mark + "}}}\n"))
                .singleElement()
                .asString()
                .contains("rules[0].when.attributes.mark", "没有事件会符合", "“mark”不会是" + mark, "可用的是：");
    }

    @Test
    void a_list_of_marks_of_which_one_can_be_is_no_error() {
        assertThat(
                        errors(
                                "rules:\n- {id: r, label: 项目, fact: activity-attended, points: 1, when: {attributes: {mark: [present, leave]}}}\n"))
                .isEmpty();
    }

    @Test
    void a_figure_beyond_what_is_ever_scored_is_an_error() {
        String rule =
                "rules:\n- {id: r, label: 项目, fact: wish-fulfilled, points: 1, when: {measures: {rating: {from: %s}}}}\n";

        assertThat(errors(rule.formatted("5"))).isEmpty();
        assertThat(errors(rule.formatted("6")))
                .singleElement()
                .asString()
                .contains("rules[0].when.measures.rating", "“rating”最大 5，更大的不计分");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 100, for-each: {measure: yuan} | ",
                "points: 100.01, for-each: {measure: yuan} | 一次最多可到 100010000 分",
                "points: -100.01, for-each: {measure: yuan} | 一次最多可到 100010000 分",
                "points: 99999.99, for-each: {measure: yuan, at-most: 1000} | ",
                "points: 99999.99, for-each: {measure: yuan, at-most: 1001} | 一次最多可到 100099989 分",
                "points: 99999.99, for-each: {measure: yuan, unit: 0.0001} | 一次最多可到 999999900000000 分",
                "brackets: {measure: yuan, unit: 0.01, steps: [{to: 5, points: 1}, {points: 2}]} | 一次最多可到 200000000 分",
                "milestones: {measure: yuan, per: cycle, every: {at: 1, points: 99}} | ",
                "milestones: {measure: yuan, per: cycle, every: {at: 1, points: 100}} | 一次最多可到 100000100 分",
                "milestones: {per: cycle, every: {at: 1, points: 99999}} | ",
                "points: 50, for-each: {measure: yuan}, multiply: [{by: 2}, {by: 0.5}] | ",
                "points: 50, for-each: {measure: yuan}, multiply: [{by: 3}] | 一次最多可到 150000000 分",
                "points: 50, for-each: {measure: yuan}, repeat: {by: 3, within: {days: 9}} | 一次最多可到 150000000 分",
            })
    void one_occurrence_is_worth_no_more_than_can_be_summed_up(String rule, String reason) {
        List<String> errors = errorsOf(rule);

        if (reason == null) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors).hasSize(1);
            assertThat(errors.getFirst()).contains(reason).contains("第5行第3列");
        }
    }

    @Test
    void caps_that_leave_more_than_can_be_summed_up_are_as_good_as_none() {
        assertThat(errorsOf("points: 99999.99, caps: [{times: 100000, per: day}]"))
                .isEmpty();
        assertThat(
                        errors(
                                "rules:\n- {id: a, label: 甲, fact: donation-made, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: b, label: 乙, fact: article-read, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: c, label: 丙, fact: wish-claimed, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: d, label: 丁, fact: wish-fulfilled, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: e, label: 戊, fact: quiz-taken, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: f, label: 己, fact: notice-signed, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: g, label: 庚, fact: deed-recorded, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: h, label: 辛, fact: manuscript-used, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: i, label: 壬, fact: appraisal-given, points: 99999.99, caps: [{times: 90000, per: month}]}\n"
                                        + "- {id: j, label: 癸, fact: activity-attended, points: 99999.99, caps: [{times: 90000, per: month}]}\n"))
                .isEmpty();
    }
}
