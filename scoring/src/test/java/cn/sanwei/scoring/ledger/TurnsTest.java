package cn.sanwei.scoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those must know who keep ledgers while days pass. */
class TurnsTest {
    private static final String READING = "rules:\n  - {id: reading, label: 阅读, fact: article-read, points: 1";
    private static final String IDLE =
            READING + "}\n  - {id: idle, label: 未学习, points: -1, absence: {of: article-read, per: week}}\n";
    private static final String LAPSING = READING + ", valid: {months: 6}}\n";

    @ParameterizedTest(name = "on {0} judged at {1}")
    @CsvSource({
        "2026-03-05, 2026-03-04T16:00:00Z",
        "2025-12-31, 2025-12-30T16:00:00Z",
        "2026-12-31, 2026-12-30T16:00:00Z",
        "2027-01-01, 2026-12-31T16:00:00Z",
        "2031-08-08, 2026-12-31T16:00:00Z"
    })
    void a_cycle_is_judged_when_the_day_begins_and_at_its_end_at_the_latest(LocalDate day, Instant asOf) {
        CycleDays days = CycleDays.of(Cycle.of(2026), MonthDay.of(1, 1));

        assertThat(RunningLedger.asOf(days, day)).isEqualTo(asOf);
    }

    @Test
    void before_the_first_turn_nothing_is_judged_and_nothing_has_lapsed() {
        CycleDays days = CycleDays.of(Cycle.of(2026), MonthDay.of(1, 1));

        assertThat(RunningLedger.asOf(days, null)).isBefore(Instant.parse("2000-01-01T00:00:00Z"));
    }

    @Test
    void a_rule_book_turns_where_one_of_its_rules_waits_or_lapses() {
        assertThat(RuleBooks.of(Given.book(IDLE)).turns()).isTrue();
        assertThat(RuleBooks.of(Given.book(LAPSING)).turns()).isTrue();
        assertThat(RuleBooks.of(Given.book(READING + "}\n")).turns()).isFalse();
    }

    @Test
    void cycles_are_turned_from_the_first_version_that_asks_for_it() {
        RuleBooks books = versions("2024-01-01", READING + "}\n", "2025-11-03", IDLE, "2026-03-01", LAPSING);

        assertThat(books.cyclesTurnedTo(LocalDate.parse("2025-11-02"))).isEmpty();
        assertThat(books.cyclesTurnedTo(LocalDate.parse("2025-11-03"))).containsExactly(Cycle.of(2025));
        assertThat(books.cyclesTurnedTo(LocalDate.parse("2027-01-01")))
                .containsExactly(Cycle.of(2025), Cycle.of(2026), Cycle.of(2027));
    }

    @Test
    void cycles_that_begin_in_july_are_turned_in_july() {
        RuleBooks books = RuleBooks.of(
                Given.parsed("id: test\ntitle: 测试\ncycle-starts: 07-01\ncounts-from: 2026-07-01\n" + IDLE));

        assertThat(books.cyclesTurnedTo(LocalDate.parse("2027-06-30"))).containsExactly(Cycle.of(2026));
        assertThat(books.cyclesTurnedTo(LocalDate.parse("2027-07-01"))).containsExactly(Cycle.of(2026), Cycle.of(2027));
    }

    @Test
    void a_township_whose_rules_do_not_turn_has_no_such_cycles() {
        assertThat(RuleBooks.of(Given.book(READING + "}\n")).cyclesTurnedTo(LocalDate.parse("2027-01-01")))
                .isEmpty();
    }

    private static RuleBooks versions(String... fromAndRules) {
        return RuleBooks.of(Stream.iterate(0, i -> i < fromAndRules.length, i -> i + 2)
                .map(i -> Given.parsed("id: test\ntitle: 测试\nversion: " + (i / 2 + 1) + "\ncounts-from: "
                        + fromAndRules[i] + "\n" + fromAndRules[i + 1]))
                .toList());
    }
}
