package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule books in layers, as the command takes them. */
class LayeredRuleBooksTest {
    private static final String TOWN = """
            id: town
            title: 镇
            counts-from: 2026-01-01
            within: test
            rules:
              - {id: quiz, label: 答题, fact: quiz-taken, points: 4}
            """;
    private static final String COUNTY = Scored.BOOK + "layers: {additions: {rules: 1, points: 5}}\n";
    private static final String QUIZ =
            "{\"id\":\"%s\",\"member\":\"m1\",\"type\":\"quiz-taken\",\"occurredAt\":\"2026-03-01T12:00:00+08:00\"}";

    @TempDir
    Path folder;

    @Test
    void files_of_several_layers_are_one_rule_book_in_whatever_order_they_are_given() {
        assertThat(Scored.in(folder)
                        .book(TOWN)
                        .book(COUNTY)
                        .facts(QUIZ.formatted("a"), QUIZ.formatted("b"))
                        .with("--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"5.00\"", "\"kind\":\"part-ceiling\",\"part\":\"town\",\"points\":\"-3.00\"");
    }

    @Test
    void a_mistake_is_said_with_the_file_in_which_it_stands() {
        Scored.Answer answer = Scored.in(folder)
                .book(COUNTY)
                .book(TOWN.replace("points: 4", "points: 4, effect: veto"))
                .facts(QUIZ.formatted("a"))
                .run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.complaints())
                .singleElement()
                .asString()
                .startsWith("book2.yaml:6:")
                .contains("不能否决或定级");
    }

    @Test
    void the_merged_book_is_printed_and_scores_the_same() {
        Scored.Answer merged =
                Scored.in(folder).book(COUNTY).book(TOWN).with("--merged").run();

        assertThat(merged.status()).isZero();
        assertThat(merged.out()).startsWith("id: town\n").doesNotContain("within", "layers");
        assertThat(Scored.in(folder)
                        .book(merged.out())
                        .facts(QUIZ.formatted("a"), QUIZ.formatted("b"))
                        .with("--json")
                        .run()
                        .wellWith(1)
                        .out())
                .contains("\"total\":\"5.00\"");
    }

    @Test
    void a_lower_book_without_its_frame_is_refused_and_so_is_merging_with_facts() {
        assertThat(Scored.in(folder).book(TOWN).facts(QUIZ.formatted("a")).run())
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("book0.yaml:4:9:", "没有叫“test”的上级细则"));
        assertThat(Scored.in(folder)
                        .book(COUNTY)
                        .facts(QUIZ.formatted("a"))
                        .with("--merged")
                        .run()
                        .status())
                .isEqualTo(2);
    }
}
