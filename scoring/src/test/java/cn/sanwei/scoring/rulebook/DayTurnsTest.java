package cn.sanwei.scoring.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayTurnsTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n"
            + "- {id: read, label: 阅读, fact: article-read, points: 1}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {id: idle, label: 未学习, points: -1, absence: {of: article-read, per: week}}",
                "- {id: gift, label: 捐助, points: 1, fact: donation-made, valid: {years: 1}}"
            })
    void what_changes_with_the_turn_of_a_day_can_be_calculated_and_not_published(String rule) {
        String yaml = HEAD + rule + "\n";

        assertThat(RuleBookParser.parse(yaml)).isInstanceOf(Reading.Accepted.class);
        assertThat(RuleBookParser.parseToPublish(yaml, List.of()))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.errors())
                                .singleElement()
                                .satisfies(error -> {
                                    assertThat(error.line()).isEqualTo(6);
                                    assertThat(error.column()).isGreaterThan(30);
                                    assertThat(error.path()).startsWith("rules[1].");
                                    assertThat(error.reason()).contains("平台还不会在一天过去时重算");
                                }));
    }

    @Test
    void a_rule_book_of_facts_alone_can_be_published() {
        assertThat(RuleBookParser.parseToPublish(HEAD, List.of())).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void the_versions_before_are_looked_at_too() {
        RuleBook published = ((Reading.Accepted) RuleBookParser.parse(HEAD)).ruleBook();

        assertThat(RuleBookParser.parseToPublish(HEAD, List.of(published))).isInstanceOf(Reading.Rejected.class);
    }
}
