package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.rulebook.RuleBook;
import org.junit.jupiter.api.Test;

/** Groups of which only the highest counts. Rules look at a fact in the order of their ids. */
class HighestTest {
    private static final String MANUSCRIPTS = """
            rules:
              - {id: any, label: 稿件, fact: manuscript-used, points: 4}
              - {id: city, label: 市级, fact: manuscript-used, when: {attributes: {level: city}}, points: 5}
              - {id: town, label: 镇级, fact: manuscript-used, when: {attributes: {level: town}}, points: 4}
            groups: [{id: g, label: 宣传, rules: [any, city, town], highest: month}]
            """;

    private static What used(String id, String when, String level) {
        return new What(id, "manuscript-used", when).saying("level", level);
    }

    private static String reason(Ledger ledger, int entry) {
        return ledger.entries().get(entry).reason();
    }

    @Test
    void of_two_rules_for_one_fact_the_second_adds_what_it_is_above_the_first() {
        Ledger ledger = fold(book(MANUSCRIPTS), used("f1", "2026-03-01", "city"), used("f2", "2026-03-02", "none"));

        assertThat(pointsOf(ledger)).containsExactly("4.00", "1.00", "0.00");
        assertThat(reason(ledger, 1)).isEqualTo("每次得 5 分；同组只按最高的一项计，已按“稿件”计，本次补 1 分");
        assertThat(reason(ledger, 2)).isEqualTo("每次得 4 分；同组只按最高的一项计，已按“市级”计，本次计 0 分");
    }

    @Test
    void of_two_that_are_equal_the_first_is_the_one_that_counts() {
        Ledger ledger = fold(book(MANUSCRIPTS), used("f1", "2026-03-01", "town"), used("f2", "2026-03-02", "town"));

        assertThat(pointsOf(ledger)).containsExactly("4.00", "0.00", "0.00", "0.00");
        assertThat(reason(ledger, 1)).contains("已按“稿件”计");
        assertThat(reason(ledger, 3)).contains("已按“稿件”计");
    }

    @Test
    void a_new_month_begins_anew_and_what_was_taken_back_is_no_rival() {
        Ledger ledger = fold(
                book(MANUSCRIPTS),
                used("f1", "2026-03-31", "city"),
                used("f2", "2026-04-01", "city"),
                used("f3", "2026-04-02", "none"),
                new What("f4", "cancellation", "2026-04-03").cancelling("f2"));

        assertThat(pointsOf(ledger)).containsExactly("4.00", "1.00", "0.00", "0.00", "4.00");
    }

    @Test
    void the_heaviest_deduction_of_the_cycle_is_the_one_that_counts() {
        RuleBook book = book("""
                rules:
                  - {id: slight, label: 轻, fact: deduction-recorded, when: {attributes: {kind: slight}}, points: -3}
                  - {id: grave, label: 重, fact: deduction-recorded, when: {attributes: {kind: grave}}, points: -5}
                groups: [{id: g, label: 违纪, rules: [slight, grave], highest: cycle}]
                """);

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2026-03-01").saying("kind", "slight"),
                new What("f2", "deduction-recorded", "2026-03-02").saying("kind", "grave"),
                new What("f3", "deduction-recorded", "2026-03-03").saying("kind", "slight"));

        assertThat(pointsOf(ledger)).containsExactly("-3.00", "-2.00", "0.00");
        assertThat(reason(ledger, 1)).isEqualTo("每次扣 5 分；同组只按最高的一项计，已按“轻”计，本次补扣 2 分");
    }

    @Test
    void what_was_recorded_too_late_is_no_rival() {
        String rules = """
                rules:
                  - {id: a, label: 甲, fact: manuscript-used, points: 9, recorded-within: {days: 1}}
                  - {id: b, label: 乙, fact: manuscript-used, points: 4}
                groups: [{id: g, label: 宣传, rules: [a, b], highest: %s}]
                """;
        What late = used("f1", "2026-03-01", "town").recordedAt("2026-03-09");

        assertThat(pointsOf(fold(book(rules.formatted("fact")), late))).containsExactly("0.00", "4.00");
        assertThat(pointsOf(fold(book(rules.formatted("month")), late))).containsExactly("0.00", "4.00");
    }

    @Test
    void only_rules_of_the_group_are_rivals_also_where_a_larger_group_holds_others() {
        String rules = """
                rules:
                  - {id: a, label: 甲, fact: manuscript-used, points: 9}
                  - {id: b, label: 乙, fact: manuscript-used, points: 4}
                groups:
                  - {id: inner, label: 小组, rules: [b], highest: %s}
                  - {id: outer, label: 大组, rules: [a], groups: [inner], caps: [{points: 20, per: cycle}]}
                """;

        assertThat(pointsOf(fold(book(rules.formatted("fact")), used("f1", "2026-03-01", "town"))))
                .containsExactly("9.00", "4.00");
        assertThat(pointsOf(fold(book(rules.formatted("month")), used("f1", "2026-03-01", "town"))))
                .containsExactly("9.00", "4.00");
    }

    @Test
    void of_three_that_match_one_fact_the_first_of_the_highest_counts() {
        RuleBook book = book("""
                rules:
                  - {id: a, label: 甲, fact: manuscript-used, points: 3}
                  - {id: b, label: 乙, fact: manuscript-used, points: 6}
                  - {id: c, label: 丙, fact: manuscript-used, points: 6}
                groups: [{id: g, label: 宣传, rules: [a, b, c], highest: fact}]
                """);

        Ledger ledger = fold(book, used("f1", "2026-03-01", "town"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "6.00", "0.00");
        assertThat(reason(ledger, 2)).contains("已按“乙”计");
    }
}
