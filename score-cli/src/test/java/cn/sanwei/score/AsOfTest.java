package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What did not happen, and what has lapsed, is judged at the instant that is asked for; else at the end of the cycle. */
class AsOfTest {
    /** Weeks end on Sunday, in this cycle on 2026-01-04 first. */
    private static final String BOOK = """
            id: test
            title: 测试
            counts-from: 2026-01-01
            rules:
              - {id: idle, label: 一周未学习, micro: platform, absence: {of: article-read, per: week}, points: -1}
              - {id: gift, label: 捐助, fact: donation-made, points: 10, valid: {months: 1}}
            """;

    private static final String GIFT =
            "{\"id\":\"g\",\"member\":\"m1\",\"type\":\"donation-made\",\"occurredAt\":\"2026-01-05T10:00:00+08:00\"}";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "as of {0}: {1}")
    @CsvSource({
        "2026-01-11T23:59:59+08:00, 9.00",
        "2026-01-12T00:00:00+08:00, 8.00",
        "2026-02-04T23:59:59+08:00, 5.00",
        "2026-02-05T00:00:00+08:00, -5.00",
        "2026-02-04T16:00:00Z, -5.00",
    })
    void at_an_instant_only_weeks_that_have_ended_cost_and_a_gift_counts_until_it_lapses(String asOf, String total) {
        Scored.Answer answer = Scored.in(folder)
                .book(BOOK)
                .facts(GIFT)
                .with("--as-of", asOf, "--json")
                .run();

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("\"total\":\"" + total + "\"");
    }

    @Test
    void without_it_the_whole_cycle_is_judged_to_its_end() {
        Scored.Answer answer =
                Scored.in(folder).book(BOOK).facts(GIFT).with("--json").run();

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("\"total\":\"-52.00\"").contains("idle@2026-12-27");
    }

    @Test
    void a_comparison_is_made_as_of_the_same_instant() throws Exception {
        Path other = Files.writeString(folder.resolve("other.yaml"), BOOK.replace("months: 1", "months: 2"));
        Scored.Answer answer = Scored.in(folder)
                .book(BOOK)
                .facts(GIFT)
                .with("--compare", other.toString())
                .with("--as-of", "2026-02-10T00:00:00+08:00", "--json")
                .run();

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.lines())
                .singleElement()
                .asString()
                .contains("\"before\":\"-6.00\",\"after\":\"4.00\",\"difference\":\"10.00\"")
                .contains("\"points\":\"gains\"");
    }
}
