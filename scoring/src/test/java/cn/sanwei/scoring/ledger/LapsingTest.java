package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.MEMBER;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.shanghai;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lapses while days pass, and what a ledger says of it beforehand. */
class LapsingTest {
    private static final RuleBook BOOK = book("""
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 1, valid: {months: 2}}
              - {id: deed, label: 好事, fact: deed-recorded, points: 5, valid: {days: 10}}
              - {id: theme-day, label: 主题党日, fact: activity-attended, points: 3}
            """);

    private static RunningLedger asOf(String when, What... facts) {
        RunningLedger running = RunningLedger.of(RuleBooks.of(BOOK), YEAR_2026, MEMBER, fullMember(), shanghai(when));
        running.add(Stream.of(facts).map(What::fact).toList());
        return running;
    }

    private static What deed(String id, String when) {
        return new What(id, "deed-recorded", when);
    }

    private static List<String> say(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> entry.fact() + " " + entry.points())
                .toList();
    }

    @Test
    void it_turns_on_the_days_on_which_its_entries_lapse_one_after_the_other() {
        RunningLedger running = asOf("2026-03-20", read("f1", "2026-02-01"), deed("f2", "2026-03-15"));

        assertThat(running.nextTurn()).contains(LocalDate.parse("2026-03-25"));
        assertThat(running.turnTo(shanghai("2026-03-24T23:59:59")).isEmpty()).isTrue();
        Delta delta = running.turnTo(shanghai("2026-03-25T00:00:00"));
        assertThat(say(delta.gone())).containsExactly("f2 5.00");
        assertThat(say(delta.fresh())).containsExactly("f2 0.00");
        assertThat(running.nextTurn()).contains(LocalDate.parse("2026-04-01"));
        running.turnTo(shanghai("2026-04-01T00:00:00"));
        assertThat(running.nextTurn()).isEmpty();
        assertThat(running.judgement().total()).hasToString("0.00");
    }

    @Test
    void the_first_day_is_said_whichever_entry_came_first() {
        assertThat(asOf("2026-03-20", deed("f1", "2026-03-15"), read("f2", "2026-03-16"), deed("f3", "2026-03-17"))
                        .nextTurn())
                .contains(LocalDate.parse("2026-03-25"));
    }

    @ParameterizedTest(name = "a repair that is valid for {0} of a deduction that lapses on 1 July lapses on {1}")
    @CsvSource({"days: 10, 2026-02-20", "months: 9, 2026-07-01"})
    void what_was_given_back_lapses_by_its_own_end_or_the_deductions_whichever_is_first(String valid, LocalDate turn) {
        RuleBook book = book("""
                rules:
                  - {id: building, label: 违建, fact: deduction-recorded, points: -10, valid: {months: 6}}
                  - {id: removed, label: 拆除, fact: deed-recorded, repairs: {rule: building, share: 50}, valid: {%s}}
                """.formatted(valid));
        RunningLedger running =
                RunningLedger.of(RuleBooks.of(book), YEAR_2026, MEMBER, fullMember(), shanghai("2026-02-15"));
        running.add(List.of(
                new What("f1", "deduction-recorded", "2026-01-01").fact(),
                deed("f2", "2026-02-10").fact()));

        assertThat(running.nextTurn()).contains(turn);
        assertThat(running.turnTo(shanghai(turn + "T00:00:00").minusMillis(1)).isEmpty())
                .isTrue();
        assertThat(say(running.turnTo(shanghai(turn + "T00:00:00")).fresh())).contains("f2 0.00");
    }

    @Test
    void what_was_taken_back_does_not_lapse_any_more() {
        assertThat(asOf(
                                "2026-03-20",
                                read("f1", "2026-02-01"),
                                deed("f2", "2026-03-15"),
                                new What("f3", "cancellation", "2026-03-16").cancelling("f2"))
                        .nextTurn())
                .contains(LocalDate.parse("2026-04-01"));
    }

    @ParameterizedTest(name = "of {0}: {1}")
    @CsvSource({"2026-12-20, 2026-12-30", "2026-12-21, 2026-12-31", "2026-12-22, "})
    void what_would_lapse_when_the_cycle_is_over_turns_nothing(String day, LocalDate turn) {
        assertThat(asOf("2026-12-29", deed("f1", day)).nextTurn().orElse(null)).isEqualTo(turn);
    }

    @Test
    void a_ledger_without_such_entries_turns_on_no_day() {
        RunningLedger running = asOf("2026-03-20", new What("f1", "activity-attended", "2026-03-15"));

        assertThat(running.nextTurn()).isEmpty();
        assertThat(running.turnTo(shanghai("2026-12-31")).isEmpty()).isTrue();
        assertThat(running.judgement().total()).hasToString("3.00");
    }
}
