package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decides a grade beside the total, and what comes from others, as the command says it. */
class BesideTheTotalTest {
    private static final String BOOK = """
            id: test
            title: 测试
            counts-from: 2026-01-01
            base: 85
            rules:
              - {id: theme-day, label: 参加主题党日, fact: activity-attended, points: 3}
              - {id: discipline, label: 违反纪律, fact: deduction-recorded, points: -1, effect: {at-most: none}}
              - id: answers-for
                label: 连带
                fact: colleague-scored
                when: {attributes: {rule: discipline}, posts: [secretary]}
                points: -5
            grades:
              bands:
                - {code: three-stars, label: 三星, stars: 3, from: 90}
                - {code: two-stars, label: 二星, stars: 2, from: 80, needs: [{label: 主题党日, rules: [theme-day], times: 2}]}
                - {code: one-star, label: 一星, stars: 1, from: 60}
                - {code: none, label: 未评星}
            """;
    private static final String THEME_DAY = """
            {"id": "f1", "member": "m1", "type": "activity-attended", "occurredAt": "2026-03-06T19:00:00+08:00"}""";
    private static final String DEDUCTION = """
            {"id": "d1", "member": "m2", "type": "deduction-recorded", "occurredAt": "2026-03-07T19:00:00+08:00"}""";
    private static final String[] MEMBERS = {
        "{\"member\": \"m1\", \"organisation\": \"b1\", \"posts\": [\"secretary\"], \"from\": \"2020-01-01\"}",
        "{\"member\": \"m2\", \"organisation\": \"b1\", \"from\": \"2020-01-01\"}"
    };

    @TempDir
    Path folder;

    @Test
    void a_condition_that_keeps_from_a_grade_and_what_is_missing_to_the_next_are_said() {
        assertThat(Scored.in(folder)
                        .book(BOOK)
                        .facts(THEME_DAY)
                        .with("--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"88.00\",\"grade\":\"one-star\"")
                .contains("\"unmet\":[{\"grade\":\"two-stars\",\"need\":\"主题党日\",\"has\":\"1 次\","
                        + "\"reason\":\"“二星”要求“主题党日”至少 2 次，现为 1 次\"}],\"remarks\":[]")
                .contains("\"next\":{\"grade\":\"two-stars\",\"missing\":\"0.00\",\"unmet\":[{");
    }

    @Test
    void what_decided_the_grade_is_said_and_what_comes_from_a_colleague_names_his_fact() {
        Scored.Answer answer = Scored.in(folder)
                .book(BOOK)
                .facts(DEDUCTION)
                .members(MEMBERS)
                .with("--json")
                .run();

        assertThat(answer.wellWith(2).lines().get(0))
                .contains("\"fact\":\"d1/discipline\",\"rule\":\"answers-for\",\"raw\":\"-5.00\"")
                .contains("\"reason\":\"同支部党员“违反纪律”，每次扣 5 分\"", "\"event\":\"d1\"");
        assertThat(answer.lines().get(1))
                .contains("\"remarks\":[{\"fact\":\"d1\",\"rule\":\"discipline\",\"reason\":\"");
    }

    @Test
    void the_table_has_them_too() {
        assertThat(Scored.in(folder)
                        .book(BOOK)
                        .facts(THEME_DAY, DEDUCTION)
                        .members(MEMBERS)
                        .run()
                        .out())
                .contains("“二星”要求“主题党日”至少 2 次，现为 1 次", "定级", "同支部党员“违反纪律”");
    }

    @Test
    void under_another_rule_book_others_may_get_something_and_the_comparison_says_so() {
        String without = BOOK.replace("points: -5", "points: -7");

        assertThat(Scored.in(folder)
                        .book(BOOK)
                        .facts(DEDUCTION)
                        .members(MEMBERS)
                        .with("--compare", file(without), "--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"member\":\"m1\"", "\"difference\":\"-2.00\"");
    }

    @Test
    void a_file_does_not_say_what_is_derived() {
        Scored.Answer answer = Scored.facts(folder, DEDUCTION.replace("deduction-recorded", "colleague-scored"));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("facts.jsonl:1: “colleague-scored”由系统从别人的事项得出，文件里不写");
    }

    private String file(String yaml) {
        try {
            return java.nio.file.Files.writeString(folder.resolve("other.yaml"), yaml)
                    .toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
