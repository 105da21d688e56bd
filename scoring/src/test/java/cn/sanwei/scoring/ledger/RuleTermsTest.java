package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules say that looks at what was before. */
class RuleTermsTest {
    private static final String MISSED = "rules:\n  - {id: missed, label: 缺席, fact: activity-missed, ";

    private static What missed(String id, String when) {
        return new What(id, "activity-missed", when);
    }

    private static String reason(Ledger ledger, int entry) {
        return ledger.entries().get(entry).reason();
    }

    @Test
    void a_ladder_takes_more_each_time_and_its_last_rung_holds_for_all_further() {
        Ledger ledger = fold(
                book(MISSED + "ladder: {per: cycle, steps: [-3, -5]}}\n"),
                missed("f1", "2026-01-05"),
                missed("f2", "2026-02-05"),
                missed("f3", "2026-03-05"));

        assertThat(pointsOf(ledger)).containsExactly("-3.00", "-5.00", "-5.00");
        assertThat(reason(ledger, 1)).isEqualTo("本积分年度第 2 次，扣 5 分");
    }

    @Test
    void a_cancelled_occurrence_is_no_step_of_a_ladder() {
        assertThat(pointsOf(fold(
                        book(MISSED + "ladder: {per: cycle, steps: [-3, -5]}}\n"),
                        missed("f1", "2026-01-05"),
                        missed("f2", "2026-02-05"),
                        new What("f3", "cancellation", "2026-02-06").cancelling("f1"))))
                .containsExactly("0.00", "-3.00");
    }

    @Test
    void the_third_time_the_whole_group_is_cleared_and_gives_nothing_more_in_the_cycle() {
        RuleBook book = book(MISSED
                + "ladder: {per: cycle, steps: [-3, -5, {clears: group}]}}\n"
                + "  - {id: theme-day, label: 主题党日, fact: activity-attended, points: 4}\n"
                + "groups: [{id: life, label: 组织生活, rules: [missed, theme-day]}]\n");

        Ledger ledger = fold(
                book,
                attended("f1", "2026-01-01", "theme-day"),
                missed("f2", "2026-01-05"),
                missed("f3", "2026-02-05"),
                attended("f4", "2026-02-06", "theme-day"),
                missed("f5", "2026-03-05"),
                attended("f6", "2026-03-06", "theme-day"),
                missed("f7", "2026-03-07"));

        assertThat(pointsOf(ledger)).containsExactly("4.00", "-3.00", "-5.00", "4.00", "-8.00", "0.00", "0.00");
        assertThat(reason(ledger, 4)).isEqualTo("本积分年度第 3 次，本组已得的分清零，扣 8 分");
        assertThat(reason(ledger, 5)).endsWith("；“缺席”已使本组本积分年度清零，计 0 分");
    }

    @Test
    void a_streak_is_given_at_the_day_that_completes_it_and_counts_from_new() {
        RuleBook week = reading("2", "streak: {of: day, length: 3}");

        Ledger ledger = fold(
                week,
                read("f1", "2026-03-01"),
                read("f2", "2026-03-02T08:00:00"),
                read("f3", "2026-03-02T09:00:00"),
                read("f4", "2026-03-03"),
                read("f5", "2026-03-04"),
                read("f6", "2026-03-06"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "0.00", "0.00", "2.00", "0.00", "0.00");
        assertThat(reason(ledger, 3)).isEqualTo("连续 3 天得 2 分，本次为连续第 3 天，得 2 分");
    }

    @Test
    void marks_of_several_raters_count_as_their_mean_and_the_later_mark_of_one_replaces_his_earlier() {
        RuleBook appraisal = book(
                "rules: [{id: duties, label: 履职互评, fact: quiz-taken, average: {measure: score, per: cycle, out-of: 100, to: 50, rater: by}}]\n");

        Ledger ledger = fold(
                appraisal,
                new What("f1", "quiz-taken", "2026-03-01")
                        .measuring("score", "80")
                        .saying("by", "a"),
                new What("f2", "quiz-taken", "2026-03-02")
                        .measuring("score", "90")
                        .saying("by", "b"),
                new What("f3", "quiz-taken", "2026-03-03")
                        .measuring("score", "100")
                        .saying("by", "a"));

        assertThat(pointsOf(ledger)).containsExactly("40.00", "2.50", "5.00");
        assertThat(ledger.total().toString()).isEqualTo("47.50");
    }

    @Test
    void of_several_rules_that_match_one_fact_only_the_highest_counts() {
        RuleBook book = book("rules:\n"
                + "  - {id: article, label: 稿件, fact: manuscript-used, points: 3}\n"
                + "  - {id: city, label: 市级稿件, fact: manuscript-used, when: {attributes: {level: city}}, points: 6}\n"
                + "groups: [{id: g, label: 稿件, rules: [article, city], highest: fact}]\n");

        Ledger ledger = fold(book, new What("f1", "manuscript-used", "2026-03-01").saying("level", "city"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "6.00");
        assertThat(reason(ledger, 0)).isEqualTo("每次得 3 分；同组只按最高的一项计，已按“市级稿件”计，本次计 0 分");
    }

    @Test
    void over_a_period_a_higher_one_adds_what_it_is_above_the_highest_before() {
        RuleBook book = book("rules:\n"
                + "  - {id: town, label: 镇级, fact: manuscript-used, when: {attributes: {level: town}}, points: 3}\n"
                + "  - {id: city, label: 市级, fact: manuscript-used, when: {attributes: {level: city}}, points: 5}\n"
                + "groups: [{id: g, label: 稿件, rules: [town, city], highest: cycle}]\n");

        assertThat(pointsOf(fold(
                        book,
                        new What("f1", "manuscript-used", "2026-03-01").saying("level", "town"),
                        new What("f2", "manuscript-used", "2026-04-01").saying("level", "city"),
                        new What("f3", "manuscript-used", "2026-05-01").saying("level", "town"))))
                .containsExactly("3.00", "2.00", "0.00");
    }

    @Test
    void caps_of_groups_in_groups_apply_from_the_inside_out() {
        RuleBook book = book("rules:\n  - {id: r, label: 阅读, fact: article-read, points: 5}\ngroups:\n"
                + "  - {id: inner, label: 小组, rules: [r], caps: [{points: 4, per: day}]}\n"
                + "  - {id: outer, label: 大组, groups: [inner], caps: [{points: 6, per: cycle}]}\n");

        assertThat(pointsOf(fold(book, read("f1", "2026-03-01"), read("f2", "2026-03-02"))))
                .containsExactly("4.00", "2.00");
    }

    @Test
    void what_is_recorded_too_late_does_not_count() {
        RuleBook book = reading("1", "recorded-within: {months: 1}");

        Ledger ledger = fold(
                book,
                read("f1", "2026-01-31").recordedAt("2026-02-28T23:59:59"),
                read("f2", "2026-01-31").recordedAt("2026-03-01T00:00:00"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "0.00");
        assertThat(reason(ledger, 1)).isEqualTo("每次得 1 分；发生后超过 1 个月才登记，不计分");
    }

    @Test
    void a_rule_that_asks_for_another_counts_only_after_that_was_met_often_enough() {
        RuleBook book = book(
                "rules:\n"
                        + "  - {id: theme-day, label: 主题党日, fact: activity-attended, points: 1}\n"
                        + "  - {id: bonus, label: 加分, fact: article-read, points: 5, requires: [{rule: theme-day, times: 2, per: cycle}]}\n");

        Ledger ledger = fold(
                book,
                attended("f1", "2026-01-01", "theme-day"),
                read("f2", "2026-01-02"),
                attended("f3", "2026-01-03", "theme-day"),
                read("f4", "2026-01-04"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "0.00", "1.00", "5.00");
        assertThat(reason(ledger, 1)).isEqualTo("每次得 5 分；本积分年度须先完成“主题党日” 2 次，当时只有 1 次，不计分");
    }

    @Test
    void a_suspension_keeps_gains_away_for_its_time_and_no_longer() {
        RuleBook book = book("rules:\n"
                + "  - {id: warned, label: 警告, fact: deduction-recorded, points: -5, suspends: {rules: [r], for: {days: 10}}}\n"
                + "  - {id: r, label: 阅读, fact: article-read, points: 1}\n");

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2026-01-01"),
                read("f2", "2026-01-10"),
                read("f3", "2026-01-11"));

        assertThat(pointsOf(ledger)).containsExactly("-5.00", "0.00", "1.00");
        assertThat(reason(ledger, 1)).isEqualTo("每次得 1 分；因“警告”停止计分至 2026-01-10，不计分");
    }

    @Test
    void a_repeat_counts_double_while_an_earlier_one_is_valid() {
        RuleBook book = book(MISSED + "points: -2, valid: {days: 30}, repeat: {by: 2}}\n");

        assertThat(pointsOf(LedgerFold.fold(
                        RuleBooks.of(book),
                        YEAR_2026,
                        Given.MEMBER,
                        List.of(
                                missed("f1", "2026-01-01").fact(),
                                missed("f2", "2026-01-30").fact(),
                                missed("f3", "2026-03-01").fact()),
                        fullMember(),
                        Given.shanghai("2026-01-30"))))
                .containsExactly("-2.00", "-4.00", "-2.00");
    }

    @Test
    void an_entry_lapses_and_one_that_is_larger_lasts_longer_also_into_the_next_cycle() {
        RuleBook book = book("rules: [{id: gift, label: 捐助, fact: donation-made, points: 1, for-each: {measure: yuan},"
                + " valid: {years: 1, longer: [{above: 40, years: 2}], across-cycles: true}}]\n");
        What small = new What("f1", "donation-made", "2025-06-01").measuring("yuan", "40");
        What large = new What("f2", "donation-made", "2025-06-01").measuring("yuan", "41");

        Ledger next = fold(RuleBooks.of(book), YEAR_2026, fullMember(), small, large);
        Ledger after = fold(RuleBooks.of(book), Cycle.of(2027), fullMember(), small, large);

        assertThat(pointsOf(next)).containsExactly("0.00", "41.00");
        assertThat(reason(next, 0)).endsWith("；有效至 2026-05-31，已过期，计 0 分");
        assertThat(next.parked()).isEmpty();
        assertThat(pointsOf(after)).containsExactly("0.00");
        assertThat(after.parked()).extracting(Parked::why).containsExactly(Parked.Reason.OUTSIDE_CYCLE);
    }

    @Test
    void milestones_of_a_lifetime_go_on_over_the_cycles() {
        RuleBook book = book(
                "rules: [{id: hours, label: 志愿时长, fact: deed-recorded, milestones: {measure: hours, per: lifetime, every: {at: 300, points: 5}}}]\n");

        assertThat(pointsOf(fold(
                        RuleBooks.of(book),
                        YEAR_2026,
                        fullMember(),
                        new What("f1", "deed-recorded", "2025-06-01").measuring("hours", "299"),
                        new What("f2", "deed-recorded", "2026-06-01").measuring("hours", "1"))))
                .containsExactly("5.00");
    }

    @Test
    void a_part_of_a_deduction_is_given_back_once() {
        RuleBook book = book("rules:\n"
                + "  - {id: building, label: 违建, fact: deduction-recorded, points: -40}\n"
                + "  - {id: removed, label: 拆除, fact: deed-recorded, repairs: {rule: building, share: 50}}\n");

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2026-01-01"),
                new What("f2", "deed-recorded", "2026-02-01"),
                new What("f3", "deed-recorded", "2026-03-01"));

        assertThat(pointsOf(ledger)).containsExactly("-40.00", "20.00", "0.00");
        assertThat(reason(ledger, 1)).isEqualTo("返还 2026-01-01 的“违建”所扣的 50%，得 20 分");
        assertThat(reason(ledger, 2)).isEqualTo("没有可以返还的扣分，计 0 分");
    }

    @Test
    void what_is_given_back_is_valid_until_its_own_end_or_that_of_the_deduction_whichever_is_sooner() {
        assertThat(untilOfWhatIsGivenBack("")).isEqualTo("2026-04-01");
        assertThat(untilOfWhatIsGivenBack(", valid: {days: 20}")).isEqualTo("2026-02-21");
        assertThat(untilOfWhatIsGivenBack(", valid: {days: 200}")).isEqualTo("2026-04-01");
    }

    private static String untilOfWhatIsGivenBack(String valid) {
        RuleBook book = book("rules:\n"
                + "  - {id: building, label: 违建, fact: deduction-recorded, points: -40, valid: {days: 90}}\n"
                + "  - {id: removed, label: 拆除, fact: deed-recorded, repairs: {rule: building, share: 50}%s}\n"
                        .formatted(valid));
        Ledger ledger = LedgerFold.fold(
                RuleBooks.of(book),
                YEAR_2026,
                Given.MEMBER,
                List.of(
                        new What("f1", "deduction-recorded", "2026-01-01").fact(),
                        new What("f2", "deed-recorded", "2026-02-01").fact()),
                fullMember(),
                Given.shanghai("2026-02-02"));
        return ledger.entries().get(1).basis().until().toString();
    }

    @Test
    void a_veto_is_replaced_by_a_lesser_deduction_and_acts_no_more() {
        RuleBook book = book("rules:\n"
                + "  - {id: cult, label: 一票否决, fact: deduction-recorded, effect: veto}\n"
                + "  - {id: mended, label: 整改, fact: deed-recorded, repairs: {rule: cult, instead: -20}}\n");

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2026-01-01"),
                new What("f2", "deed-recorded", "2026-02-01"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "-20.00");
        assertThat(ledger.entries().get(0).effect()).isNull();
        assertThat(reason(ledger, 0)).isEqualTo("本项不计分；已由“整改”改计，原扣分及其效力不再有");
    }

    @Test
    void a_year_within_which_something_is_to_be_recorded_is_said_as_a_year() {
        Ledger ledger = fold(
                reading("1", "recorded-within: {years: 1}"),
                read("f1", "2026-01-31").recordedAt("2027-02-01"));

        assertThat(reason(ledger, 0)).isEqualTo("每次得 1 分；发生后超过 1 年才登记，不计分");
    }

    @Test
    void of_two_suspensions_the_one_that_lasts_longer_is_named() {
        RuleBook book = book("rules:\n"
                + "  - {id: warned, label: 警告, fact: deduction-recorded, points: -5, suspends: {rules: [r], for: {days: 10}}}\n"
                + "  - {id: r, label: 阅读, fact: article-read, points: 1}\n");

        Ledger ledger = fold(
                book,
                new What("f1", "deduction-recorded", "2026-01-01"),
                new What("f2", "deduction-recorded", "2026-01-05"),
                read("f3", "2026-01-06"));

        assertThat(reason(ledger, 2)).isEqualTo("每次得 1 分；因“警告”停止计分至 2026-01-14，不计分");
    }

    @Test
    void a_streak_of_weeks_is_given_once_a_cycle_where_it_is_not_given_again() {
        RuleBook weeks = reading("2", "streak: {of: week, length: 2, again: false}");

        assertThat(pointsOf(fold(
                        weeks,
                        read("f1", "2026-03-02"),
                        read("f2", "2026-03-15"),
                        read("f3", "2026-03-16"),
                        read("f4", "2026-03-23"),
                        read("f5", "2026-03-30"))))
                .containsExactly("0.00", "2.00", "0.00", "0.00", "0.00");
    }
}
