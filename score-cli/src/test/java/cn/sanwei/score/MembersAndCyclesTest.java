package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is scored, and for which cycle. */
class MembersAndCyclesTest {
    private static final String RETIRED_FROM_JULY = """
            id: test
            title: 测试
            counts-from: 2026-01-01
            base: [{points: 60, status: [full]}, {points: 50}]
            rules:
              - {id: reading, label: 学习文章, fact: article-read, when: {categories: {none: [retired]}}, points: 1}
            exempt: {categories: [retired]}
            branches: {weights: {points-work: 0.6, year-end-target: 0.4}}
            """;

    @TempDir
    Path folder;

    private static String read(String id, String member, String day) {
        return "{\"id\":\"" + id + "\",\"member\":\"" + member + "\",\"type\":\"article-read\",\"occurredAt\":\"" + day
                + "T12:00:00+08:00\"}";
    }

    private static String score(String id, String part, String score) {
        return "{\"id\":\"" + id + "\",\"organisation\":\"b1\",\"type\":\"branch-score\",\"occurredAt\":"
                + "\"2026-12-20T12:00:00+08:00\",\"attributes\":{\"cycle\":\"2026\",\"part\":\"" + part
                + "\"},\"measures\":{\"score\":" + score + "}}";
    }

    private Scored book() {
        return Scored.in(folder).book(RETIRED_FROM_JULY).with("--json");
    }

    @Test
    void without_a_file_everybody_who_occurs_is_a_full_member_for_the_whole_cycle() {
        assertThat(book().facts(read("a", "m1", "2026-01-01"), read("b", "m1", "2026-12-31"))
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"62.00\"", "{\"kind\":\"base\",\"points\":\"60.00\"");
    }

    @Test
    void several_lines_say_what_changed_and_the_fact_is_judged_by_the_one_of_its_day() {
        Scored.Answer answer = book().facts(read("a", "m1", "2026-06-30"), read("b", "m1", "2026-07-01"))
                .members(
                        "{\"member\":\"m1\",\"organisation\":\"b1\",\"status\":\"full\",\"categories\":[],\"from\":\"2020-01-01\"}",
                        "{\"member\":\"m1\",\"organisation\":\"b2\",\"status\":\"full\",\"categories\":[\"retired\"],\"posts\":[],\"from\":\"2026-07-01\",\"to\":null}")
                .run();

        assertThat(answer.status()).isZero();
        assertThat(answer.lines().get(0)).contains("\"total\":\"61.00\",\"grade\":null,\"outcome\":\"exempt\"");
    }

    @Test
    void a_member_of_the_file_without_facts_is_there_and_one_whose_lines_ended_before_is_not() {
        Scored.Answer answer = book().facts(read("a", "m1", "2026-03-01"))
                .members(
                        "{\"member\":\"m1\",\"organisation\":\"b1\",\"status\":\"full\",\"from\":\"2020-01-01\"}",
                        "{\"member\":\"m2\",\"organisation\":\"b1\",\"status\":\"activist\",\"from\":\"2020-01-01\"}",
                        "{\"member\":\"m3\",\"organisation\":\"b1\",\"from\":\"2020-01-01\",\"to\":\"2026-01-01\"}")
                .run();

        assertThat(answer.out())
                .contains("{\"member\":\"m1\"", "{\"member\":\"m2\",\"cycle\":\"2026\",\"total\":\"50.00\"")
                .doesNotContain("m3");
    }

    @Test
    void facts_of_somebody_whom_the_file_does_not_know_are_parked() {
        Scored.Answer answer = book().facts(read("a", "m9", "2026-03-01"), read("b", "m1", "2026-03-01"))
                .members("{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"2026-04-01\"}")
                .run();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.complaints())
                .containsExactly(
                        "facts.jsonl:2: 未计分 parked: m1 b: not-on-roster：当天不在名册上",
                        "facts.jsonl:1: 未计分 parked: m9 a: unknown-member：名册中还没有这名成员");
        assertThat(answer.out()).doesNotContain("m9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"organisation\":\"b1\",\"from\":\"2026-01-01\"} | 缺少“member”",
                "{\"member\":\"m1\",\"from\":\"2026-01-01\"} | 缺少“organisation”",
                "{\"member\":\"m1\",\"organisation\":\"b1\"} | 缺少“from”",
                "{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"1.1.2026\"} | 不是日期",
                "{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"2026-02-29\"} | 没有“2026-02-29”这一天",
                "{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"2026-01-01\",\"to\":\"2026-01-01\"} | 要晚于“from”",
                "{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"2026-01-01\",\"status\":\"ful\"} | 没有“ful”这种身份",
                "{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"2026-01-01\",\"posts\":\"secretary\"} | “posts”应当是列表",
                "{\"member\":\"m1\",\"organisation\":\"b1\",\"from\":\"2026-01-01\",\"post\":[]} | 没有“post”这个键",
            })
    void a_line_of_members_that_is_wrong_is_named(String line, String reason) {
        Scored.Answer answer =
                book().facts(read("a", "m1", "2026-03-01")).members(line).run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.complaints())
                .singleElement()
                .asString()
                .startsWith("members.jsonl:1: ")
                .contains(reason);
    }

    @Test
    void organisations_are_graded_where_the_rule_book_grades_them() {
        Scored.Answer answer = book().facts(score("s1", "points-work", "91.55"), score("s2", "year-end-target", "87.5"))
                .run();

        assertThat(answer.wellWith(1).out())
                .isEqualTo(
                        "{\"organisation\":\"b1\",\"cycle\":\"2026\",\"total\":\"89.93\",\"grade\":\"two-stars\",\"outcome\":\"graded\",\"entries\":["
                                + "{\"fact\":\"s1\",\"rule\":\"points-work\",\"raw\":\"91.55\",\"points\":\"54.93\",\"on\":\"2026-12-20\",\"reason\":\"积分工作考核 91.55 分，权重 0.6\"},"
                                + "{\"fact\":\"s2\",\"rule\":\"year-end-target\",\"raw\":\"87.50\",\"points\":\"35.00\",\"on\":\"2026-12-20\",\"reason\":\"年终目标考核 87.50 分，权重 0.4\"}]}\n");
    }

    @Test
    void an_organisation_with_one_score_is_ungraded_and_has_no_total() {
        assertThat(book().facts(score("s1", "points-work", "91.55"))
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":null,\"grade\":null,\"outcome\":\"ungraded\"");
    }

    @Test
    void without_a_cycle_each_one_in_which_something_happened_is_scored() {
        Scored.Answer answer = book().facts(read("a", "m1", "2026-12-31"), read("b", "m1", "2027-01-01"))
                .run();

        assertThat(answer.wellWith(2).lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"cycle\":\"2026\",\"total\":\"61.00\""),
                        second -> assertThat(second).contains("\"cycle\":\"2027\",\"total\":\"61.00\""));
    }

    @Test
    void of_the_cycle_that_is_asked_for_facts_of_others_are_outside() {
        Scored.Answer answer = book().facts(read("a", "m1", "2026-12-31"), read("b", "m1", "2027-01-01"))
                .with("--cycle", "2026")
                .run();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("facts.jsonl:2: 未计分 parked: m1 b: outside-cycle：不在本积分年度内\n");
        assertThat(answer.lines()).singleElement().asString().contains("\"cycle\":\"2026\",\"total\":\"61.00\"");
    }

    @Test
    void what_happened_before_any_rule_book_counted_is_parked() {
        Scored.Answer answer = book().facts(read("a", "m1", "2025-12-31"), read("b", "m1", "2026-01-01"))
                .run();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("facts.jsonl:1: 未计分 parked: m1 a: outside-cycle");
    }

    @Test
    void as_of_an_instant_what_is_more_than_five_minutes_later_lies_in_the_future() {
        Scored.Answer answer = book().facts(
                        read("a", "m1", "2026-03-01"),
                        read("b", "m1", "2026-03-02").replace("12:00:00", "12:05:00"),
                        read("c", "m1", "2026-03-02").replace("12:00:00", "12:05:01"))
                .with("--as-of", "2026-03-02T12:00:00+08:00")
                .run();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("facts.jsonl:3: 未计分 parked: m1 c: in-the-future：发生时间晚于登记时间五分钟以上\n");
        assertThat(answer.out()).contains("\"total\":\"62.00\"");
    }

    @Test
    void the_member_of_a_rule_book_whose_cycle_starts_in_july_is_scored_for_the_year_in_which_it_starts() {
        Scored.Answer answer = Scored.in(folder)
                .book(RETIRED_FROM_JULY.replace("base:", "cycle-starts: 07-01\nbase:"))
                .facts(read("a", "m1", "2026-06-30"), read("b", "m1", "2026-07-01"))
                .with("--json")
                .run();

        assertThat(answer.wellWith(2).out()).containsSubsequence("\"cycle\":\"2025\"", "\"cycle\":\"2026\"");
    }
}
