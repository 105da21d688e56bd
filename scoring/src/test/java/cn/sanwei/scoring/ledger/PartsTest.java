package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {
    private static final String RULES = """
            rules:
              - {id: appraisal, label: 民主评议, fact: quiz-taken, points: 1, for-each: {measure: score, count: parts}}
              - {id: theme-day, label: 主题党日, fact: activity-attended, points: 10}
              - {id: missed, label: 缺席, fact: activity-missed, points: -30}
              - {id: reading, label: 学习, fact: article-read, points: 7}
            """;
    private static final String EIGHTY_AND_TWENTY = RULES + """
            parts:
              - {id: daily, label: 日常, rules: [theme-day, missed], base: 20, floor: 0, ceiling: 100, weight: 0.8}
              - {id: appraisal, label: 评议, rules: [appraisal], ceiling: 100, weight: 0.2}
            """;

    private static What appraised(String score) {
        return new What("score", "quiz-taken", "2026-12-01").measuring("score", score);
    }

    private static What missed(String id) {
        return new What(id, "activity-missed", "2026-05-06");
    }

    private static List<String> lines(Ledger ledger) {
        return ledger.lines().stream()
                .map(line -> line.kind().code() + " " + line.part() + " " + line.points())
                .toList();
    }

    @ParameterizedTest(name = "appraised with {0}: {1}")
    @CsvSource({"0, 24.00", "95, 43.00", "95.5, 43.10", "95.57, 43.11", "95.52, 43.10", "100, 44.00", "120, 44.00"})
    void parts_are_weighed_and_summed(String appraisal, String total) {
        Ledger ledger = fold(book(EIGHTY_AND_TWENTY), attended("f1", "2026-03-06", "theme-day"), appraised(appraisal));

        assertThat(ledger.total()).hasToString(total);
    }

    @Test
    void every_step_of_a_part_is_a_line_of_its_own_and_the_entries_stay() {
        Ledger ledger = fold(book(EIGHTY_AND_TWENTY), missed("f1"), appraised("110"));

        assertThat(Given.pointsOf(ledger)).containsExactly("-30.00", "110.00");
        assertThat(lines(ledger))
                .containsExactly(
                        "part-base daily 20.00",
                        "part-floor daily 10.00",
                        "part-ceiling appraisal -10.00",
                        "part-weight appraisal -80.00");
        assertThat(ledger.total()).hasToString("20.00");
        assertThat(ledger.lines())
                .extracting(TotalLine::reason)
                .containsExactly(
                        "“日常”基础分 20 分", "“日常”最低计 0 分，原为 -10 分", "“评议”最高计 100 分，原为 110 分", "“评议”100 分，权重 0.2，计 20 分");
    }

    @ParameterizedTest(name = "{0} theme days and base 20: the part has {1} of its line of {2}")
    @CsvSource({"7, 90.00, -18.00", "8, 100.00, -20.00", "9, 110.00, -20.00"})
    void a_part_reaches_its_ceiling_and_does_not_pass_it(int times, String before, String weight) {
        What[] facts = new What[times];
        for (int i = 0; i < times; i++) {
            facts[i] = attended("f" + i, "2026-03-%02d".formatted(i + 1), "theme-day");
        }
        Ledger ledger = fold(book(EIGHTY_AND_TWENTY), facts);

        assertThat(ledger.lines().getLast().kind()).isEqualTo(TotalLine.Kind.PART_WEIGHT);
        assertThat(ledger.lines().getLast().points()).hasToString(weight);
        assertThat(ledger.total().hundredths())
                .isEqualTo(Math.min(100_00, Given.points(before).hundredths()) * 8 / 10);
    }

    @Test
    void rules_in_no_part_count_as_they_are() {
        assertThat(fold(book(EIGHTY_AND_TWENTY), read("f1", "2026-03-06")).total())
                .hasToString("23.00");
    }

    @Test
    void the_rest_is_what_is_in_no_other_part_also_an_opening_balance() {
        Ledger ledger = fold(
                book(RULES + """
                        parts:
                          - {id: a, label: 甲, rules: [theme-day]}
                          - {id: b, label: 乙, rules: rest, ceiling: 10}
                        """),
                attended("f1", "2026-03-06", "theme-day"),
                read("f2", "2026-03-06"),
                new What("f3", "opening-balance", "2026-03-06")
                        .saying("cycle", "2026")
                        .saying("micro", "points")
                        .measuring("points", "5"));

        assertThat(lines(ledger)).containsExactly("part-ceiling b -2.00");
        assertThat(ledger.total()).hasToString("20.00");
    }

    @Test
    void an_opening_balance_can_be_put_into_a_part() {
        Ledger ledger = fold(
                book(RULES + "parts: [{id: a, label: 甲, rules: [theme-day, opening-balance], weight: 0.5}]\n"),
                new What("f3", "opening-balance", "2026-03-06")
                        .saying("cycle", "2026")
                        .saying("micro", "points")
                        .measuring("points", "5"));

        assertThat(ledger.total()).hasToString("2.50");
    }

    @ParameterizedTest(name = "{0} of 120 is {1} of 100")
    @CsvSource({"0, 0.00", "90, 75.00", "100, 83.33", "115, 95.83", "115.01, 95.84", "120, 100.00"})
    void a_part_is_scaled_to_another_full_mark_and_rounded_once(String score, String total) {
        Ledger ledger = fold(
                book(RULES + "parts: [{id: a, label: 甲, rules: [appraisal], scale: {of: 120, to: 100}}]\n"),
                appraised(score));

        assertThat(ledger.total()).hasToString(total);
    }

    @Test
    void scaling_and_weight_are_said_together() {
        Ledger ledger = fold(
                book(RULES
                        + "parts: [{id: a, label: 甲, rules: [appraisal], scale: {of: 120, to: 100}, weight: 0.3}]\n"),
                appraised("90"));

        assertThat(ledger.lines().getLast().reason()).isEqualTo("“甲”90 分，按 120 分折成 100 分，权重 0.3，计 22.5 分");
    }

    @Test
    void halves_of_a_hundredth_are_rounded_away_from_zero() {
        String half = RULES + "parts: [{id: a, label: 甲, rules: [appraisal], weight: 0.5}]\n";
        String lost = "rules: [{id: lost, label: 扣, fact: activity-missed, points: -0.01}]\n"
                + "parts: [{id: a, label: 甲, rules: [lost], weight: 0.5}]\n";

        assertThat(fold(book(half), appraised("0.01")).total()).hasToString("0.01");
        assertThat(fold(book(lost), missed("f1")).total()).hasToString("-0.01");
    }

    @Test
    void the_limits_of_the_whole_come_after_the_parts() {
        Ledger ledger = fold(
                book(EIGHTY_AND_TWENTY + "base: 50\ntotal: {ceiling: 60}\n"),
                attended("f1", "2026-03-06", "theme-day"),
                appraised("95"));

        assertThat(ledger.total()).hasToString("60.00");
        assertThat(ledger.lines().getLast().reason()).isEqualTo("总分最高计 60 分，原为 93 分");
    }

    @Test
    void a_condition_can_ask_for_points_of_a_part_before_its_weight() {
        String rest = EIGHTY_AND_TWENTY + "base: 80\ngrades: {needs: [{part: appraisal, points: 60}]}\n";

        Ledger low = fold(book(rest), appraised("59.99"));
        assertThat(low.indicated().orElseThrow().code()).isEqualTo("none");
        assertThat(low.unmet().getLast().reason()).isEqualTo("“一星”要求“appraisal”至少 60 分，现为 59.99 分");
        assertThat(fold(book(rest), appraised("60")).indicated().orElseThrow().code())
                .isEqualTo("three-stars");
    }

    @Test
    void the_frozen_bytes_name_the_part_of_a_line() {
        Ledger ledger = fold(book(EIGHTY_AND_TWENTY));

        assertThat(new String(CanonicalLedger.bytes(ledger), java.nio.charset.StandardCharsets.UTF_8))
                .contains("{\"kind\":\"part-base\",\"part\":\"daily\",\"points\":\"20.00\"}");
    }
}
