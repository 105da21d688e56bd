package cn.sanwei.scoring.rulebook.reading.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong in the keys beside the rules. */
class GradingErrorsTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\n";
    private static final String RULE = "rules:\n- {id: r, label: 阅读, fact: article-read, points: 1}\n"
            + "- {id: s, label: 旷, fact: activity-missed, points: -1}\n";
    private static final String LOWEST = "{code: c, label: 丙}";

    /** What stands on line 4, the column of the error, its reason, and what would be right. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                // Base
                at("base: {points: 60, pro-rata: weeks}", 30, "没有叫“weeks”的折算方法", "months-begun、whole-months、days"),
                at("base: {points: 60, prorata: days}", 20, "没有“prorata”这个键", "是否想写“pro-rata”？"),
                // Parts
                at("parts: []", 8, "没有部分", "至少写一项"),
                at("parts: [{label: 甲, rules: [r]}]", 9, "缺少“id”", "id: daily"),
                at("parts: [{id: a, rules: [r]}]", 9, "缺少“label”", "label: 日常积分"),
                at("parts: [{id: a, label: 甲}]", 9, "缺少“rules”", "rest"),
                at("parts: [{id: a, label: 甲, rules: [q]}]", 35, "没有叫“q”的积分项", "rules 中某项的 id"),
                at("parts: [{id: a, label: 甲, rules: []}]", 34, "没有写积分项", "至少写一项"),
                at("parts: [{id: a, label: 甲, rules: [r, r]}]", 38, "“r”写了两次", "删去其中一个"),
                at(
                        "parts: [{id: a, label: 甲, rules: [r]}, {id: b, label: 乙, rules: [s, r]}]",
                        65,
                        "“r”已在“a”部分",
                        "只能属于一个"),
                at("parts: [{id: a, label: 甲, rules: [r]}, {id: a, label: 乙, rules: [s]}]", 45, "部分代码“a”已经用过", "不同的代码"),
                at("parts: [{id: a, label: 甲, rules: rest}, {id: b, label: 乙, rules: rest}]", 66, "其余各项已在另一部分", "只有一个"),
                at(
                        "parts: [{id: a, label: 甲, rules: [r], floor: 2, ceiling: 1}]",
                        9,
                        "部分上限 1.00 低于下限 2.00",
                        "大于 floor"),
                at("parts: [{id: a, label: 甲, rules: [r], weight: 0}]", 47, "权重 0 超出范围", "0.8"),
                at("parts: [{id: a, label: 甲, rules: [r], weight: 10.0001}]", 47, "权重 10.0001 超出范围", "不大于 10"),
                at("parts: [{id: a, label: 甲, rules: [r], scale: {of: 0, to: 1}}]", 51, "满分是 0", "大于 0"),
                at("parts: [{id: a, label: 甲, rules: [r], scale: {of: 1}}]", 46, "缺少“to”", "to: 100"),
                // Rounding
                at("grades: {rounding: nearest, bands: [" + LOWEST + "]}", 20, "没有叫“nearest”的取整方法", "half-up、down、up"),
                at(
                        "grades: [{code: a, label: 甲, from: 90}, {code: b, label: 乙, from: 80, to: 89}, " + LOWEST
                                + "]",
                        75,
                        "没有说怎样取整：89.00 分以上",
                        "rounding: half-up（四舍五入）"),
                at(rounded("from: 90", "from: 80, to: 88"), "to: 88", "有空档：89.00 至不足 90.00", "to: 89.00"),
                at(rounded("from: 90", "from: 80, to: 90"), "to: 90", "重叠：90.00 至不足 91.00", "to: 89.00"),
                at(rounded("from: 90, to: 100", "from: 80"), "to: 100", "不能封顶，101.00 分以上", "删去 to"),
                at(rounded("from: 90", "from: 80, to: 79"), "to: 79", "没有分数在其中", "to 不小于 from"),
                at(rounded("from: 90", "from: 80, to: 89, below: 90"), "to: 89", "to 和 below 写在了一起", "只写其中一个"),
                at(rounded("from: 90", "from: 80.5"), "from: 80.5", "80.50 不是整数", "例如 80"),
                // Bands for some
                at("grades: {by: [{bands: [" + LOWEST + "]}]}", 15, "没有写对谁用这些等级", "status、categories 或 posts"),
                at("grades: {by: [{status: [full]}]}", 15, "缺少“bands”", "bands"),
                at(
                        "grades: {by: [{status: [full], bands: [{code: none, label: 末等}]}]}",
                        47,
                        "等级“none”在别处是“未评星”（0 星），这里是“末等”（0 星）",
                        "写成一样"),
                at(
                        "grades: {by: [{status: [full], bands: [{code: one-star, label: 一星, stars: 2, from: 9}, {code: none, label: 未评星}]}]}",
                        47,
                        "在别处是“一星”（1 星），这里是“一星”（2 星）",
                        "换一个代码"),
                at("grades: {by: [{status: [full], bands: []}]}", 39, "没有等级", "至少写一级"),
                // Conditions
                at("grades: {needs: []}", 17, "没有条件", "删去 needs"),
                at("grades: {needs: [{rules: [r]}]}", 18, "没有写要多少", "times"),
                at("grades: {needs: [{rules: [r], times: 1, points: 2}]}", 18, "写了 times、points", "中的一个"),
                at("grades: {needs: [{times: 1}]}", 18, "没有写看哪些积分项", "rules"),
                at("grades: {needs: [{part: a, rules: [r], points: 1}]}", 18, "rules 和 part 写在了一起", "中的一个"),
                at("grades: {needs: [{part: a, points: 1}]}", 25, "没有叫“a”的部分", "可用的是"),
                at("grades: {needs: [{rules: [q], times: 1}]}", 27, "没有叫“q”的积分项", "某项的 id"),
                at("grades: {needs: [{rules: [r], times: 0}]}", 38, "0 超出范围", "1 至"),
                at("grades: {needs: [{rules: [r], at-most-times: -1}]}", 46, "“-1”不是整数", "0 至"),
                at(
                        "grades: [{code: a, label: 甲, from: 9}, {code: c, label: 丙, needs: [{rules: [r], times: 1}]}]",
                        67,
                        "最低一级不能有条件",
                        "写到上面各级"),
                // Exemption
                at("exempt: {by-approval: false}", 9, "没有人免评", "by-approval: true"),
                at("exempt: {by-approval: maybe}", "by-approval: maybe", "既不是“是”也不是“否”", "true"),
                // Quarters
                at("quarters: {counts: week}", "counts: week", "没有叫“week”的计法", "quarter、to-date"),
                at("quarters: {floor: 9, ceiling: 8}", 11, "季度上限 8.00 低于下限 9.00", "大于 floor"),
                at("quarters: {grade: []}", 12, "没有“grade”这个键", "是否想写“grades”"),
                at("quarters: {grades: [{code: none, label: 末等}]}", "code: none", "等级“none”在别处是“未评星”", "写成一样"),
                // Branches
                at(
                        "branches: {weights: {points-work: 0.5, year-end-target: 0.4, members-mean: 0.2}}",
                        "weights: {points",
                        "权重之和是 1.1，不是 1",
                        "0.6 和 0.4"),
                at(
                        "branches: {weights: {points-work: 0.6, year-end-target: 0.4}, grades: {needs: [{rules: [r], times: 1}]}}",
                        "grades: {needs",
                        "支部的等级不能按党员写 by 或 needs",
                        "rounding 和 bands"),
                // Lists
                at("consequences: []", 15, "没有名单", "删去 consequences"),
                at(
                        list("id: a, label: 甲, per: week, of: members, below: 1"),
                        "per: week",
                        "没有叫“week”的周期",
                        "quarter、cycle"),
                at(
                        list("id: a, label: 甲, per: cycle, of: groups, below: 1"),
                        "of: groups",
                        "没有叫“groups”的对象",
                        "members、branches"),
                at(list("id: a, label: 甲, per: cycle, of: members"), 16, "没有写谁列入名单", "below"),
                at(list("id: a, label: 甲, per: cycle, of: members, below: 1, grades: [none]"), 16, "写在了一起", "中的一个"),
                at(
                        list("id: a, label: 甲, per: cycle, of: members, grades: [nobody]"),
                        68,
                        "没有叫“nobody”的等级",
                        "three-stars"),
                at(list("id: a, label: 甲, per: cycle, of: members, grades: []"), "grades: []", "没有写等级", "至少写一项"),
                at(
                        list("id: a, label: 甲, per: quarter, of: members, grades: [none]"),
                        "grades: [none]",
                        "这里没有等级可看",
                        "在 quarters 下写 grades"),
                at(
                        list("id: a, label: 甲, per: cycle, of: branches, grades: [none]"),
                        "grades: [none]",
                        "这里没有等级可看",
                        "先写 branches"),
                at(
                        list("id: a, label: 甲, per: cycle, of: branches, below: 1, status: [full]"),
                        16,
                        "支部名单不能按党员的身份",
                        "删去"),
                at(list("label: 甲, per: cycle, of: members, below: 1"), 16, "缺少“id”", "rectification"),
                at(
                        list(
                                "id: a, label: 甲, per: cycle, of: members, below: 1}, {id: a, label: 乙, per: cycle, of: members, below: 1"),
                        75,
                        "名单代码“a”已经用过",
                        "不同的代码"),
                // Rolling
                at("rolling: {}", 10, "缺少“months”", "months: 12"),
                at("rolling: {months: 0}", "months: 0", "0 超出范围", "1 至 600"),
                at("rolling: {months: ever}", "months: ever", "“ever”不是整数", "1 至 600"),
                at("rolling: 12", 10, "键: 值", "months"),
                // Quotas
                at(quotas("within: village"), "within: village", "没有叫“village”的范围", "branch、township"),
                at("quotas: {places: [{grade: three-stars, count: 1}], still-tied: in}", 9, "缺少“within”", "branch"),
                at("quotas: {within: branch, still-tied: in}", 9, "缺少“places”", "three-stars"),
                at("quotas: {within: branch, places: [{grade: three-stars, count: 1}]}", 9, "缺少“still-tied”", "out"),
                at("quotas: {within: branch, places: [], still-tied: in}", "places: []", "没有名额", "删去 quotas"),
                at(places("{grade: none, share: 0.1}"), "grade: none", "名额不能决定谁不评星", "上面的星级"),
                at(places("{grade: one-star, share: 0.1}"), "grade: one-star", "“one-star”下面没有星级了", "上面的星级"),
                at(places("{grade: four-stars, share: 0.1}"), "grade: four-stars", "没有叫“four-stars”的等级", "three-stars"),
                at(places("{grade: two-stars, count: 1}, {grade: two-stars, count: 2}"), 73, "写了两次", "删去其中一个"),
                at(places("{grade: two-stars}"), 35, "没有写多少名额", "share"),
                at(places("{grade: two-stars, share: 0.1, count: 2}"), 35, "share 和 count 写在了一起", "中的一个"),
                at(places("{grade: two-stars, share: 1.1}"), "share: 1.1", "比例大于 1", "0.1（一成）"),
                at(quotas("within: branch, ties: [oldest]"), 33, "没有叫“oldest”的比较方法", "fewest-deductions"),
                at(quotas("within: branch, ties: [{rules: [q]}]"), 42, "没有叫“q”的积分项", "某项的 id"),
                at(quotas("within: branch, ties: [{micro: x}]"), 41, "没有叫“x”的微类", "platform"),
                at(quotas("within: branch, ties: [{rules: [r], micro: wish}]"), 33, "写了两样", "中的一个"),
                at(quotas("within: branch, rounding: near"), "rounding: near", "没有叫“near”的取整方法", "down"));
    }

    @ParameterizedTest(name = "[{index}] {2}")
    @MethodSource("mistakes")
    void a_mistake_is_said_with_its_place_its_reason_and_what_would_be_right(
            String line, int column, String reason, String expected) {
        List<Finding> errors = Refused.errors(HEAD + line + "\n" + RULE);

        assertThat(errors).as("one mistake, one error").hasSize(1);
        assertThat(errors.get(0).reason()).contains(reason);
        assertThat(errors.get(0).expected()).contains(expected);
        assertThat(errors.get(0).line() + ":" + errors.get(0).column()).isEqualTo("4:" + column);
    }

    @Test
    void a_condition_on_a_part_asks_for_points() {
        assertThat(Refused.errors(HEAD + RULE + "parts: [{id: a, label: 甲, rules: [r]}]\n"
                        + "grades: {needs: [{part: a, times: 1}]}\n"))
                .extracting(Finding::reason)
                .containsExactly("部分只能要求分数");
    }

    @Test
    void a_rule_that_could_not_be_read_is_not_missed_a_second_time() {
        String broken = "rules: [{id: r, label: 阅读, fact: article-read, points: 0}]\n";

        assertThat(Refused.errors(HEAD + broken + "parts: [{id: a, label: 甲, rules: [r]}]\n"
                        + "grades: {needs: [{rules: [r], times: 1}]}\n"))
                .hasSize(1);
    }

    @Test
    void weights_that_do_not_make_one_are_warned_of_unless_some_part_has_none() {
        String two = "parts: [{id: a, label: 甲, rules: [r], weight: 0.8}, {id: b, label: 乙, rules: [s]%s}]\n";

        assertThat(warnings(HEAD + RULE + two.formatted(", weight: 0.1")))
                .extracting(Finding::reason)
                .containsExactly("各部分的权重之和是 0.9，不是 1");
        assertThat(warnings(HEAD + RULE + two.formatted(", weight: 0.2"))).isEmpty();
        assertThat(warnings(HEAD + RULE + two.formatted(""))).isEmpty();
    }

    private static List<Finding> warnings(String yaml) {
        return ((Reading.Accepted) RuleBookParser.parse(yaml)).warnings();
    }

    private static String rounded(String first, String second) {
        return "grades: {rounding: down, bands: [{code: a, label: 甲, " + first + "}, {code: b, label: 乙, " + second
                + "}, " + LOWEST + "]}";
    }

    private static String quotas(String more) {
        return "quotas: {" + more + ", places: [{grade: three-stars, share: 0.1}], still-tied: out}";
    }

    private static String places(String places) {
        return "quotas: {within: branch, places: [" + places + "], still-tied: out}";
    }

    private static String list(String item) {
        return "consequences: [{" + item + "}]";
    }

    /** The column is where the value of {@code written} begins. */
    private static Arguments at(String line, String written, String reason, String expected) {
        return at(line, line.indexOf(written) + written.indexOf(':') + 3, reason, expected);
    }

    private static Arguments at(String line, int column, String reason, String expected) {
        return Arguments.of(line, column, reason, expected);
    }
}
