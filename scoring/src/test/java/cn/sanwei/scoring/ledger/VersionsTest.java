package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.parsed;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private static RuleBook version(int version, String from, String points, String... more) {
        return parsed("id: test\ntitle: 测试\nversion: " + version + "\ncounts-from: " + from + "\n"
                + "rules:\n  - id: reading\n    label: 阅读\n    fact: article-read\n    points: " + points + "\n"
                + String.join("\n", more) + "\n");
    }

    @Test
    void the_version_in_force_when_the_fact_happened_scores_it() {
        RuleBooks books = RuleBooks.of(List.of(version(1, "2026-01-01", "1"), version(2, "2026-07-01", "2")));

        Ledger ledger = fold(
                books,
                YEAR_2026,
                fullMember(),
                read("f1", "2026-06-30T23:59:59.999").recordedAt("2026-08-01"),
                read("f2", "2026-07-01T00:00:00"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "2.00");
        assertThat(ledger.entries()).extracting(LedgerEntry::ruleBookVersion).containsExactly(1, 2);
        assertThat(ledger.ruleBookVersion()).isEqualTo(2);
    }

    @Test
    void a_higher_version_that_counts_from_an_earlier_day_replaces_the_ones_before() {
        RuleBooks books = RuleBooks.of(
                List.of(version(1, "2026-01-01", "1"), version(2, "2026-07-01", "2"), version(3, "2026-03-01", "3")));

        assertThat(books.inForceOn(LocalDate.parse("2026-02-28")).orElseThrow().version())
                .isEqualTo(1);
        assertThat(books.inForceOn(LocalDate.parse("2026-03-01")).orElseThrow().version())
                .isEqualTo(3);
        assertThat(books.inForceOn(LocalDate.parse("2026-08-01")).orElseThrow().version())
                .isEqualTo(3);
        assertThat(books.inForceOn(LocalDate.parse("2025-12-31"))).isEmpty();
    }

    @Test
    void a_cap_counts_what_its_rule_gave_under_an_earlier_version() {
        RuleBooks books = RuleBooks.of(List.of(
                version(1, "2026-01-01", "1"), version(2, "2026-07-01", "1", "    caps: [{points: 3, per: cycle}]")));

        Ledger ledger = fold(
                books,
                YEAR_2026,
                fullMember(),
                read("f1", "2026-06-01"),
                read("f2", "2026-06-02"),
                read("f3", "2026-07-01"),
                read("f4", "2026-07-02"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "1.00", "1.00", "0.00");
    }

    @Test
    void a_cap_that_a_new_version_lowers_below_what_was_given_gives_nothing_more_and_takes_nothing_back() {
        RuleBooks books = RuleBooks.of(List.of(
                version(1, "2026-01-01", "2"), version(2, "2026-07-01", "2", "    caps: [{points: 3, per: cycle}]")));

        Ledger ledger = fold(
                books,
                YEAR_2026,
                fullMember(),
                read("f1", "2026-06-01"),
                read("f2", "2026-06-02"),
                read("f3", "2026-07-01"));

        assertThat(pointsOf(ledger)).containsExactly("2.00", "2.00", "0.00");
    }

    @Test
    void the_total_of_a_cycle_is_judged_by_the_version_in_force_on_its_last_day() {
        RuleBooks books = RuleBooks.of(List.of(
                version(1, "2026-01-01", "1", "base: 70"),
                version(2, "2026-12-31", "1", "base: 80"),
                version(3, "2027-01-01", "1", "base: 90")));

        assertThat(fold(books, YEAR_2026, fullMember()).total()).hasToString("80.00");
    }

    @Test
    void two_versions_with_one_number_or_with_cycles_from_different_days_do_not_go_together() {
        assertThatThrownBy(() -> RuleBooks.of(List.of(version(1, "2026-01-01", "1"), version(1, "2026-02-01", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 1 twice");
        assertThatThrownBy(() -> RuleBooks.of(
                        List.of(version(1, "2026-01-01", "1"), version(2, "2026-02-01", "1", "cycle-starts: 07-01"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RuleBooks.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
