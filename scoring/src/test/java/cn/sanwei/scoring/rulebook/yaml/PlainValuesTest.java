package cn.sanwei.scoring.rulebook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, numbers and days at the edge of what may stand in a rule book. */
class PlainValuesTest {
    private static final String RULE = "rules:\n- {id: r, label: 阅读, fact: article-read, points: 1}\n";

    private static String book(String title, String countsFrom, String more) {
        return "id: test\ntitle: " + title + "\ncounts-from: " + countsFrom + "\n" + more + RULE;
    }

    private static RuleBook accepted(String yaml) {
        Reading reading = RuleBookParser.parse(yaml);
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).ruleBook();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"true, true", "yes, true", "是, true", "false, false", "no, false", "否, false"})
    void yes_and_no_may_be_said_in_three_ways(String word, boolean yes) {
        RuleBook book = accepted(book("测试", "2026-01-01", "show-rank: " + word + "\nmask-names: " + word + "\n"));

        assertThat(book.showRank()).isEqualTo(yes);
        assertThat(book.maskNames()).isEqualTo(yes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01", "2099-12-31"})
    void a_book_may_count_from_any_day_of_this_century(String day) {
        assertThat(accepted(book("测试", day, "")).countsFrom()).hasToString(day);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1999-12-31, 年份 1999 超出范围",
        "2100-01-01, 年份 2100 超出范围",
        "2026-02-29, “2026-02-29”不是日期",
        "26-01-01, “26-01-01”不是日期"
    })
    void another_day_is_refused(String day, String reason) {
        assertThat(Refused.errors(book("测试", day, "")))
                .extracting(Finding::reason)
                .containsExactly(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void the_least_and_the_most_of_a_whole_number_are_among_it(int days) {
        assertThat(accepted(book("测试", "2026-01-01", "objection-days: " + days + "\n"))
                        .objectionDays())
                .isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "''", "'  '"})
    void what_yaml_takes_for_nothing_is_empty(String title) {
        assertThat(Refused.errors(book(title, "2026-01-01", "")))
                .extracting(Finding::reason)
                .containsExactly("这里是空的");
    }

    @ParameterizedTest
    @CsvSource({"'\"~\"', ~", "'\"null\"', null", "nullable, nullable", "~5, ~5"})
    void the_same_in_quotes_is_a_word(String written, String title) {
        assertThat(accepted(book(written, "2026-01-01", "")).title()).isEqualTo(title);
    }

    @Test
    void a_list_may_have_500_items() {
        StringBuilder rules = new StringBuilder("id: test\ntitle: 测试\ncounts-from: 2026-01-01\nrules:\n");
        for (int i = 0; i < 500; i++) {
            rules.append("- {id: r").append(i).append(", label: 阅读, fact: article-read, points: 1}\n");
        }

        assertThat(accepted(rules.toString()).rules()).hasSize(500);
    }

    @Test
    void an_id_of_two_letters_is_long_enough() {
        assertThat(accepted(book("测试", "2026-01-01", "").replace("id: test", "id: yx"))
                        .id())
                .isEqualTo("yx");
        assertThat(Refused.errors(book("测试", "2026-01-01", "").replace("id: test", "id: y")))
                .extracting(Finding::reason)
                .containsExactly("代码太短");
    }
}
