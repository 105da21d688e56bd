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

/** What is allowed and unwise: the rule book is accepted, and the warning says why it should be thought about. */
class WarningsTest {

    private static List<Finding> warnings(String rest) {
        Reading reading = RuleBookParser.parse("id: test\ntitle: 测试\ncounts-from: 2026-01-01\n" + rest);
        return ((Reading.Accepted) reading).warnings();
    }

    private static List<Finding> ofRule(String rule) {
        return warnings("rules:\n- {id: r, label: 项目, " + rule + "}\n");
    }

    @Test
    void a_plain_rule_book_has_none() {
        assertThat(ofRule("fact: article-read, points: 1, caps: [{points: 1, per: day}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logged-in", "article-liked", "study-timed"})
    void points_for_logging_in_likes_and_time_are_warned_of(String fact) {
        List<Finding> warnings = ofRule("fact: " + fact + ", points: 1");

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).reason()).contains("按登录、点赞或时长计分");
        assertThat(warnings.get(0).line() + ":" + warnings.get(0).column()).isEqualTo("5:3");
    }

    @Test
    void points_by_minutes_are_warned_of_whatever_they_are_for() {
        assertThat(ofRule("fact: deed-recorded, points: 1, for-each: {measure: minutes, at-most: 2}"))
                .extracting(Finding::reason)
                .anyMatch(reason -> reason.contains("时长计分"));
    }

    @Test
    void a_rank_that_members_see_is_warned_of() {
        assertThat(warnings("show-rank: true\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n"))
                .extracting(Finding::reason)
                .containsExactly("向党员显示名次就是积分排名");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 10 | true",
                "points: 9.99 | false",
                "points: -20 | false",
                "points: 20, caps: [{points: 9, per: cycle}] | false",
                "points: 5, for-each: {measure: yuan} | true",
                "points: 5, for-each: {measure: yuan, at-most: 2} | true",
                "points: 5, for-each: {measure: yuan, at-most: 1} | false",
                "points: 5, for-each: {measure: yuan}, caps: [{points: 9, per: month}] | false",
                "points: 5, for-each: {measure: yuan}, caps: [{times: 1, per: month}] | true",
            })
    void one_occurrence_that_crosses_a_band_alone_is_warned_of(String rule, boolean warned) {
        assertThat(ofRule("fact: donation-made, " + rule).stream()
                        .anyMatch(warning -> warning.reason().contains("单独一次就能跨过一个等级")))
                .isEqualTo(warned);
    }

    @Test
    void a_groups_cap_keeps_one_occurrence_from_crossing_a_band() {
        assertThat(warnings("""
                        rules: [{id: r, label: 捐助, fact: donation-made, points: 5, for-each: {measure: yuan}}]
                        groups: [{id: g, label: 组, rules: [r], caps: [{points: 8, per: cycle}]}]
                        """)).isEmpty();
    }

    @Test
    void a_cap_below_what_one_occurrence_gives_is_warned_of_on_a_rule_and_on_a_group() {
        List<Finding> warnings = warnings("""
                rules:
                - {id: r, label: 党课, fact: activity-attended, points: 3, caps: [{points: 2, per: month}, {times: 1, per: day}]}
                - {id: s, label: 会议, fact: activity-attended, points: 1}
                groups: [{id: g, label: 组, rules: [r, s], caps: [{points: 3, per: week}, {points: 2.5, per: day}]}]
                """);

        assertThat(warnings)
                .extracting(Finding::toString)
                .containsExactly(
                        "提醒（第5行第65列，rules[0].caps[0]）：每月上限 2.00 分小于“党课”一次的 3.00 分。提高上限，或减少一次的分值。",
                        "提醒（第7行第74列，groups[0].caps[1]）：每日上限 2.50 分小于“党课”一次的 3.00 分。提高上限，或减少一次的分值。");
    }

    @Test
    void a_condition_on_what_the_events_never_say_is_warned_of() {
        assertThat(
                        ofRule(
                                "fact: article-read, points: 1, when: {attributes: {kind: theory}, measures: {hours: {from: 1}}}"))
                .extracting(Finding::toString)
                .containsExactly(
                        "提醒（第5行第79列，rules[0].when.attributes.kind）：“阅读文章”的事件没有“kind”这个属性，只有导入的数据可能有。有的是：category。",
                        "提醒（第5行第106列，rules[0].when.measures.hours）：“阅读文章”的事件没有“hours”这个数值，只有导入的数据可能有。没有这类条件可写。");
        assertThat(ofRule("fact: activity-attended, points: 1, for-each: {measure: hour, at-most: 2}"))
                .extracting(Finding::expected)
                .containsExactly("是否想写“hours”？有的是：hours");
    }

    @Test
    void a_grade_that_the_ceiling_keeps_out_of_reach_is_warned_of() {
        assertThat(warnings("total: {ceiling: 89.99}\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n"))
                .extracting(Finding::reason)
                .containsExactly("总分上限 89.99 以内达不到“三星”的 90.00 分");
        assertThat(warnings("total: {ceiling: 90}\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n"))
                .isEmpty();
    }

    @Test
    void a_base_above_the_ceiling_is_warned_of() {
        assertThat(
                        warnings(
                                "base: 101\ntotal: {ceiling: 100}\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n"))
                .extracting(Finding::reason)
                .containsExactly("基础分 101.00 高于总分上限 100.00");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 1, for-each: {measure: →tons}",
                "table: {measure: →tons, steps: [{from: 1, points: 1}]}",
                "brackets: {measure: →tons, steps: [{to: 5, points: 1}]}",
                "scale: {measure: →tons, out-of: 10, to: 5}",
                "average: {measure: →tons, per: cycle, out-of: 10, to: 5}",
                "milestones: {measure: →tons, per: cycle, steps: [{at: 4, points: 1}]}"
            })
    void a_measure_that_no_event_of_the_type_has_is_warned_of_where_it_is_written(String rule) {
        String head = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n";
        String line = "- {id: r, label: 项目, fact: quiz-taken, " + rule + "}\n";

        List<Finding> warnings = ((Reading.Accepted) RuleBookParser.parse(head + line.replace("→", ""))).warnings();

        assertThat(warnings).extracting(Finding::reason).anyMatch(reason -> reason.contains("没有“tons”这个数值"));
        Finding warning = warnings.stream()
                .filter(one -> one.reason().contains("tons"))
                .findFirst()
                .orElseThrow();
        assertThat(warning.line() + ":" + warning.column()).isEqualTo("5:" + (line.indexOf('→') + 1));
    }
}
