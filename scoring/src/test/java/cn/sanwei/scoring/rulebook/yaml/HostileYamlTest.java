package cn.sanwei.scoring.rulebook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileYamlTest {

    @Test
    void text_over_64_kib_is_refused_unread() {
        String fits = "#" + "x".repeat(RuleBookParser.MOST_BYTES - 1);

        assertThat(Refused.errors(fits)).extracting(Finding::reason).containsExactly("积分细则是空的");
        assertThat(Refused.errors(fits + "x")).extracting(Finding::reason).containsExactly("积分细则太长");
        assertThat(Refused.errors("#" + "细".repeat(22_000)))
                .extracting(Finding::reason)
                .containsExactly("积分细则太长");
    }

    @Test
    void aliases_that_multiply_are_refused_before_they_do() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i));
            bomb.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]\n".formatted(i - 1));
        }

        List<Finding> errors = Refused.errors(bomb.toString());

        assertThat(errors.get(0).reason()).isEqualTo("不能用“&”和“*”引用");
        assertThat(errors.get(0).line() + ":" + errors.get(0).column()).isEqualTo("1:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: !!javax.script.ScriptEngineManager [x]\n",
                "id: !local x\n",
                "!!map {id: x}\n",
                "id: !!str x\n",
            })
    void tags_are_refused(String yaml) {
        assertThat(Refused.errors(yaml)).extracting(Finding::reason).contains("不能用“!”标签");
    }

    @Test
    void depths_beyond_twenty_are_refused() {
        String reason = "层次超过 20 层";

        assertThat(Refused.errors("[".repeat(60_000)))
                .extracting(Finding::reason)
                .containsExactly(reason);
        assertThat(Refused.errors("[".repeat(21) + "]".repeat(21)))
                .extracting(Finding::reason)
                .containsExactly(reason);
        assertThat(Refused.errors("[".repeat(20) + "]".repeat(20)))
                .extracting(Finding::reason)
                .doesNotContain(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: [a\n",
                "id: \"a\n",
                "id: a\n\ttitle: b\n",
                "a: b: c\n",
                "id: a\n---\nid: b\n",
                "%YAML 9\n",
                "@",
                "\u0000"
            })
    void what_is_no_yaml_is_refused_with_its_place(String yaml) {
        List<Finding> errors = Refused.errors(yaml);

        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).reason()).startsWith("不是合格的 YAML");
        assertThat(errors.get(0).line()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n"})
    void nothing_is_no_rule_book(String yaml) {
        assertThat(Refused.errors(yaml)).extracting(Finding::reason).containsExactly("积分细则是空的");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "words\n", "17\n"})
    void what_is_no_mapping_is_no_rule_book(String yaml) {
        assertThat(Refused.errors(yaml)).extracting(Finding::reason).containsExactly("这里应当是若干“键: 值”");
    }

    @Test
    void a_merge_key_is_a_key_like_any_other_and_unknown() {
        assertThat(Refused.errors("<<: {id: a}\n")).extracting(Finding::reason).contains("没有“<<”这个键");
    }

    @Test
    void a_list_that_is_too_long_is_refused() {
        String rule = "- {id: r%d, label: 阅读, fact: article-read, points: 1}\n";
        StringBuilder rules = new StringBuilder("id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n");
        for (int i = 0; i <= YamlValue.MOST_ITEMS; i++) {
            rules.append(rule.formatted(i));
        }

        assertThat(Refused.errors(rules.toString())).extracting(Finding::reason).contains("列表有 501 项，太长");
    }
}
