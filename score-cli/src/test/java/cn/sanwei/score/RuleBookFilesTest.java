package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule books as they are given to the command, right and wrong; and the other options. */
class RuleBookFilesTest {
    private static final String FACT =
            "{\"id\":\"a\",\"member\":\"m1\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-01T12:00:00+08:00\"}";

    @TempDir
    Path folder;

    @Test
    void what_is_wrong_with_a_rule_book_is_said_with_file_line_column_reason_and_remedy() {
        Scored.Answer answer = Scored.in(folder)
                .book(Scored.BOOK.replace("article-read", "article-reed").replace("points: 5", "point: 5"))
                .facts(FACT)
                .run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.complaints())
                .allSatisfy(line -> assertThat(line).startsWith("book0.yaml:"))
                .anySatisfy(line -> assertThat(line).startsWith("book0.yaml:6:").contains("是否想写“article-read”"))
                .anySatisfy(line -> assertThat(line).startsWith("book0.yaml:5:").contains("没有“point”这个键"));
    }

    @Test
    void what_is_unwise_is_said_and_scored_all_the_same() {
        Scored.Answer answer = Scored.in(folder)
                .book(Scored.BOOK + "show-rank: true\n")
                .facts(FACT)
                .with("--json")
                .run();

        assertThat(answer.status()).isZero();
        assertThat(answer.err()).startsWith("book0.yaml:8:12: 提醒").hasLineCount(1);
        assertThat(answer.out()).contains("\"total\":\"0.50\"");
    }

    @Test
    void each_fact_is_scored_by_the_version_of_its_day_in_whatever_order_the_files_are_given() {
        String second = Scored.BOOK
                .replace("counts-from: 2026-01-01", "version: 2\ncounts-from: 2026-07-01")
                .replace("points: 0.5", "points: 0.25");
        String later = FACT.replace("\"a\"", "\"b\"").replace("2026-03", "2026-08");

        assertThat(Scored.in(folder)
                        .book(second)
                        .book(Scored.BOOK)
                        .facts(FACT, later)
                        .with("--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"0.75\"");
    }

    @Test
    void two_files_with_one_version_are_refused() {
        Scored.Answer answer = Scored.in(folder)
                .book(Scored.BOOK)
                .book(Scored.BOOK)
                .facts(FACT)
                .run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("第 1 版已经发布");
    }

    @Test
    void files_that_are_not_there_are_named() {
        Scored.Answer noBook = Scored.in(folder)
                .with("--rulebook", folder.resolve("none.yaml").toString())
                .facts(FACT)
                .run();
        Scored.Answer noFacts = Scored.in(folder)
                .book(Scored.BOOK)
                .with("--facts", folder.resolve("none.jsonl").toString())
                .run();
        Scored.Answer aFolder = Scored.in(folder)
                .book(Scored.BOOK)
                .with("--facts", folder.toString())
                .run();

        assertThat(noBook.status()).isEqualTo(2);
        assertThat(noBook.err()).isEqualTo("none.yaml：没有这个文件  there is no such file\n");
        assertThat(noFacts.status()).isEqualTo(2);
        assertThat(noFacts.err()).isEqualTo("none.jsonl：没有这个文件  there is no such file\n");
        assertThat(aFolder.status()).isEqualTo(2);
        assertThat(aFolder.err()).contains("读不出来");
    }

    @Test
    void options_that_are_wrong_are_answered_with_the_usage() {
        for (String[] wrong : new String[][] {
            {},
            {"--facts", "f"},
            {"--rulebook", "b"},
            {"--rulebook"},
            {"--rulebook", "b", "--facts"},
            {"--rulebook", "b", "--facts", "f", "g"},
            {"--rulebook", "b", "--facts", "f", "--facts", "f"},
            {"--rulebook", "b", "--facts", "f", "--cycle", "26"},
            {"--rulebook", "b", "--facts", "f", "--as-of", "2026-03-01"},
            {"--rulebook", "b", "--facts", "f", "--fast"},
            {"--rulebook", "b", "--facts", "f", "--attainable"},
        }) {
            Scored.Answer answer = Scored.in(folder).with(wrong).run();
            assertThat(answer.status()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(answer.err()).contains("./sanwei score --rulebook FILE…");
            assertThat(answer.out()).isEmpty();
        }
    }

    @Test
    void help_is_no_mistake() {
        Scored.Answer answer = Scored.in(folder).with("--help").run();

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("--as-of INSTANT");
    }

    @Test
    void an_option_takes_its_value_after_an_equals_sign_too() {
        assertThat(Scored.in(folder)
                        .book(Scored.BOOK)
                        .facts(FACT)
                        .with("--cycle=2026", "--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"0.50\"");
    }
}
