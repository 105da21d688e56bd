package cn.sanwei.scoring.rulebook.attainable;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The most that each status, category and post can reach, and the warning where a grade is out of reach for some. */
class AttainableTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\n";

    private static RuleBook book(String rest) {
        Reading reading = RuleBookParser.parse(HEAD + rest);
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).ruleBook();
    }

    private static List<String> attainable(String rest) {
        return Attainable.of(book(rest)).stream()
                .map(profile -> profile.kind().code() + " " + profile.code() + " "
                        + (profile.most() == null ? "∞" : profile.most()) + " "
                        + (profile.exempt() ? "exempt" : profile.band().code()))
                .toList();
    }

    private static String full(String rest) {
        return attainable(rest).get(0);
    }

    private static List<String> warnings(String rest) {
        return ((Reading.Accepted) RuleBookParser.parse(HEAD + rest))
                .warnings().stream().map(Finding::toString).toList();
    }

    @Test
    void every_status_is_told_then_every_category_and_post_that_the_rule_book_names() {
        assertThat(attainable("""
                        base: [{points: 60, status: [full, probationary]}, {points: 50}]
                        rules:
                        - {id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 30, per: cycle}], when: {categories: {none: [away]}}}
                        - {id: b, label: 乙, fact: activity-attended, points: 5, caps: [{times: 1, per: month}], when: {posts: [secretary]}}
                        - {id: c, label: 丙, fact: activity-missed, points: -5}
                        exempt: {categories: [retired]}
                        """))
                .containsExactly(
                        "status full 90.00 three-stars",
                        "status probationary 90.00 three-stars",
                        "status prospect 80.00 two-stars",
                        "status activist 80.00 two-stars",
                        "status applicant 80.00 two-stars",
                        "category away 60.00 one-star",
                        "category retired 90.00 exempt",
                        "post secretary 150.00 three-stars");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 1 | ∞ three-stars",
                "points: 1, caps: [{points: 2, per: month}] | 24.00 none",
                "points: 1, caps: [{points: 2, per: quarter}, {points: 7, per: cycle}] | 7.00 none",
                "points: 3, caps: [{times: 1, per: quarter}] | 12.00 none",
                "points: 3, caps: [{times: 1, per: quarter}, {points: 11, per: cycle}] | 11.00 none",
                "points: 2, for-each: {measure: yuan, at-most: 5}, caps: [{times: 9, per: cycle}] | 90.00 three-stars",
                "points: 2, for-each: {measure: yuan}, caps: [{times: 9, per: cycle}] | ∞ three-stars",
                "average: {measure: score, per: cycle, out-of: 100, to: 50} | 50.00 none",
                "average: {measure: score, per: quarter, out-of: 100, to: 20} | 80.00 two-stars",
                "milestones: {measure: hours, per: cycle, mode: adding, steps: [{at: 4, points: 1}, {at: 10, points: 2}]}"
                        + " | 3.00 none",
                "milestones: {measure: hours, per: cycle, every: {at: 300, points: 5}} | ∞ three-stars",
                "points: -1 | 0.00 none",
            })
    void a_rule_gives_what_its_caps_let_count(String rule, String most) {
        assertThat(full("rules: [{id: r, label: 项目, fact: donation-made, " + rule + "}]\n"))
                .isEqualTo("status full " + most);
    }

    @Test
    void a_group_bounds_its_rules_and_the_ceiling_everything() {
        String rules = """
                rules:
                - {id: a, label: 甲, fact: article-read, points: 1}
                - {id: b, label: 乙, fact: activity-attended, points: 1, caps: [{points: 50, per: cycle}]}
                - {id: c, label: 丙, fact: wish-fulfilled, points: 1, caps: [{points: 7, per: cycle}]}
                groups: [{id: g, label: 组, rules: [a, b], caps: [{points: 20, per: quarter}]}]
                """;

        assertThat(full(rules)).isEqualTo("status full 87.00 two-stars");
        assertThat(full(rules + "total: {ceiling: 65}\n")).isEqualTo("status full 65.00 one-star");
        assertThat(full(rules + "base: -40\ntotal: {floor: 0}\n")).isEqualTo("status full 47.00 none");
        assertThat(full(rules + "base: -100\ntotal: {floor: 0}\n")).isEqualTo("status full 0.00 none");
    }

    @Test
    void a_part_has_its_base_its_ceiling_and_its_weight() {
        assertThat(full("""
                        rules:
                        - {id: a, label: 甲, fact: article-read, points: 1}
                        - {id: b, label: 乙, fact: activity-attended, points: 1, caps: [{points: 50, per: cycle}]}
                        - {id: c, label: 丙, fact: wish-fulfilled, points: 1, caps: [{points: 7, per: cycle}]}
                        parts:
                        - {id: p, label: 甲部, rules: [a], ceiling: 100, weight: 0.8}
                        - {id: q, label: 乙部, rules: [b], base: 25, weight: 0.2}
                        """)).isEqualTo("status full 102.00 three-stars");
    }

    @Test
    void a_cycle_that_starts_within_a_month_touches_thirteen() {
        String rule = "rules: [{id: r, label: 项目, fact: article-read, points: 1, caps: [{points: 2, per: month}]}]\n";

        assertThat(full("cycle-starts: 07-01\n" + rule)).startsWith("status full 24.00");
        assertThat(full("cycle-starts: 07-15\n" + rule)).startsWith("status full 26.00");
    }

    @Test
    void a_grade_that_some_reach_and_others_cannot_is_warned_of() {
        assertThat(warnings("""
                        base: [{points: 60, status: [full, probationary]}, {points: 50}]
                        rules:
                        - {id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 30, per: cycle}]}
                        grades:
                        - {code: good, label: 优秀, from: 90}
                        - {code: none, label: 其他}
                        """))
                .containsExactly("提醒（第8行第1列，grades）：发展对象、积极分子、入党申请人最多得 80.00 分，达不到“优秀”的 90.00 分。"
                        + "提高这些人能得的分，另写等级（grades 的 by），或写明免评。");
    }

    @Test
    void who_has_bands_of_his_own_or_is_exempt_is_not_warned_of() {
        String book = """
                base: [{points: 60, status: [full, probationary]}, {points: 50}]
                rules:
                - {id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 30, per: cycle}]}
                """;

        assertThat(warnings(book + "exempt: {status: [prospect, activist, applicant]}\n"))
                .isEmpty();
        assertThat(warnings(book + """
                        grades:
                          bands: [{code: good, label: 优秀, from: 90}, {code: none, label: 其他}]
                          by: [{status: [prospect, activist, applicant], bands: [{code: fair, label: 良好, from: 80}, {code: none, label: 其他}]}]
                        """)).isEmpty();
    }

    @Test
    void where_nobody_reaches_it_nobody_is_singled_out() {
        assertThat(
                        warnings(
                                "rules: [{id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 30, per: cycle}]}]\n"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 2, multiply: [{by: 1.5, when: {posts: [secretary]}}], caps: [{times: 3, per: cycle}] | 9.00",
                "points: 2, multiply: [{by: 1.5}, {by: 2}], caps: [{times: 3, per: cycle}] | 18.00",
                "points: 0.01, multiply: [{by: 1.5}], caps: [{times: 3, per: cycle}] | 0.06",
                "points: 2, multiply: [{by: 0.5}], caps: [{times: 3, per: cycle}] | 6.00",
                "points: 2, repeat: {by: 2, within: {days: 9}}, caps: [{times: 3, per: cycle}] | 12.00",
                "points: 2, repeat: {by: 0.5, within: {days: 9}}, caps: [{times: 3, per: cycle}] | 6.00",
                "points: 2, repeat: {by: 0, within: {days: 9}}, caps: [{times: 3, per: cycle}] | 6.00"
            })
    void what_multiplies_is_reckoned_with_where_it_gives_more(String rule, String most) {
        assertThat(full("rules: [{id: r, label: 项目, fact: donation-made, " + rule + "}]\n"))
                .startsWith("status full " + most + " ");
    }

    @Test
    void what_would_be_more_than_points_can_say_is_told_as_unbounded() {
        assertThat(
                        full(
                                "rules: [{id: r, label: 项目, fact: donation-made, points: 99999.99, caps: [{times: 27000, per: day}]}]\n"))
                .startsWith("status full 988199901180.00 ");
        assertThat(
                        full(
                                "rules: [{id: r, label: 项目, fact: donation-made, points: 99999.99, caps: [{times: 28000, per: day}]}]\n"))
                .startsWith("status full ∞ ");
    }

    @Test
    void who_is_named_only_by_a_base_by_a_part_or_by_grades_of_his_own_is_told_too() {
        assertThat(attainable("""
                        base: [{points: 60, categories: [retired]}, {points: 50}]
                        rules: [{id: a, label: 甲, fact: article-read, points: 1, caps: [{points: 30, per: cycle}]}]
                        parts: [{id: p, label: 甲部, rules: rest, base: [{points: 5, posts: [deputy]}, {points: 1}]}]
                        grades:
                          bands: [{code: good, label: 优秀, from: 80}, {code: none, label: 其他}]
                          by: [{categories: [away], bands: [{code: fair, label: 良好, from: 70}, {code: none, label: 其他}]}]
                        """))
                .endsWith("category away 81.00 fair", "category retired 91.00 good", "post deputy 85.00 good");
    }
}
