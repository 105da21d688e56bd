package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {
    private static final RuleBook TRAINING = book("""
            rules:
              - {id: training, label: 培训, fact: activity-attended, points: 2, for-each: {measure: hours}}
            """);

    @Test
    void each_occurrence_gives_the_points_of_its_rule() {
        Ledger ledger = fold(reading("0.5"), read("f1", "2026-03-06"), read("f2", "2026-03-06"));

        assertThat(pointsOf(ledger)).containsExactly("0.50", "0.50");
        assertThat(ledger.total()).isEqualTo(points("1"));
    }

    @ParameterizedTest(name = "{0} hours give {1}")
    @CsvSource({"0, 0.00", "0.9999, 0.00", "1, 2.00", "1.9999, 2.00", "2, 4.00", "7.5, 14.00"})
    void whole_units_leave_out_what_is_left_over(String hours, String given) {
        assertThat(pointsOf(
                        fold(TRAINING, new What("f1", "activity-attended", "2026-03-06").measuring("hours", hours))))
                .containsExactly(given);
    }

    @ParameterizedTest(name = "{0} hours give {1}")
    @CsvSource({
        "0, 0.00",
        "0.0024, 0.00",
        "0.0025, 0.01",
        "0.0074, 0.01",
        "0.0075, 0.02",
        "1, 2.00",
        "1.25, 2.50",
        "1.3333, 2.67"
    })
    void parts_of_units_count_in_part_and_are_rounded_to_hundredths_half_up(String hours, String given) {
        RuleBook book = book("""
                rules:
                  - {id: training, label: 培训, fact: activity-attended, points: 2, for-each: {measure: hours, count: parts}}
                """);

        assertThat(pointsOf(fold(book, new What("f1", "activity-attended", "2026-03-06").measuring("hours", hours))))
                .containsExactly(given);
    }

    @ParameterizedTest(name = "{0} hours cost {1}")
    @CsvSource({"0.0024, 0.00", "0.0025, -0.01", "1.3333, -2.67"})
    void parts_of_a_deduction_are_rounded_half_away_from_zero(String hours, String cost) {
        RuleBook book = book("""
                rules:
                  - {id: missed, label: 缺席, fact: activity-missed, points: -2, for-each: {measure: hours, count: parts}}
                """);

        assertThat(pointsOf(fold(book, new What("f1", "activity-missed", "2026-03-06").measuring("hours", hours))))
                .containsExactly(cost);
    }

    @ParameterizedTest(name = "{0} yuan give {1}")
    @CsvSource({"99, 0.00", "100, 1.00", "250, 2.00", "300, 3.00", "399, 3.00", "5000, 3.00", "1000000, 3.00"})
    void a_unit_has_a_size_and_at_most_so_many_of_one_occurrence_count(String yuan, String given) {
        RuleBook book = book("""
                rules:
                  - id: donation
                    label: 捐助
                    micro: wish
                    fact: donation-made
                    points: 1
                    for-each: {measure: yuan, unit: 100, at-most: 3}
                """);

        assertThat(pointsOf(fold(book, new What("f1", "donation-made", "2026-03-06").measuring("yuan", yuan))))
                .containsExactly(given);
    }

    @Test
    void a_rule_that_counts_a_measure_does_not_score_a_fact_without_it() {
        Ledger ledger = fold(TRAINING, new What("f1", "activity-attended", "2026-03-06"));

        assertThat(ledger.entries()).isEmpty();
        assertThat(ledger.unscored()).containsExactly("f1");
    }

    @Test
    void every_rule_that_matches_scores_and_each_makes_an_entry_of_its_own_in_the_order_of_the_rules_ids() {
        RuleBook book = book("""
                rules:
                  - {id: theme-day, label: 主题党日, fact: activity-attended, points: 5, when: {attributes: {kind: theme-day}}}
                  - {id: any-activity, label: 活动, fact: activity-attended, points: 1}
                """);

        Ledger ledger = fold(book, attended("f1", "2026-03-06", "theme-day"));

        assertThat(ledger.entries()).extracting(LedgerEntry::rule).containsExactly("any-activity", "theme-day");
        assertThat(ledger.total()).isEqualTo(points("6"));
    }

    @Test
    void a_fact_that_no_rule_scores_stays_visible_as_unscored() {
        Ledger ledger = fold(reading("1"), attended("f1", "2026-03-06", "theme-day"));

        assertThat(ledger.entries()).isEmpty();
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.unscored()).containsExactly("f1");
    }

    @Test
    void entries_stand_in_the_order_of_occurrence_and_at_one_instant_of_the_facts_ids() {
        Ledger ledger = fold(
                reading("1"),
                read("f3", "2026-03-06T09:00:00"),
                read("f2", "2026-03-06T10:00:00"),
                read("f1", "2026-03-06T10:00:00"));

        assertThat(ledger.entries()).extracting(LedgerEntry::fact).containsExactly("f3", "f1", "f2");
    }

    @Test
    void an_entry_carries_its_fact_its_event_its_day_in_shanghai_and_the_version_that_scored_it() {
        Ledger ledger = fold(reading("1"), read("f1", "2026-03-06T00:30:00"));

        LedgerEntry entry = ledger.entries().get(0);
        assertThat(entry.fact()).isEqualTo("f1");
        assertThat(entry.event()).isEqualTo("event-f1");
        assertThat(entry.on()).hasToString("2026-03-06");
        assertThat(entry.occurredAt()).hasToString("2026-03-05T16:30:00Z");
        assertThat(entry.ruleBookVersion()).isEqualTo(1);
    }

    @Test
    void deductions_lower_the_total_below_zero_where_no_floor_is_declared() {
        RuleBook book = book("""
                rules:
                  - {id: missed, label: 缺席, fact: activity-missed, points: -2}
                """);

        Ledger ledger = fold(book, new What("f1", "activity-missed", "2026-03-06"));

        assertThat(ledger.total()).isEqualTo(points("-2"));
    }

    @Test
    void points_are_summed_by_micro_and_each_micro_is_there() {
        RuleBook book = book("""
                rules:
                  - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 1}
                  - {id: wish, label: 心愿, micro: wish, fact: wish-fulfilled, points: 5}
                """);

        Ledger ledger = fold(book, read("f1", "2026-03-06"), new What("f2", "wish-fulfilled", "2026-03-07"));

        assertThat(ledger.byMicro())
                .containsExactly(
                        java.util.Map.entry(Micro.PLATFORM, points("1")),
                        java.util.Map.entry(Micro.POINTS, points("0")),
                        java.util.Map.entry(Micro.WISH, points("5")));
    }

    @Test
    void a_member_with_no_facts_has_a_ledger_with_nothing_in_it_and_the_lowest_grade() {
        Ledger ledger = fold(reading("1"));

        assertThat(ledger.total()).isEqualTo(points("0"));
        assertThat(ledger.indicated().orElseThrow().code()).isEqualTo("none");
    }
}
