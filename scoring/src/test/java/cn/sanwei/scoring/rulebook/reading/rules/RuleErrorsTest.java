package cn.sanwei.scoring.rulebook.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.findings.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in what a rule can say beside the simplest. "→" stands before what is to be blamed. */
class RuleErrorsTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "absence: →{per: week}, points: -1 | 缺少“of” | of: article-read",
                "absence: →{of: article-read}, points: -1 | 缺少“per” | per: week",
                "absence: {of: →singing, per: week}, points: -1 | 没有事件会产生“singing” | 可用的是",
                "absence: {of: article-read, per: week}, fact: →article-read, points: -1 | 不能再写“fact” | 删去其中一个",
                "absence: {of: article-read, per: week}, when: →{attributes: {kind: a}}, points: -1 | 没有属性 | absence 的 when",
                "absence: →{of: quiz-taken, per: week}, scale: {measure: score, out-of: 9, to: 9} | 只能按 points、ladder | 改用",
                "absence: →{of: article-read, per: week}, points: -1, repeat: {by: 2, within: {days: 30}} | 不能和 repeat | 删去它们",
                "absence: →{of: article-read, per: week}, points: -1, suspends: {rules: [r], for: {days: 3}} | 不能和 repeat | 删去它们",
                "absence: →{of: article-read, per: week}, points: -1, recorded-within: {days: 3} | 不能和 repeat | 删去它们",
                "absence: {of: article-read, per: week}, points: -1, valid: →{days: 9, across-cycles: true} | 只在本积分年度有效 | 删去",
            })
    void a_mistake_in_what_did_not_happen_is_said_too(String rule, String reason, String expected) {
        isBlamed("- {id: r, label: 项目, " + rule + "}", reason, expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fact: →阅读文章, points: 1 | article-read",
                "fact: article-read, points: 1, caps: [{points: 1, per: →天}] | day",
                "fact: article-read, points: 1, when: {status: →预备党员} | probationary",
                "fact: article-read, points: 1, micro: →微心愿 | wish",
            })
    void a_word_in_place_of_its_code_is_understood_and_the_code_is_said(String rule, String code) {
        isBlamed("- {id: r, label: 项目, " + rule + "}", "", "是否想写“" + code + "”？");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fact: →colleague-scored, points: -5 | 没有写是别人的哪一项 | attributes: {rule:",
                "fact: colleague-scored, when: {attributes: {rule: →nothing}}, points: -5 | 没有叫“nothing”的积分项 | 某项的 id",
                "fact: colleague-scored, when: {attributes: {rule: →d}}, points: -5 | 不再传给第三个人 | 别人自己的事项",
                "fact: colleague-scored, when: {attributes: {rule: →a}}, points: -5 | 没有发生的事，不传给别人 | 由发生的事",
                "fact: mentee-scored, when: {attributes: {rule: →l}}, points: 1, for-each: {measure: points} | 要看以前的各次 | 固定的 points",
                "fact: mentee-scored, when: {attributes: {rule: p, as: →uncle}}, points: 1 | 没有事件会符合 | contact、introducer、mentor",
                "absence: {of: →colleague-scored, per: week}, points: -1 | 别人的得分没有发生 | 本人事项",
            })
    void a_mistake_in_what_comes_from_others_is_said_too(String rule, String reason, String expected) {
        isBlamed(
                "- {id: r, label: 项目, " + rule + "}\n"
                        + "- {id: p, label: 阅读, fact: article-read, points: 1}\n"
                        + "- {id: l, label: 逐次, fact: article-read, ladder: {per: cycle, steps: [1, 2]}}\n"
                        + "- {id: a, label: 未读, absence: {of: article-read, per: week}, points: -1}\n"
                        + "- {id: d, label: 连带, fact: colleague-scored, when: {attributes: {rule: p}}, points: 1}\n",
                reason,
                expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: g, label: 组, rules: [r], caps: [{points: 5, per: cycle}]} | 有上限的组“组”",
                "{id: g, label: 组, rules: [r, p], highest: month} | 只取最高的组“组”",
                "{id: g, label: 组, rules: [r], highest: fact}, {id: o, label: 外, groups: [g], rules: [p], caps: [{points: 5, per: day}]} | 只取最高的组“组”",
            })
    void a_mean_in_a_group_that_has_caps_or_counts_the_highest_would_depend_on_the_order_of_the_marks(
            String groups, String reason) {
        isBlamed(
                "- {id: r, label: 互评, fact: appraisal-given, average: →{measure: score, per: cycle, out-of: 100, to: 5}}\n"
                        + "- {id: p, label: 阅读, fact: article-read, points: 1}\ngroups: [" + groups + "]",
                reason,
                "移出这一组");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 1, valid: →{days: 9} | {id: g, label: 组, rules: [r, p], highest: month} | 有效期不能用在",
                "points: 1, valid: →{days: 9} | {id: g, label: 组, rules: [r, c]} | 有效期不能用在",
                "ladder: {per: cycle, steps: [-3, {clears: group}]}, caps: →[{points: 5, per: day}] | {id: g, label: 组, rules: [r, p]} | 清零不受上限限制",
            })
    void what_lapses_or_clears_is_not_held_by_what_looks_at_sums(String rule, String group, String reason) {
        isBlamed(
                "- {id: r, label: 项目, fact: quiz-taken, " + rule + "}\n"
                        + "- {id: p, label: 阅读, fact: article-read, points: 1}\n"
                        + "- {id: c, label: 缺席, fact: activity-missed, ladder: {per: cycle, steps: [-3, {clears: so-far}]}}\n"
                        + "groups: [" + group + (group.contains("c]") ? "" : ", {id: h, label: 又, rules: [c]}") + "]",
                reason,
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: g, label: 组, rules: [r, p], highest: fact}",
                "{id: g, label: 组, rules: [p], caps: [{points: 5, per: day}]}"
            })
    void what_lapses_may_stand_in_a_group_that_looks_at_no_sum_of_its_own(String group) {
        assertThat(Refused.errors(HEAD + "- {id: r, label: 项目, fact: quiz-taken, points: 1, valid: {days: 9}}\n"
                        + "- {id: p, label: 阅读, fact: article-read, points: 1}\ngroups: [" + group + "]\n"))
                .isEmpty();
    }

    private static void isBlamed(String rules, String reason, String expected) {
        String yaml = HEAD + rules.replace("→", "") + "\n";
        String before = (HEAD + rules).substring(0, (HEAD + rules).indexOf("→"));
        int line = before.split("\n", -1).length;
        int column = before.length() - before.lastIndexOf('\n');

        List<Finding> errors = Refused.errors(yaml);

        assertThat(errors).as("one mistake, one error").hasSize(1);
        assertThat(errors.get(0).reason()).contains(reason);
        assertThat(errors.get(0).expected()).contains(expected);
        assertThat(errors.get(0).line() + ":" + errors.get(0).column()).isEqualTo(line + ":" + column);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // One way to reckon
                "points: →1, table: {measure: score, steps: [{from: 1, points: 1}]} | “table”已说明分值 | 删去其中一个",
                "for-each: →{measure: hours}, scale: {measure: score, out-of: 100, to: 20} | 不能再写“for-each” | 删去其中一个",
                "scale: {measure: score, out-of: 100, to: 20}, table: →{measure: score, steps: [{from: 1, points: 1}]} | “table”“scale”写在了一起 | 分成几项",
                // Tables
                "table: →{steps: [{from: 60, points: 1}]} | 缺少“measure” | measure: hours",
                "table: →{measure: score} | 缺少“steps” | steps:",
                "table: {measure: score, steps: →[]} | 一档也没有写 | 至少写一档",
                "table: {measure: score, steps: →60} | 应当是一个列表 | - ",
                "table: {measure: score, steps: [→{points: 1}]} | 缺少“from” | from: 60",
                "table: {measure: score, steps: [→{from: 60}]} | 缺少“points” | points: 1",
                "table: {measure: score, steps: [{from: 60, points: 1}, →{from: 60, points: 2}]} | 不大于上一档的 60 | 从小到大",
                "table: {measure: score, steps: [{from: 60, points: 1}, →{from: 70, points: -1}]} | 加分和扣分写在了同一项里 | 分成两项",
                "table: →{measure: score, steps: [{from: 60, points: 0}]} | 每一档都是 0 分 | 写正数加分",
                "table: {measure: score, steps: [{from: 60, points: 1, →to: 70}]} | 没有“to”这个键 | from、points",
                // Brackets
                "brackets: →{measure: yuan, steps: [{points: 0}]} | 每一档都是 0 分 | 写正数加分",
                "brackets: {measure: yuan, steps: →[]} | 一档也没有写 | 至少写一档",
                "brackets: {measure: yuan, unit: →0, steps: [{points: 1}]} | 单位是 0 | 大于 0",
                "brackets: {measure: yuan, count: →half, steps: [{points: 1}]} | 没有叫“half”的计法 | whole、parts",
                "brackets: {measure: yuan, steps: [{points: 1}, →{to: 5, points: 2}]} | 没有写到哪里为止 | 只有最后一档",
                "brackets: {measure: yuan, steps: [{to: 9, points: 1}, →{to: 9, points: 2}]} | 不大于上一档的 9 | 从小到大",
                "brackets: {measure: yuan, steps: [{to: 9, points: 1}, →{points: -2}]} | 加分和扣分写在了同一项里 | 分成两项",
                // Scales
                "scale: {measure: score, out-of: →0, to: 20} | 这里不能是 0 | 大于 0",
                "scale: →{measure: score, out-of: 100} | 缺少“to” | to: 20",
                "scale: →{measure: score, out-of: 100, to: 0} | 每一档都是 0 分 | 写正数加分",
                // Milestones
                "milestones: →{per: cycle} | 缺少“steps” | every",
                "milestones: →{steps: [{at: 4, points: 1}]} | 缺少“per” | per: cycle",
                "milestones: {per: →year, steps: [{at: 4, points: 1}]} | 没有叫“year”的周期 | lifetime",
                "milestones: →{per: cycle, steps: [{at: 4, points: 1}, {at: 9, points: 2}]} | 缺少“mode” | replacing",
                "milestones: {per: cycle, mode: →best, steps: [{at: 4, points: 1}]} | 没有叫“best”的计法 | replacing、adding",
                "milestones: {per: cycle, mode: replacing, steps: →[{at: 4, points: 2}, {at: 9, points: 1}]} | 高一档的分值反而小 | 逐档增大",
                "milestones: {per: cycle, every: {at: →0, points: 5}} | 这里不能是 0 | 大于 0",
                // Multipliers
                "points: 1, multiply: →[] | 没有写系数 | by: 1.2",
                "points: 1, multiply: [→{when: {posts: [secretary]}}] | 缺少“by” | by: 1.2",
                "points: 1, multiply: [{by: →-2}] | “-2”不是可用的数 | 0 至",
                "points: 1, multiply: [{by: →101}] | 系数 101 太大 | 最大 100",
                // Steps
                "ladder: {per: cycle, steps: →[]} | 一级也没有写 | 至少写一级",
                "ladder: {per: cycle, steps: [-3, →5]} | 加分和扣分写在了同一项里 | 分成两项",
                "ladder: →{per: cycle, steps: [-3, {clears: group}]} | 不在任何组里 | 同一组",
                "points: 1, streak: {of: →quarter, length: 3} | 没有叫“quarter”的周期 | day、week、month",
                "points: 1, streak: {of: day, length: →1} | 1 超出范围 | 2 至 366",
                "average: →{measure: score, per: cycle, out-of: 100} | 缺少“to” | to: 50",
                "caps: [{points: 9, per: day}], average: →{measure: score, per: cycle, out-of: 100, to: 50} | 平均分不能再有上限 | 删去",
                "repairs: →{rule: r} | 没有写返还多少 | share: 50",
                "repairs: {rule: r, instead: →5} | 替代的分值大于 0 | 负数",
                "repairs: →{rule: other, share: 50} | 没有叫“other”的积分项 | 某项的 id",
                "repairs: →{rule: r, share: 50} | 不能返还自己 | 另一项",
                "points: 1, for-each: →{measure: score}, streak: {of: day, length: 3} | 不能和“for-each” | 删去其中一个",
                // Terms
                "points: 1, multiply: →[{by: 100}, {by: 11}] | 系数相乘最大可到 1100 | 最大 100",
                "points: 1, multiply: →[{by: 100}], repeat: {by: 11, within: {days: 9}} | 系数相乘最大可到 1100 | 最大 100",
                "points: 1, requires: →[] | 没有写条件 | 删去这个键",
                "points: 1, suspends: →{rules: [other], for: {months: 3}} | 没有叫“other”的积分项 | 某项的 id",
                "points: 1, valid: {years: 1, longer: [{above: 40, years: 2}, →{above: 40, years: 3}]} | 不大于上一档 | above 从小到大",
                "points: 1, requires: →[{rule: other, per: cycle}] | 没有叫“other”的积分项 | 某项的 id",
                "points: 1, requires: →[{rule: r, per: cycle}] | 以自己为前提 | 另一项",
                "points: 1, suspends: →{for: {months: 3}} | 没有写停哪些项 | rules",
                "points: 1, suspends: →{groups: [g], for: {months: 3}} | 没有叫“g”的组 | 某组的 id",
                "points: 1, repeat: →{by: 2} | 没有写多久以内算重复 | within",
                "points: 1, recorded-within: →{} | 没有写多久 | {days: 30}",
                "points: 1, recorded-within: →{days: 3, months: 1} | 几种单位写在了一起 | 只用一种",
                "points: 1, valid: →{across-cycles: true} | 没有写多久 | {years: 1}",
                "points: 1, valid: {years: 1, longer: [{above: →-40, years: 2}]} | 分值写正数 | 按大小",
                // When
                "points: 1, when: {weekdays: [→funday]} | 没有叫“funday”的星期 | saturday",
                "points: 1, when: {weekdays: →[]} | 没有写星期几 | saturday",
                "points: 1, when: {clock: →{from: \"19:00\"}} | 缺少“below” | 21:30",
                "points: 1, when: {clock: {from: →7pm, below: \"21:30\"}} | “7pm”不是时间 | 19:00",
                "points: 1, when: {clock: {from: →\"24:00\", below: \"21:30\"}} | 没有 24:00 这个时间 | 23:59",
                "points: 1, when: {clock: →{from: \"19:00\", below: \"19:00\"}} | 没有时间在其中 | 要不同",
            })
    void a_mistake_in_a_rule_is_said_with_its_place_its_reason_and_what_would_be_right(
            String rule, String reason, String expected) {
        isBlamed("- {id: r, label: 项目, fact: quiz-taken, " + rule + "}", reason, expected);
    }
}
