package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {

    private static String last(Ledger ledger) {
        return ledger.entries().get(ledger.entries().size() - 1).reason();
    }

    @Test
    void an_occurrence_says_what_each_gives() {
        assertThat(last(fold(reading("0.5"), read("f1", "2026-03-06")))).isEqualTo("每次得 0.5 分");
    }

    @Test
    void a_deduction_says_that_it_deducts() {
        RuleBook book = book("rules: [{id: missed, label: 缺席, fact: activity-missed, points: -2}]\n");

        assertThat(last(fold(book, new What("f1", "activity-missed", "2026-03-06"))))
                .isEqualTo("每次扣 2 分");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1, '', 2.5, '每小时得 2 分，本次 2.5 小时，得 4 分'",
        "1, ', at-most: 3', 5, '每小时得 2 分，本次 5 小时，最多计 3 个单位，得 6 分'",
        "0.5, ', count: parts', 0.75, '每 0.5 小时得 2 分，本次 0.75 小时，得 3 分'",
        "3, '', 2.5, '每 3 小时得 2 分，本次 2.5 小时，不足一个单位，计 0 分'",
    })
    void points_by_units_say_the_unit_what_was_measured_and_what_it_gave(
            String unit, String more, String hours, String reason) {
        RuleBook book =
                book("rules: [{id: t, label: 培训, fact: activity-attended, points: 2, for-each: {measure: hours, unit: "
                        + unit + more + "}}]\n");

        assertThat(last(fold(book, new What("f1", "activity-attended", "2026-03-06").measuring("hours", hours))))
                .isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0} per {1}")
    @CsvSource({
        "points: 3, day, '每次得 2 分；“阅读”每日最多得 3 分，本次只得 1 分'",
        "points: 2, week, '每次得 2 分；“阅读”每周最多得 2 分，已满，本次计 0 分'",
        "points: 3, quarter, '每次得 2 分；“阅读”每季度最多得 3 分，本次只得 1 分'",
        "points: 3, cycle, '每次得 2 分；“阅读”本积分年度最多得 3 分，本次只得 1 分'",
        "times: 1, month, '每次得 2 分；“阅读”每月最多计 1 次，次数已满，本次计 0 分'",
    })
    void a_capped_occurrence_says_what_the_cap_left(String cap, String period, String reason) {
        RuleBook book = reading("2", "caps: [{" + cap + ", per: " + period + "}]");

        assertThat(last(fold(book, read("f1", "2026-03-06T08:00:00"), read("f2", "2026-03-06T09:00:00"))))
                .isEqualTo(reason);
    }

    @Test
    void a_capped_deduction_says_so_too() {
        RuleBook book = book(
                "rules: [{id: missed, label: 缺席, fact: activity-missed, points: -2, caps: [{points: 3, per: month}]}]\n");

        assertThat(last(fold(
                        book,
                        new What("f1", "activity-missed", "2026-03-06"),
                        new What("f2", "activity-missed", "2026-03-07"))))
                .isEqualTo("每次扣 2 分；“缺席”每月最多扣 3 分，本次只扣 1 分");
    }

    @Test
    void the_lines_of_the_total_have_reasons_too() {
        Ledger ledger =
                fold(book("base: -5\ntotal: {floor: 0}\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n"));

        assertThat(ledger.lines()).extracting(TotalLine::reason).containsExactly("基础分 -5 分", "总分最低计 0 分，原为 -5 分");
    }
}
