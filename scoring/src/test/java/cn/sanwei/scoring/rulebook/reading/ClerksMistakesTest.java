package cn.sanwei.scoring.rulebook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.findings.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes who has only the guide, a Chinese input method and no time: the answer says what would be right. */
class ClerksMistakesTest {
    private static final String HEAD = "id: demo\ntitle: 示例\ncounts-from: 2026-01-01\n";
    private static final String RULE = "rules:\n  - {id: a, label: 甲, fact: activity-attended, points: 5}\n";

    private static String only(String yaml) {
        assertThat(Refused.errors(yaml)).as(yaml).hasSize(1);
        return Refused.errors(yaml).getFirst().toString();
    }

    private static List<Finding> warnings(String rules) {
        return ((Reading.Accepted) RuleBookParser.parse(HEAD + rules)).warnings();
    }

    @Test
    void a_full_width_colon_is_named_with_its_place_also_when_the_next_line_is_where_it_breaks() {
        assertThat(only("id：demo\ntitle: 示例\n")).contains("第 1 行第 3 列是全角的“：”，改成半角的“:”");
        assertThat(only(HEAD + "rules:\n  - {id: a，label: 甲, fact: activity-attended, points: 5}\n"))
                .contains("第 5 行第 11 列是全角的“，”，改成半角的“,”");
    }

    @Test
    void without_one_the_usual_advice_is_given_and_a_comma_within_a_label_is_none() {
        assertThat(only(HEAD + "rules:\n\t- {id: a}\n")).contains("缩进用空格，冒号后有空格");
        assertThat(Refused.errors(HEAD + RULE.replace("甲", "甲，乙：丙"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "10％"})
    void a_percentage_is_told_as_what_it_is_to_be_written(String share) {
        assertThat(only(HEAD + RULE + "quotas: {within: branch, places: [{grade: three-stars, share: " + share
                        + "}], still-tied: out}\n"))
                .contains("“" + share + "”是百分数。写成小数，例如 0.1");
    }

    @Test
    void a_kind_of_activity_that_is_nearly_one_is_asked_about_and_another_word_is_left_alone() {
        String rule = RULE.replace("points: 5", "when: {attributes: {kind: theme-days}}, points: 5");

        assertThat(warnings(rule))
                .singleElement()
                .asString()
                .contains("“theme-days”，只有导入的数据可能有。是否想写“theme-day”？常用的是：branch-committee、");
        assertThat(warnings(rule.replace("theme-days", "night-watch"))).isEmpty();
        assertThat(warnings(rule.replace("theme-days", "theme-day"))).isEmpty();
    }

    @Test
    void what_gives_nothing_back_because_nothing_is_deducted_is_said() {
        String repair = "  - {id: r, label: 补, fact: deed-recorded, repairs: {rule: a, share: 50}}\n";

        assertThat(warnings(RULE + repair))
                .anySatisfy(warning -> assertThat(warning).asString().contains("“甲”不扣分，没有可以返还的。写一个扣分的积分项"));
        for (String well : List.of(
                RULE.replace("points: 5", "points: -5") + repair,
                RULE.replace("points: 5", "effect: veto") + repair.replace("share: 50", "instead: -5"))) {
            assertThat(warnings(well))
                    .as(well)
                    .noneMatch(warning -> warning.toString().contains("可以返还"));
        }
    }
}
