package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareReportTest {
    private static final String BASE = Scored.BOOK + "base: 84\n";

    @TempDir
    Path folder;

    private Path other;

    @BeforeEach
    void aNameForTheOther() {
        other = folder.resolve("other.yaml");
    }

    private static String fact(String id, String member, String type, String more) {
        return "{\"id\":\"" + id + "\",\"member\":\"" + member + "\",\"type\":\"" + type
                + "\",\"occurredAt\":\"2026-03-06T12:00:00+08:00\"" + more + "}";
    }

    private Scored comparing(String otherBook) throws Exception {
        Files.writeString(other, otherBook);
        return Scored.in(folder)
                .book(BASE)
                .facts(
                        fact("a", "m1", "activity-attended", ",\"attributes\":{\"kind\":\"theme-day\"}"),
                        fact("b", "m2", "activity-missed", ""),
                        fact("c", "m3", "article-read", ""))
                .with("--compare", other.toString());
    }

    @Test
    void it_tells_who_gains_who_loses_and_whose_grade_changes_and_not_who_stays() throws Exception {
        Scored.Answer answer = comparing(BASE.replace("points: 5", "points: 6").replace("points: -2", "points: -5"))
                .with("--json")
                .run();

        assertThat(answer.wellWith(2).lines())
                .containsExactly(
                        "{\"member\":\"m1\",\"cycle\":\"2026\",\"before\":\"89.00\",\"after\":\"90.00\",\"difference\":\"1.00\",\"gradeBefore\":\"two-stars\",\"gradeAfter\":\"three-stars\",\"points\":\"gains\",\"gradeChanges\":true}",
                        "{\"member\":\"m2\",\"cycle\":\"2026\",\"before\":\"82.00\",\"after\":\"79.00\",\"difference\":\"-3.00\",\"gradeBefore\":\"two-stars\",\"gradeAfter\":\"one-star\",\"points\":\"loses\",\"gradeChanges\":true}");
    }

    @Test
    void as_a_table_it_counts_them() throws Exception {
        assertThat(comparing(BASE.replace("points: 5", "points: 6"))
                        .run()
                        .wellWith(2)
                        .out())
                .isEqualTo("积分年度 2026：3 人，1 人增加，0 人减少，1 人等级改变\n"
                        + "  m1                       89.00 → 90.00          +1.00  二星 → 三星\n");
    }

    @Test
    void a_later_version_is_looked_at_as_if_it_were_published() throws Exception {
        String next = BASE.replace("counts-from: 2026-01-01", "version: 2\ncounts-from: 2026-07-01")
                .replace("points: 5", "points: 9");

        // All of it happened in March, which the first version goes on scoring.
        assertThat(comparing(next).with("--json").run().wellWith(0).out()).isEmpty();
    }

    @Test
    void facts_that_are_parked_are_listed_here_too() throws Exception {
        Files.writeString(other, BASE);
        Scored.Answer answer = Scored.in(folder)
                .book(BASE)
                .facts(fact("a", "m1", "juggling", ""))
                .with("--compare", other.toString())
                .run();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("m1 a: unknown-type");
    }

    @Test
    void a_rule_book_to_compare_with_that_is_wrong_ends_it() throws Exception {
        Scored.Answer answer = comparing("id: x\n").run();

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).startsWith("other.yaml:1:1: 错误");
    }
}
