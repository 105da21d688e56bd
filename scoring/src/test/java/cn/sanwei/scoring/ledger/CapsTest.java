package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsTest {

    @Test
    void a_cap_of_points_leaves_a_part_of_the_occurrence_that_passes_it_and_nothing_of_the_next() {
        Ledger ledger = fold(
                reading("2", "caps: [{points: 3, per: day}]"),
                read("f1", "2026-03-06T08:00:00"),
                read("f2", "2026-03-06T09:00:00"),
                read("f3", "2026-03-06T10:00:00"));

        assertThat(pointsOf(ledger)).containsExactly("2.00", "1.00", "0.00");
        assertThat(ledger.entries()).extracting(LedgerEntry::raw).containsOnly(points("2"));
        assertThat(ledger.total()).isEqualTo(points("3"));
    }

    @Test
    void a_cap_that_is_reached_exactly_takes_nothing_from_the_occurrence_that_reaches_it() {
        Ledger ledger = fold(
                reading("1", "caps: [{points: 2, per: day}]"),
                read("f1", "2026-03-06T08:00:00"),
                read("f2", "2026-03-06T09:00:00"));

        assertThat(ledger.entries()).extracting(LedgerEntry::outcome).containsOnly(new Outcome.Counted());
    }

    @Test
    void a_cap_of_times_counts_occurrences_and_not_points() {
        Ledger ledger = fold(
                reading("2.5", "caps: [{times: 2, per: month}]"),
                read("f1", "2026-03-01"),
                read("f2", "2026-03-02"),
                read("f3", "2026-03-31"),
                read("f4", "2026-04-01"));

        assertThat(pointsOf(ledger)).containsExactly("2.50", "2.50", "0.00", "2.50");
    }

    @ParameterizedTest(name = "per {0}: {1} and {2} share a cap: {3}")
    @CsvSource({
        "day, 2026-03-06T00:00:00, 2026-03-06T23:59:59.999, true",
        "day, 2026-03-06T23:59:59.999, 2026-03-07T00:00:00, false",
        "day, 2026-02-28T12:00:00, 2026-03-01T12:00:00, false",
        "week, 2026-03-02T00:00:00, 2026-03-08T23:59:59.999, true",
        "week, 2026-03-08T23:59:59.999, 2026-03-09T00:00:00, false",
        "month, 2026-02-01T00:00:00, 2026-02-28T23:59:59.999, true",
        "month, 2026-02-28T23:59:59.999, 2026-03-01T00:00:00, false",
        "quarter, 2026-01-01T00:00:00, 2026-03-31T23:59:59.999, true",
        "quarter, 2026-03-31T23:59:59.999, 2026-04-01T00:00:00, false",
        "quarter, 2026-09-30T23:59:59.999, 2026-10-01T00:00:00, false",
        "quarter, 2026-10-01T00:00:00, 2026-12-31T23:59:59.999, true",
        "cycle, 2026-01-01T00:00:00, 2026-12-31T23:59:59.999, true",
    })
    void a_cap_starts_again_when_its_period_does(String period, String first, String second, boolean shared) {
        Ledger ledger =
                fold(reading("1", "caps: [{points: 1, per: " + period + "}]"), read("f1", first), read("f2", second));

        assertThat(pointsOf(ledger)).containsExactly("1.00", shared ? "0.00" : "1.00");
    }

    @ParameterizedTest(name = "per {0}: {1} and {2} share a cap: {3}")
    @CsvSource({
        "day, 2024-02-29T00:00:00, 2024-02-29T23:59:59.999, true",
        "day, 2024-02-28T23:59:59.999, 2024-02-29T00:00:00, false",
        "day, 2024-02-29T23:59:59.999, 2024-03-01T00:00:00, false",
        "week, 2024-02-26T12:00:00, 2024-02-29T12:00:00, true",
        "week, 2024-02-29T12:00:00, 2024-03-03T12:00:00, true",
        "month, 2024-02-01T12:00:00, 2024-02-29T23:59:59.999, true",
        "month, 2024-02-29T23:59:59.999, 2024-03-01T00:00:00, false",
        "quarter, 2024-02-29T12:00:00, 2024-03-31T12:00:00, true",
        "cycle, 2024-01-01T00:00:00, 2024-12-31T23:59:59.999, true",
    })
    void a_leap_day_is_a_day_of_its_own_of_its_month_and_quarter(
            String period, String first, String second, boolean shared) {
        Ledger ledger = fold(
                RuleBooks.of(reading("1", "caps: [{points: 1, per: " + period + "}]")),
                Cycle.of(2024),
                fullMember(),
                read("f1", first),
                read("f2", second));

        assertThat(pointsOf(ledger)).containsExactly("1.00", shared ? "0.00" : "1.00");
    }

    @ParameterizedTest(name = "{0} and {1} share a quarter: {2}")
    @CsvSource({
        "2026-07-01T00:00:00, 2026-09-30T23:59:59.999, true",
        "2026-09-30T23:59:59.999, 2026-10-01T00:00:00, false",
        "2026-12-31T23:59:59.999, 2027-01-01T00:00:00, false",
        "2027-01-01T00:00:00, 2027-03-31T23:59:59.999, true",
        "2027-03-31T23:59:59.999, 2027-04-01T00:00:00, false",
        "2027-04-01T00:00:00, 2027-06-30T23:59:59.999, true",
    })
    void quarters_of_a_cycle_from_july_are_counted_from_july(String first, String second, boolean shared) {
        RuleBook july = book("""
                cycle-starts: 07-01
                rules:
                  - {id: reading, label: 阅读, fact: article-read, points: 1, caps: [{points: 1, per: quarter}]}
                """);

        Ledger ledger = fold(RuleBooks.of(july), YEAR_2026, fullMember(), read("f1", first), read("f2", second));

        assertThat(pointsOf(ledger)).containsExactly("1.00", shared ? "0.00" : "1.00");
    }

    @ParameterizedTest(name = "{0} and {1} share a quarter: {2}")
    @CsvSource({
        "2026-08-31T00:00:00, 2026-11-29T23:59:59.999, true",
        "2026-11-29T23:59:59.999, 2026-11-30T00:00:00, false",
        "2027-02-27T23:59:59.999, 2027-02-28T00:00:00, false",
        "2027-05-30T23:59:59.999, 2027-05-31T00:00:00, false",
        "2027-05-31T00:00:00, 2027-08-30T23:59:59.999, true",
    })
    void quarters_of_a_cycle_that_starts_on_a_31st_begin_on_the_last_day_of_shorter_months(
            String first, String second, boolean shared) {
        RuleBook august = book("""
                cycle-starts: 08-31
                rules:
                  - {id: reading, label: 阅读, fact: article-read, points: 1, caps: [{points: 1, per: quarter}]}
                """);

        Ledger ledger = fold(RuleBooks.of(august), YEAR_2026, fullMember(), read("f1", first), read("f2", second));

        assertThat(pointsOf(ledger)).containsExactly("1.00", shared ? "0.00" : "1.00");
    }
}
