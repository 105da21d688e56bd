package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.MEMBER;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.shanghai;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which deduction it is that a repair makes good. */
class RepairsTest {
    private static RuleBook building(String deduction, String repair) {
        return book("rules:\n"
                + "  - {id: building, label: 违建, fact: deduction-recorded, points: -10,"
                + " for-each: {measure: times}" + deduction + "}\n"
                + "  - {id: removed, label: 拆除, fact: deed-recorded, repairs: {rule: building, share: 50" + repair
                + "}}\n");
    }

    private static What built(String id, String when, int times) {
        return new What(id, "deduction-recorded", when).measuring("times", String.valueOf(times));
    }

    private static What removed(String id, String when) {
        return new What(id, "deed-recorded", when);
    }

    private static String last(Ledger ledger) {
        return pointsOf(ledger).getLast();
    }

    @Test
    void it_is_the_latest_where_nobody_says_otherwise_and_then_the_one_before() {
        assertThat(pointsOf(fold(
                        building("", ""),
                        built("f1", "2026-01-01", 1),
                        built("f2", "2026-01-02", 2),
                        removed("f3", "2026-02-01"),
                        removed("f4", "2026-02-02"),
                        removed("f5", "2026-02-03"))))
                .containsExactly("-10.00", "-20.00", "10.00", "5.00", "0.00");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"f1, 5.00", "event-f1, 5.00", "f2, 10.00", "f9, 0.00"})
    void the_fact_may_name_the_one_it_means_by_its_id_or_by_its_event(String named, String given) {
        assertThat(last(fold(
                        building("", ""),
                        built("f1", "2026-01-01", 1),
                        built("f2", "2026-01-02", 2),
                        removed("f3", "2026-02-01").saying("repairs", named))))
                .isEqualTo(given);
    }

    @ParameterizedTest(name = "removed on {0}: {1}")
    @CsvSource({"2026-03-31, 5.00", "2026-04-01, 0.00"})
    void one_that_lies_too_far_back_is_not_made_good(String when, String given) {
        assertThat(last(fold(building("", ", within: {months: 3}"), built("f1", "2026-01-01", 1), removed("f2", when))))
                .isEqualTo(given);
    }

    @Test
    void one_that_a_cap_left_nothing_of_is_not_made_good() {
        assertThat(pointsOf(fold(
                        building(", caps: [{points: 10, per: cycle}]", ""),
                        built("f1", "2026-01-01", 1),
                        built("f2", "2026-01-02", 1),
                        removed("f3", "2026-02-01"))))
                .containsExactly("-10.00", "0.00", "5.00");
    }

    @ParameterizedTest(name = "removed on {0}: {1}")
    @CsvSource({"2026-05-31, 5.00", "2026-06-01, 0.00"})
    void one_of_an_earlier_cycle_is_made_good_for_as_long_as_it_counts(String when, String given) {
        RuleBook book = building(", valid: {years: 1, across-cycles: true}", "");

        Ledger thatDay = LedgerFold.fold(
                RuleBooks.of(book),
                YEAR_2026,
                MEMBER,
                List.of(built("f1", "2025-06-01", 1).fact(), removed("f2", when).fact()),
                fullMember(),
                shanghai(when));

        assertThat(last(thatDay)).isEqualTo(given);
    }

    @Test
    void what_was_given_back_lapses_with_the_deduction() {
        RuleBook book = building(", valid: {months: 6}", "");

        assertThat(pointsOf(fold(book, built("f1", "2026-02-01", 1), removed("f2", "2026-07-31"))))
                .containsExactly("0.00", "0.00");
    }

    @Test
    void what_ended_with_its_cycle_is_not_made_good_in_the_next() {
        RuleBook book = book("""
                rules:
                  - {id: hours, label: 时长, fact: deed-recorded, points: 1, valid: {years: 2, across-cycles: true},
                     requires: [{rule: building, times: 1, per: cycle}]}
                  - {id: building, label: 违建, fact: deduction-recorded, points: -10}
                  - {id: removed, label: 拆除, fact: donation-made, repairs: {rule: building, share: 50}}
                """);

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2025-06-01"),
                new What("f2", "donation-made", "2026-02-01"));

        assertThat(last(ledger)).isEqualTo("0.00");
        assertThat(ledger.entries().getLast().reason()).isEqualTo("没有可以返还的扣分，计 0 分");
    }

    @Test
    void a_repair_that_was_taken_back_leaves_the_deduction_open_to_another() {
        assertThat(pointsOf(fold(
                        building("", ""),
                        built("f1", "2026-01-01", 1),
                        removed("f2", "2026-02-01"),
                        removed("f3", "2026-02-02"),
                        new What("f4", "cancellation", "2026-02-03").cancelling("f2"))))
                .containsExactly("-10.00", "0.00", "5.00");
    }

    @Test
    void a_deduction_that_another_has_replaced_costs_the_lesser_and_stands_no_more() {
        RuleBook book = book("""
                rules:
                  - {id: building, label: 违建, fact: deduction-recorded, ladder: {per: cycle, steps: [-10, -30]}}
                  - {id: removed, label: 拆除, fact: deed-recorded, repairs: {rule: building, instead: -2}}
                """);

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2026-01-01"),
                removed("f2", "2026-02-01"),
                new What("f3", "deduction-recorded", "2026-03-01"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "-2.00", "-10.00");
        assertThat(ledger.entries().getFirst().reason()).endsWith("；已由“拆除”改计，原扣分及其效力不再有");
    }
}
