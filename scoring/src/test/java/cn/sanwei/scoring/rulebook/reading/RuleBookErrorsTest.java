package cn.sanwei.scoring.rulebook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.findings.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookErrorsTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\n";
    private static final String RULE = "rules:\n- {id: r, label: 阅读, fact: article-read, points: 1}\n";

    /** What stands on line 4 and after, the place of the error in the whole, its reason, and what would be right. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                // The top
                at("cap: 3\n" + RULE, 4, 1, "没有“cap”这个键", "可用的键：id、title"),
                at("grade: []\n" + RULE, 4, 1, "没有“grade”这个键", "是否想写“grades”？"),
                at("title: 又一个\n" + RULE, 4, 1, "“title”写了两次", "删去其中一个"),
                at("version: 0\n" + RULE, 4, 10, "0 超出范围", "1 至 10000 的整数"),
                at("version: v2\n" + RULE, 4, 10, "“v2”不是整数", "整数"),
                at("cycle-starts: 02-29\n" + RULE, 4, 15, "2 月 29 日不是每年都有", "07-01"),
                at("cycle-starts: 13-01\n" + RULE, 4, 15, "没有 13-01 这一天", "07-01"),
                at("cycle-starts: July\n" + RULE, 4, 15, "“July”不是月和日", "07-01"),
                at("objection-days: 0\n" + RULE, 4, 17, "0 超出范围", "1 至 60"),
                at("objection-days: 61\n" + RULE, 4, 17, "61 超出范围", "1 至 60"),
                at("show-rank: maybe\n" + RULE, 4, 12, "既不是“是”也不是“否”", "true 或 false"),
                at("mask-names: [true]\n" + RULE, 4, 13, "这里应当是一段文字", "写在同一行"),
                at("rules: reading\n", 4, 8, "这里应当是一个列表", "- "),
                at("rules: []\n", 4, 8, "没有积分项", "至少写一项"),
                at("? [a]\n: b\n" + RULE, 4, 3, "键不是一个词", "键: 值"),
                // Totals and bases
                at("total: {floor: 60, ceiling: 59.99}\n" + RULE, 4, 8, "总分上限 59.99 低于下限 60.00", "ceiling 要大于 floor"),
                at("total: {flor: 0}\n" + RULE, 4, 9, "没有“flor”这个键", "是否想写“floor”？"),
                at("total: {floor: 1.234}\n" + RULE, 4, 16, "“1.234”不是分值", "两位小数"),
                at("total: {floor: 1e3}\n" + RULE, 4, 16, "“1e3”不是分值", "两位小数"),
                at("total: {floor: 100000}\n" + RULE, 4, 16, "“100000”不是分值", "两位小数"),
                at("total: {floor: }\n" + RULE, 4, 15, "这里是空的", "删去这个键"),
                at("base: [{points: 60}, {points: 50, status: full}]\n" + RULE, 4, 22, "永远轮不到", "放在最后"),
                at("base: [{status: full}]\n" + RULE, 4, 8, "缺少“points”", "points: 60"),
                at("base: sixty\n" + RULE, 4, 7, "“sixty”不是分值", "两位小数"),
                at("exempt: {}\n" + RULE, 4, 9, "所有人都免评", "categories: [away]"),
                at("exempt: {categories: []}\n" + RULE, 4, 22, "列表是空的", "至少写一项"),
                at("exempt: {categories: [away, away]}\n" + RULE, 4, 29, "“away”写了两次", "删去其中一个"),
                at("exempt: {categories: [Away]}\n" + RULE, 4, 23, "“Away”不是合格的代码", "theme-day"),
                at("exempt: {status: [cadre]}\n" + RULE, 4, 19, "没有叫“cadre”的身份", "full、probationary"),
                at("exempt: {status: []}\n" + RULE, 4, 18, "没有写身份", "至少写一项"),
                // Rules
                at(rule("points: 1", "points: 0"), 5, 50, "每次 0 分", "写正数加分、负数扣分"),
                at(rule("points: 1", "points: one"), 5, 50, "“one”不是分值", "两位小数"),
                at(rule("article-read", "article-reed"), 5, 28, "没有事件会产生“article-reed”", "是否想写“article-read”？"),
                at(rule("article-read", "singing"), 5, 28, "没有事件会产生“singing”", "article-read、activity-attended"),
                at(rule("article-read", "opening-balance"), 5, 28, "不由积分项计分", "照数计入"),
                at(rule("id: r", "id: base"), 5, 8, "系统自用的代码", "换一个"),
                at(rule("id: r", "id: R"), 5, 8, "“R”不是合格的代码", "小写字母"),
                at(rule("id: r, ", ""), 5, 3, "缺少“id”", "id: theme-day"),
                at(rule("label: 阅读, ", ""), 5, 3, "缺少“label”", "label: 主题党日"),
                at(rule("fact: article-read, ", ""), 5, 3, "缺少“fact”", "fact: activity-attended"),
                at(rule(", points: 1", ""), 5, 3, "缺少“points”", "points: 5"),
                at(rule("阅读", "\"\\u0007\""), 5, 18, "控制字符", "一行普通文字"),
                at(rule("阅读", "读".repeat(61)), 5, 18, "文字太长", "最多 60 个字符"),
                at(rule("points: 1", "points: 1, micro: wechat"), 5, 60, "没有叫“wechat”的微类", "platform、points、wish"),
                at(RULE + "- {id: r, label: 又, fact: article-read, points: 1}\n", 6, 8, "积分项代码“r”已经用过", "不同的代码"),
                // When
                at(rule("points: 1", "points: 1, when: {kinds: x}"), 5, 60, "没有“kinds”这个键", "attributes"),
                at(rule("points: 1", "points: 1, when: {status: cadre}"), 5, 68, "没有叫“cadre”的身份", "full"),
                at(rule("points: 1", "points: 1, when: {measures: {hours: {}}}"), 5, 78, "没有写范围", "from（含）、below（不含）"),
                at(
                        rule("points: 1", "points: 1, when: {measures: {hours: {from: 3, below: 3}}}"),
                        5,
                        78,
                        "没有数在其中",
                        "below 要大于 from"),
                at(rule("points: 1", "points: 1, when: {measures: {hours: {from: -1}}}"), 5, 85, "不是可用的数", "1.5"),
                at(rule("points: 1", "points: 1, when: {measures: {hours: {from: 1000001}}}"), 5, 85, "数太大", "1000000"),
                at(rule("points: 1", "points: 1, when: {attributes: [x]}"), 5, 72, "键: 值", "kind: theme-day"),
                at(rule("points: 1", "points: 1, when: {categories: {}}"), 5, 72, "条件是空的", "any"),
                at(
                        rule("points: 1", "points: 1, when: {posts: {any: [deputy], none: [deputy]}}"),
                        5,
                        67,
                        "既要有又要没有",
                        "删去它"),
                // Units
                at(rule("points: 1", "points: 1, for-each: {unit: 1}"), 5, 63, "缺少“measure”", "measure: hours"),
                at(rule("points: 1", "points: 1, for-each: {measure: hours, unit: 0}"), 5, 86, "单位是 0", "大于 0"),
                at(
                        rule("points: 1", "points: 1, for-each: {measure: hours, count: some}"),
                        5,
                        87,
                        "没有叫“some”的计法",
                        "whole、parts"),
                at(
                        rule("points: 1", "points: 1, for-each: {measure: hours, at-most: 0}"),
                        5,
                        89,
                        "0 超出范围",
                        "1 至 100000"),
                // Caps
                at(rule("points: 1", "points: 1, caps: {points: 2}"), 5, 59, "这里应当是一个列表", "- "),
                at(rule("points: 1", "points: 1, caps: [{points: 2}]"), 5, 60, "缺少“per”", "per: month"),
                at(
                        rule("points: 1", "points: 1, caps: [{points: 2, per: fortnight}]"),
                        5,
                        77,
                        "没有叫“fortnight”的周期",
                        "day、week"),
                at(rule("points: 1", "points: 1, caps: [{points: 0, per: day}]"), 5, 69, "上限 0.00 不大于 0", "大于 0"),
                at(rule("points: 1", "points: 1, caps: [{points: -3, per: day}]"), 5, 69, "上限 -3.00 不大于 0", "也写正数"),
                at(rule("points: 1", "points: 1, caps: [{times: 0, per: day}]"), 5, 68, "0 超出范围", "1 至 100000"),
                at(rule("points: 1", "points: 1, caps: [{per: day}]"), 5, 60, "没有写上限是多少", "points（分）或 times（次）"),
                at(rule("points: 1", "points: 1, caps: [{points: 2, times: 1, per: day}]"), 5, 60, "写在了一起", "写成两项"),
                at(
                        rule("points: 1", "points: 1, caps: [{points: 2, per: day}, {points: 3, per: day}]"),
                        5,
                        83,
                        "两个同类上限",
                        "较小的一个"),
                // Groups
                at(
                        RULE + "groups: [{id: g, label: 组, rules: [q], caps: [{points: 2, per: day}]}]\n",
                        6,
                        36,
                        "没有叫“q”的积分项",
                        "rules 中某项的 id"),
                at(
                        RULE + "groups: [{id: g, label: 组, rules: [], caps: [{points: 2, per: day}]}]\n",
                        6,
                        35,
                        "组里没有积分项",
                        "至少写一项"),
                at(RULE + "groups: [{id: g, label: 组, rules: [r], caps: []}]\n", 6, 10, "没有上限的组", "写上 caps"),
                at(RULE + "groups: [{id: g, label: 组, rules: [r]}]\n", 6, 10, "缺少“caps”", "caps"),
                at(
                        RULE + "groups:\n- {id: g, label: 组, rules: [r], caps: [{points: 2, per: day}]}\n"
                                + "- {id: h, label: 组, rules: [r], caps: [{points: 2, per: day}]}\n",
                        8,
                        29,
                        "已在 groups[0].rules[0] 中",
                        "只能属于一组"),
                at(
                        RULE + "- {id: s, label: 旷, fact: activity-missed, points: -1}\n"
                                + "groups:\n- {id: g, label: 组, rules: [r, s], caps: [{points: 2, per: day}]}\n",
                        8,
                        28,
                        "加分项和扣分项在同一组",
                        "分成两组"),
                at(
                        RULE
                                + "- {id: s, label: 又, fact: article-read, points: 1}\ngroups:\n- {id: g, label: 组, rules: [r], caps: [{points: 2, per: day}]}\n"
                                + "- {id: g, label: 组, rules: [s], caps: [{points: 2, per: day}]}\n",
                        9,
                        8,
                        "组代码“g”已经用过",
                        "不同的代码"),
                // Grades
                at(
                        grades("{code: a, label: 甲, from: 90}", "{code: b, label: 乙, from: 90}", "{code: c, label: 丙}"),
                        5,
                        28,
                        "没有从高到低",
                        "从大到小"),
                at(
                        grades("{code: a, label: 甲, from: 80}", "{code: b, label: 乙, from: 90}", "{code: c, label: 丙}"),
                        5,
                        28,
                        "没有从高到低",
                        "从大到小"),
                at(
                        grades(
                                "{code: a, label: 甲, from: 90}",
                                "{code: b, label: 乙, from: 80, below: 91}",
                                "{code: c, label: 丙}"),
                        5,
                        39,
                        "与上一级重叠：90.00 至不足 91.00",
                        "below: 90.00"),
                at(
                        grades(
                                "{code: a, label: 甲, from: 90}",
                                "{code: b, label: 乙, from: 80, below: 89}",
                                "{code: c, label: 丙}"),
                        5,
                        39,
                        "有空档：89.00 至不足 90.00",
                        "below: 90.00"),
                at(
                        grades("{code: a, label: 甲, from: 90, below: 100}", "{code: c, label: 丙}"),
                        4,
                        47,
                        "不能封顶",
                        "删去 below"),
                at(
                        grades("{code: a, label: 甲, from: 90}", "{code: b, label: 乙, from: 60}"),
                        5,
                        28,
                        "下面没有等级了",
                        "code: none"),
                at(grades("{code: a, label: 甲}", "{code: c, label: 丙}"), 4, 10, "没有写从几分起", "加上 from"),
                at(grades("{code: a, label: 甲, from: 90}", "{code: a, label: 丙}"), 5, 9, "等级代码“a”已经用过", "不同的代码"),
                at("grades: []\n" + RULE, 4, 9, "没有等级", "90/80/60"),
                // Branches
                at("branches: {}\n" + RULE, 4, 11, "缺少“weights”", "0.6"),
                at("branches: {weights: {points-work: 0.6}}\n" + RULE, 4, 21, "缺少“year-end-target”", "0.4"),
                at(
                        "branches: {weights: {points-work: 0.6, year-end-target: 0.3}}\n" + RULE,
                        4,
                        21,
                        "权重之和是 0.9，不是 1",
                        "0.6 和 0.4"),
                at("branches: {weights: {points-work: 1.5, year-end-target: 0.4}}\n" + RULE, 4, 35, "权重大于 1", "0.6"),
                at(scorers("{apart: 5}"), 4, 72, "缺少“of-three”", "nearest"),
                at(scorers("{of-three: all}"), 4, 72, "缺少“apart”", "apart: 5"),
                at(scorers("{apart: 100, of-three: all}"), 4, 80, "最多相差 100 分", "例如 5"),
                at(scorers("{apart: -1, of-three: all}"), 4, 80, "最多相差 100 分", "例如 5"),
                at(scorers("{apart: 5, of-three: middle}"), 4, 93, "middle", "nearest"));
    }

    @ParameterizedTest(name = "[{index}] line {1}, column {2}: {3}")
    @MethodSource("mistakes")
    void a_mistake_is_said_with_its_place_its_reason_and_what_would_be_right(
            String rest, int line, int column, String reason, String expected) {
        List<Finding> errors = Refused.errors(HEAD + rest);

        assertThat(errors).isNotEmpty();
        Finding first = errors.get(0);
        assertThat(first.reason()).contains(reason);
        assertThat(first.expected()).contains(expected);
        assertThat(first.line() + ":" + first.column()).isEqualTo(line + ":" + column);
        assertThat(errors).as("one mistake, one error").hasSize(1);
    }

    @Test
    void what_is_missing_at_the_top_is_said_all_at_once() {
        assertThat(Refused.errors("version: 1\n"))
                .extracting(Finding::reason)
                .containsExactlyInAnyOrder("缺少“id”", "缺少“title”", "缺少“counts-from”", "缺少“rules”");
    }

    @Test
    void all_errors_are_said_at_once_in_the_order_of_their_places() {
        List<Finding> errors = Refused.errors("""
                id: test
                title: 测试
                counts-from: 2026-02-30
                total: {floor: x}
                rules:
                  - {id: a, label: 甲, fact: singing, points: 1}
                  - {id: b, label: 乙, fact: article-read, points: 0}
                groups:
                  - {id: g, label: 组, rules: [a, b, c], caps: [{points: 1, per: day}]}
                grades: [{code: x, label: 甲}]
                """);

        assertThat(errors).extracting(Finding::line).containsExactly(3, 4, 6, 7, 9);
        assertThat(errors.get(4).reason()).as("a and b are there, though wrong").isEqualTo("没有叫“c”的积分项");
    }

    @Test
    void an_error_reads_as_a_sentence() {
        assertThat(Refused.errors(HEAD + "version: 0\n" + RULE).get(0))
                .hasToString("错误（第4行第10列，version）：0 超出范围。写成 1 至 10000 的整数。");
    }

    private static Arguments at(String rest, int line, int column, String reason, String expected) {
        return Arguments.of(rest, line, column, reason, expected);
    }

    private static String rule(String instead, String of) {
        return RULE.replace(instead, of);
    }

    private static String scorers(String scorers) {
        return "branches: {weights: {points-work: 0.6, year-end-target: 0.4}, scorers: " + scorers + "}\n" + RULE;
    }

    private static String grades(String... bands) {
        return "grades: [" + String.join(",\n ", bands) + "]\n" + RULE;
    }
}
