package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttainableReportTest {
    private static final String BOOK = """
            id: test
            title: 测试
            counts-from: 2026-01-01
            base: [{points: 60, status: [full, probationary]}]
            rules:
              - {id: reading, label: 学习文章, fact: article-read, points: 1, caps: [{points: 30, per: cycle}]}
              - {id: service, label: 服务, fact: activity-attended, points: 1, when: {posts: [secretary]}}
            exempt: {categories: [retired], status: [prospect, activist, applicant]}
            """;

    @TempDir
    Path folder;

    @Test
    void it_prints_the_most_for_each_status_category_and_post_one_object_a_line() {
        Scored.Answer answer =
                Scored.in(folder).book(BOOK).with("--attainable", "--json").run();

        assertThat(answer.status()).isZero();
        assertThat(answer.lines())
                .contains(
                        "{\"status\":\"full\",\"attainable\":\"90.00\",\"grade\":\"three-stars\",\"outcome\":\"graded\"}",
                        "{\"status\":\"applicant\",\"attainable\":\"30.00\",\"grade\":\"none\",\"outcome\":\"graded\"}",
                        "{\"post\":\"secretary\",\"attainable\":null,\"grade\":\"three-stars\",\"outcome\":\"graded\"}")
                .hasSize(7);
    }

    @Test
    void as_a_table_it_says_what_has_no_bound() {
        assertThat(Scored.in(folder).book(BOOK).with("--attainable").run().out())
                .startsWith("测试（第 1 版）最多能得多少分\n")
                .contains("  post      secretary                 不封顶  三星\n");
    }

    @Test
    void a_cycle_in_which_no_rule_book_counts_is_refused() {
        Scored.Answer answer = Scored.in(folder)
                .book(BOOK)
                .with("--attainable", "--cycle", "2025")
                .run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("积分年度 2025 还没有生效的积分细则");
    }
}
