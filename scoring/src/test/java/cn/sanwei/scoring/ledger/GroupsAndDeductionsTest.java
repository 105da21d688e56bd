package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.rulebook.RuleBook;
import org.junit.jupiter.api.Test;

class GroupsAndDeductionsTest {
    private static final RuleBook STUDY = book("""
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 1, caps: [{points: 2, per: day}]}
              - {id: lecture, label: 党课, fact: activity-attended, points: 3}
              - {id: claim, label: 认领, fact: wish-claimed, points: 1}
            groups:
              - {id: study, label: 学习类, rules: [reading, lecture], caps: [{points: 4, per: month}]}
            """);

    @Test
    void rules_of_a_group_share_its_cap_and_other_rules_do_not() {
        Ledger ledger = fold(
                STUDY,
                attended("f1", "2026-03-01", "party-lecture"),
                read("f2", "2026-03-02T08:00:00"),
                read("f3", "2026-03-02T09:00:00"),
                new What("f4", "wish-claimed", "2026-03-03"));

        assertThat(pointsOf(ledger)).containsExactly("3.00", "1.00", "0.00", "1.00");
        assertThat(ledger.entries().get(2).reason()).contains("“学习类”每月最多得 4 分");
    }

    @Test
    void a_rules_own_cap_and_its_groups_both_bind_and_the_group_counts_only_what_the_rule_left() {
        Ledger ledger = fold(
                STUDY,
                read("f1", "2026-03-02T08:00:00"),
                read("f2", "2026-03-02T09:00:00"),
                read("f3", "2026-03-02T10:00:00"),
                attended("f4", "2026-03-03", "party-lecture"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "1.00", "0.00", "2.00");
        assertThat(ledger.entries().get(2).reason()).contains("“阅读”每日最多得 2 分");
    }

    @Test
    void a_cap_of_times_on_a_group_counts_the_occurrences_of_all_its_rules_that_gave_something() {
        RuleBook book = book("""
                rules:
                  - {id: reading, label: 阅读, fact: article-read, points: 1, caps: [{times: 1, per: day}]}
                  - {id: lecture, label: 党课, fact: activity-attended, points: 3}
                groups:
                  - {id: study, label: 学习类, rules: [reading, lecture], caps: [{times: 2, per: month}]}
                """);

        Ledger ledger = fold(
                book,
                read("f1", "2026-03-02T08:00:00"),
                read("f2", "2026-03-02T09:00:00"),
                attended("f3", "2026-03-03", "party-lecture"),
                attended("f4", "2026-03-04", "party-lecture"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "0.00", "3.00", "0.00");
    }

    @Test
    void a_cap_on_a_deduction_bounds_what_is_deducted() {
        RuleBook book = book("""
                rules:
                  - {id: missed, label: 缺席, fact: activity-missed, points: -2, caps: [{points: 3, per: month}]}
                """);

        Ledger ledger = fold(
                book,
                new What("f1", "activity-missed", "2026-03-01"),
                new What("f2", "activity-missed", "2026-03-02"),
                new What("f3", "activity-missed", "2026-03-31"),
                new What("f4", "activity-missed", "2026-04-01"));

        assertThat(pointsOf(ledger)).containsExactly("-2.00", "-1.00", "0.00", "-2.00");
        assertThat(ledger.total()).isEqualTo(points("-5"));
    }

    @Test
    void a_deduction_does_not_free_a_cap_on_gains() {
        RuleBook book = book("""
                rules:
                  - {id: reading, label: 阅读, fact: article-read, points: 2, caps: [{points: 2, per: month}]}
                  - {id: missed, label: 缺席, fact: activity-missed, points: -2}
                """);

        Ledger ledger = fold(
                book,
                read("f1", "2026-03-01"),
                new What("f2", "activity-missed", "2026-03-02"),
                read("f3", "2026-03-03"));

        assertThat(pointsOf(ledger)).containsExactly("2.00", "-2.00", "0.00");
    }

    @Test
    void several_caps_on_one_rule_hold_together() {
        RuleBook book =
                Given.reading("1", "caps: [{points: 2, per: day}, {points: 3, per: month}, {times: 4, per: cycle}]");

        Ledger ledger = fold(
                book,
                read("f1", "2026-03-01T08:00:00"),
                read("f2", "2026-03-01T09:00:00"),
                read("f3", "2026-03-01T10:00:00"),
                read("f4", "2026-03-02T08:00:00"),
                read("f5", "2026-03-02T09:00:00"),
                read("f6", "2026-04-01T08:00:00"),
                read("f7", "2026-04-01T09:00:00"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "1.00", "0.00", "1.00", "0.00", "1.00", "0.00");
    }
}
