package cn.sanwei.scoring.ledger.standings;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingScoreTest {
    private static final String RULES = "rules:\n"
            + "  - {id: reading, label: 阅读, fact: article-read, points: 10, caps: [{points: 20, per: cycle}]}\n"
            + "  - {id: missed, label: 缺席, fact: activity-missed, points: -3}\n";
    private static final String A_YEAR = "base: 60\nrolling: {months: 12}\n" + RULES;

    private static Optional<RollingScore> at(String asOf, String rest, Roster roster, What... facts) {
        List<Fact> all = Stream.of(facts).map(What::fact).toList();
        return RollingScore.of(RuleBooks.of(book(rest)), Given.MEMBER, all, roster, Given.shanghai(asOf));
    }

    private static RollingScore at(String asOf, String rest, What... facts) {
        return at(asOf, rest, Given.fullMember(), facts).orElseThrow();
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2025-03-05T23:59:59, 60.00",
        "2025-03-06T12:00:00, 70.00",
        "2026-03-05T23:59:59, 70.00",
        "2026-03-06T00:00:00, 60.00"
    })
    void what_happened_counts_for_so_many_months_over_the_ends_of_cycles(String asOf, String total) {
        assertThat(at(asOf, A_YEAR, read("f1", "2025-03-06")).total()).hasToString(total);
    }

    @Test
    void caps_that_count_by_the_cycle_still_do() {
        RollingScore score = at(
                "2026-02-01",
                A_YEAR,
                read("f1", "2025-10-01"),
                read("f2", "2025-11-01"),
                read("f3", "2025-12-01"),
                read("f4", "2026-01-01"));

        assertThat(score.total()).hasToString("90.00");
        assertThat(score.indicated().map(Band::code)).contains("three-stars");
        assertThat(score.entries()).extracting(LedgerEntry::fact).containsExactly("f1", "f2", "f3", "f4");
    }

    @Test
    void a_score_without_an_end_keeps_everything_that_ever_happened() {
        String forever = "rolling: {months: all}\n" + RULES;

        assertThat(at("2026-02-01", forever, read("f1", "2024-03-06"), read("f2", "2025-03-06"))
                        .total())
                .hasToString("20.00");
        assertThat(at("2026-02-01", forever).total()).hasToString("0.00");
    }

    @Test
    void what_is_taken_back_and_what_is_still_to_come_does_not_count() {
        What back = new What("f2", "cancellation", "2025-05-01").cancelling("f1");

        assertThat(at("2025-06-01", A_YEAR, read("f1", "2025-03-06"), back).total())
                .hasToString("60.00");
        assertThat(at("2025-03-01", A_YEAR, read("f1", "2025-03-06")).total()).hasToString("60.00");
    }

    @Test
    void an_opening_balance_counts_from_its_day() {
        What balance = new What("f1", "opening-balance", "2026-01-15")
                .saying("cycle", "2025")
                .saying("micro", "wish")
                .measuring("points", "7.5");

        assertThat(at("2026-02-01", A_YEAR, balance).total()).hasToString("67.50");
    }

    @Test
    void the_member_is_judged_as_he_was_last() {
        Roster left = Roster.of(List.of(line(MemberStatus.FULL, Set.of("away"), "2020-01-01", "2025-01-01")));

        assertThat(at("2026-02-01", A_YEAR + "exempt: {categories: [away]}\n", left)
                        .orElseThrow()
                        .indicated())
                .isEmpty();
    }

    @Test
    void a_book_that_does_not_roll_and_a_member_nobody_knows_have_no_such_score() {
        assertThat(at("2026-02-01", RULES, Given.fullMember())).isEmpty();
        assertThat(at("2026-02-01", A_YEAR, Roster.unknown())).isEmpty();
    }

    @Test
    void what_has_not_happened_is_judged_up_to_now_and_no_further() {
        String idle = "rolling: {months: 12}\nrules:\n"
                + "  - {id: idle, label: 一月未学习, absence: {of: article-read, per: month}, points: -1}\n";

        assertThat(at("2026-03-15", idle, read("f1", "2025-06-15")).total()).hasToString("-11.00");
    }

    @Test
    void a_score_without_an_end_begins_with_the_first_that_happened_and_never_after_today() {
        String forever = "rolling: {months: all}\n" + RULES;

        assertThat(at("2026-02-01", forever, read("f1", "2025-03-06"), read("f2", "2024-03-06"))
                        .first())
                .hasToString("2024-03-06");
        assertThat(at("2026-02-01", forever, read("f1", "2026-03-06")).first()).hasToString("2026-02-01");
    }

    @Test
    void entries_are_told_in_the_order_of_the_days_also_where_an_opening_balance_belongs_to_another_cycle() {
        What balance = new What("f1", "opening-balance", "2026-01-15")
                .saying("cycle", "2025")
                .saying("micro", "wish")
                .measuring("points", "7.5");

        assertThat(at("2026-02-01", A_YEAR, balance, read("f2", "2026-01-01")).entries())
                .extracting(LedgerEntry::fact)
                .containsExactly("f2", "f1");
    }
}
