package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of facts may say, and what is said of one that is wrong. */
class FactsFileTest {
    private static final String THEME_DAY = """
            {"id": "f1", "member": "m1", "type": "activity-attended", "occurredAt": "2026-03-06T19:00:00+08:00", \
            "measures": {"hours": 1.5}, "attributes": {"kind": "theme-day"}}""";

    @TempDir
    Path folder;

    private static String read(String id, String day) {
        return "{\"id\":\"" + id + "\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"" + day
                + "T12:00:00+08:00\"}";
    }

    @Test
    void a_fact_is_scored_and_its_entry_says_what_the_format_promises() {
        assertThat(Scored.facts(folder, THEME_DAY).wellWith(1).out())
                .isEqualTo(
                        "{\"member\":\"m1\",\"cycle\":\"2026\",\"total\":\"5.00\",\"grade\":\"none\",\"outcome\":\"graded\","
                                + "\"entries\":[{\"fact\":\"f1\",\"rule\":\"theme-day\",\"raw\":\"5.00\",\"points\":\"5.00\","
                                + "\"on\":\"2026-03-06\",\"reason\":\"每次得 5 分\",\"label\":\"参加主题党日\",\"micro\":\"points\","
                                + "\"event\":\"f1\",\"occurredAt\":\"2026-03-06T11:00:00Z\",\"ruleBookVersion\":1}],\"lines\":[],"
                                + "\"unmet\":[],\"remarks\":[],"
                                + "\"next\":{\"grade\":\"one-star\",\"missing\":\"55.00\",\"unmet\":[]},"
                                + "\"byMicro\":{\"platform\":\"0.00\",\"points\":\"5.00\",\"wish\":\"0.00\"},"
                                + "\"ruleBook\":\"test\",\"ruleBookVersion\":1,\"unscored\":[]}\n");
    }

    @Test
    void the_same_line_twice_counts_once() {
        assertThat(Scored.facts(folder, THEME_DAY, THEME_DAY).wellWith(1).out())
                .contains("\"total\":\"5.00\"")
                .containsOnlyOnce("\"fact\"");
    }

    @Test
    void entries_stand_in_the_order_of_what_happened_and_members_in_that_of_their_ids_whatever_the_files_order() {
        String later = read("a", "2026-03-09");
        String other = read("b", "2026-03-01").replace("m1", "m0");

        assertThat(Scored.facts(folder, later, THEME_DAY, other).lines())
                .isEqualTo(Scored.facts(folder, other, THEME_DAY, later).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"member\":\"m0\""),
                        second -> assertThat(second).containsSubsequence("\"fact\":\"f1\"", "\"fact\":\"a\""));
    }

    @Test
    void a_cap_leaves_what_is_left_of_it_and_the_entry_says_so() {
        assertThat(Scored.facts(folder, read("a", "2026-03-01"), read("b", "2026-03-02"), read("c", "2026-03-03"))
                        .out())
                .contains(
                        "\"total\":\"1.00\"",
                        "\"fact\":\"c\",\"rule\":\"reading\",\"raw\":\"0.50\",\"points\":\"0.00\"")
                .contains("“学习文章”每月最多得 1 分，已满，本次计 0 分");
    }

    @Test
    void a_cancellation_names_the_fact_that_it_takes_back_and_may_leave_out_whose_it_is() {
        String cancellation = "{\"id\":\"c\",\"occurredAt\":\"2026-03-08T09:00:00+08:00\",\"cancels\":\"f1\"}";

        assertThat(Scored.facts(folder, cancellation, THEME_DAY).wellWith(1).out())
                .contains("\"total\":\"0.00\"", "\"raw\":\"5.00\",\"points\":\"0.00\"", "更正编号 c");
        assertThat(Scored.facts(
                                folder,
                                THEME_DAY,
                                cancellation.replace("{", "{\"member\":\"m1\",\"type\":\"cancellation\","))
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"0.00\"");
    }

    @Test
    void a_correction_takes_back_the_fact_that_it_names_and_stands_in_its_place() {
        String correction = """
                {"id": "f2", "member": "m1", "type": "activity-missed", "occurredAt": "2026-03-06T19:00:00+08:00", \
                "recordedAt": "2026-03-20T09:00:00+08:00", "attributes": {"kind": "theme-day"}, "corrects": "f1"}""";

        assertThat(Scored.facts(folder, THEME_DAY, correction).wellWith(1).out())
                .contains("\"total\":\"-2.00\"", "\"fact\":\"f1\"", "\"fact\":\"f2\"");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"article-read\" | \"type\":\"juggling\" | unknown-type",
                "2026-03-06 | 1999-03-06 | outside-cycle",
                "\"type\":\"article-read\" | \"type\":\"article-read\",\"measures\":{\"hours\":-1} | bad-measure",
                "\"type\":\"article-read\" | \"type\":\"article-read\",\"measures\":{\"hours\":1e99} | bad-measure",
                "\"type\":\"article-read\" | \"type\":\"article-read\",\"recordedAt\":\"2026-03-06T11:54:59+08:00\" | in-the-future",
                "\"type\":\"article-read\" | \"type\":\"branch-score\" | malformed",
            })
    void a_fact_that_is_parked_is_listed_with_file_line_and_reason_and_the_status_is_1(
            String written, String instead, String reason) {
        Scored.Answer answer =
                Scored.facts(folder, THEME_DAY, read("x", "2026-03-06").replace(written, instead));

        assertThat(answer.status()).as(answer.out() + answer.err()).isEqualTo(1);
        assertThat(answer.complaints())
                .singleElement()
                .asString()
                .startsWith("facts.jsonl:2: 未计分 parked: m1 x: " + reason + "：");
        assertThat(answer.out()).contains("\"fact\":\"f1\"");
    }

    @Test
    void a_correction_of_what_has_not_come_counts_itself() {
        assertThat(Scored.facts(folder, read("a", "2026-03-01").replace("}", ",\"corrects\":\"f9\"}"))
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"0.50\"");
    }

    @Test
    void a_cancellation_of_what_has_not_come_waits() {
        Scored.Answer answer = Scored.facts(
                folder,
                "{\"id\":\"c\",\"member\":\"m1\",\"occurredAt\":\"2026-03-08T09:00:00+08:00\",\"cancels\":\"f9\"}");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).startsWith("facts.jsonl:1: 未计分 parked: m1 c: target-not-seen");
    }

    @Test
    void whose_points_cannot_be_summed_has_none_of_them_counted_and_the_others_are_scored() {
        Scored.Answer answer = Scored.in(folder)
                .book(Scored.BOOK.replace("points: 5}", "points: 6000}")
                        + "parts: [{id: most, label: 最多, rules: [theme-day], scale: {of: 0.01, to: 1000000}}]\n")
                .facts(
                        THEME_DAY,
                        THEME_DAY.replace("f1", "f2"),
                        read("a", "2026-03-01"),
                        THEME_DAY.replace("f1", "f3").replace("m1", "m2"))
                .with("--json")
                .run();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.complaints())
                .filteredOn(line -> line.contains("parked"))
                .hasSize(3);
        assertThat(answer.err())
                .contains("facts.jsonl:1: 未计分 parked: m1 f1: cannot-be-summed：")
                .contains("facts.jsonl:2: 未计分 parked: m1 f2: cannot-be-summed：")
                .contains("facts.jsonl:3: 未计分 parked: m1 a: cannot-be-summed：");
        assertThat(answer.out())
                .contains(
                        "{\"member\":\"m1\",\"cycle\":\"2026\",\"total\":\"0.00\",\"grade\":null,\"outcome\":\"ungraded\"")
                .contains("{\"member\":\"m2\",\"cycle\":\"2026\",\"total\":\"600000000000.00\"");
    }

    @Test
    void one_id_with_two_contents_is_listed_and_one_of_them_stands() {
        Scored.Answer answer = Scored.facts(folder, read("a", "2026-03-01"), read("a", "2026-03-02"));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("m1 a: contradicting-duplicate");
        assertThat(answer.out()).contains("\"total\":\"0.50\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\" | 不是合格的 JSON",
                "[1] | 不是 JSON 对象",
                "{} {} | 一行只能有一个 JSON 对象",
                "{\"id\":\"x\",\"id\":\"y\"} | Duplicate",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\"} | 缺少“occurredAt”",
                "{\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00+08:00\"} | 缺少“id”",
                "{\"id\":\"x\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00+08:00\"} | 缺少“member”",
                "{\"id\":\"x\",\"member\":\"m1\",\"occurredAt\":\"2026-03-06T12:00:00+08:00\"} | 缺少“type”",
                "{\"id\":\"x\",\"member\":\"m1\",\"organisation\":\"b1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00+08:00\"} | 只写一个",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06 12:00\"} | 不是带时区的时间",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-02-30T12:00:00Z\"} | 没有“2026-02-30T12:00:00Z”这个时间",
                "{\"id\":7,\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\"} | “id”应当是文字",
                "{\"id\":\" \",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\"} | “id”是空的",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"measure\":{}} | 没有“measure”这个键",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"measures\":{\"hours\":\"2\"}} | “measures.hours”应当是数",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"measures\":{\"hours\":1e-99999}} | 小数位太多",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"measures\":[2]} | “measures”应当是若干键和值",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"attributes\":{\"kind\":1}} | “attributes.kind”应当是文字",
                "{\"id\":\"x\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"cancels\":\"a\",\"corrects\":\"b\"} | 只写一个",
                "{\"id\":\"x\",\"occurredAt\":\"2026-03-06T12:00:00Z\",\"cancels\":\"nobody\"} | 文件里没有“nobody”",
            })
    void a_line_that_is_wrong_is_named_with_its_reason_and_nothing_is_scored(String line, String reason) {
        Scored.Answer answer = Scored.facts(folder, THEME_DAY, "", line, read("z", "2026-03-01"));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.complaints())
                .singleElement()
                .asString()
                .startsWith("facts.jsonl:3: ")
                .contains(reason);
    }

    @Test
    void every_bad_line_is_named_and_those_of_the_members_too() {
        Scored.Answer answer = Scored.in(folder)
                .book(Scored.BOOK)
                .facts("x", THEME_DAY, "y")
                .members("{\"member\":\"m1\"}", "z")
                .run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.complaints())
                .extracting(line -> line.substring(0, line.indexOf(": ")))
                .containsExactly("facts.jsonl:1", "facts.jsonl:3", "members.jsonl:1", "members.jsonl:2");
    }

    @Test
    void a_byte_order_mark_and_the_line_ends_of_windows_are_taken() {
        Scored.Answer answer = Scored.in(folder)
                .book(Scored.BOOK)
                .facts("\uFEFF" + THEME_DAY + "\r", "\r", read("a", "2026-03-01") + "\r")
                .with("--json")
                .run();

        assertThat(answer.wellWith(1).out()).contains("\"total\":\"5.50\"");
    }

    @Test
    void what_is_not_utf_8_or_too_long_is_named() throws Exception {
        Path gbk = Files.write(folder.resolve("gbk.jsonl"), new byte[] {'{', '"', (byte) 0xD6, (byte) 0xD0, '"', '}'});
        Path book = Files.writeString(folder.resolve("book.yaml"), Scored.BOOK);
        Path longLine = Files.write(
                folder.resolve("long.jsonl"),
                " ".repeat(LinesOfFile.LONGEST_LINE + 1).getBytes(StandardCharsets.UTF_8));

        assertThat(Scored.in(folder)
                        .with("--rulebook", book.toString(), "--facts", gbk.toString())
                        .run()
                        .err())
                .isEqualTo("gbk.jsonl:1: 不是 UTF-8 文字，另存为 UTF-8\n");
        assertThat(Scored.in(folder)
                        .with("--rulebook", book.toString(), "--facts", longLine.toString())
                        .run()
                        .err())
                .isEqualTo("long.jsonl:1: 这一行超过 1 MiB\n");
    }

    @Test
    void facts_may_come_from_standard_input() {
        assertThat(Scored.in(folder)
                        .book(Scored.BOOK)
                        .standardInput(THEME_DAY)
                        .with("--facts", "-", "--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"5.00\"");
    }
}
