package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.MEMBER;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.shanghai;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What did not happen. 2026 begins on a Thursday: its first week ends on Sunday, the 4th. */
class AbsencesTest {
    private static final RuleBooks BOOKS = RuleBooks.of(
            book("rules: [{id: no-study, label: 一周未学习, absence: {of: article-read, per: week}, points: -1}]\n"));

    private static Ledger asOf(String when, Roster roster, What... facts) {
        List<Fact> all = Stream.of(facts).map(What::fact).toList();
        return LedgerFold.fold(BOOKS, YEAR_2026, MEMBER, all, roster, shanghai(when));
    }

    private static List<String> ids(Ledger ledger) {
        return ledger.entries().stream().map(LedgerEntry::fact).toList();
    }

    private static Roster since(String from) {
        return Roster.of(List.of(line(MemberStatus.FULL, Set.of(), from, null)));
    }

    @Test
    void a_week_without_study_costs_when_it_has_ended_and_not_before() {
        assertThat(asOf("2026-01-04T23:59:59", since("2020-01-01")).entries()).isEmpty();

        Ledger ended = asOf("2026-01-05T00:00:00", since("2020-01-01"));

        assertThat(ids(ended)).containsExactly("no-study@2026-01-04");
        assertThat(java.util.UUID.fromString(ended.entries().get(0).event()).version())
                .isEqualTo(3);
        assertThat(ended.entries().get(0).on()).isEqualTo(LocalDate.parse("2026-01-04"));
        assertThat(ended.entries().get(0).reason()).isEqualTo("2025-12-29 至 2026-01-04 没有相应记录，每次扣 1 分");
    }

    @Test
    void what_happened_in_the_week_also_before_the_cycle_keeps_it_from_costing() {
        assertThat(asOf(
                                "2026-01-12T00:00:00",
                                since("2020-01-01"),
                                read("f1", "2025-12-30"),
                                read("f2", "2026-01-11T23:59:59"))
                        .entries())
                .isEmpty();
    }

    @Test
    void what_was_taken_back_has_not_happened() {
        assertThat(ids(asOf(
                        "2026-01-05T00:00:00",
                        since("2020-01-01"),
                        read("f1", "2025-12-30"),
                        new What("f2", "cancellation", "2026-01-01").cancelling("f1"))))
                .containsExactly("no-study@2026-01-04");
    }

    @Test
    void who_was_not_on_the_roster_on_each_day_of_the_week_is_not_judged_for_it() {
        assertThat(ids(asOf("2026-01-12T00:00:00", since("2025-12-30")))).containsExactly("no-study@2026-01-11");
    }

    @Test
    void a_ledger_says_when_it_would_turn_and_turns_then() {
        RunningLedger running =
                RunningLedger.of(BOOKS, YEAR_2026, MEMBER, since("2020-01-01"), shanghai("2026-01-01T00:00:00"));
        running.add(List.of(read("f1", "2026-01-02").fact()));

        assertThat(running.nextTurn()).contains(LocalDate.parse("2026-01-12"));
        assertThat(running.turnTo(shanghai("2026-01-11T23:59:59")).isEmpty()).isTrue();
        assertThat(running.turnTo(shanghai("2026-01-12T00:00:00")).fresh())
                .extracting(LedgerEntry::fact)
                .containsExactly("no-study@2026-01-11");
    }

    @Test
    void a_late_reading_takes_the_cost_away() {
        RunningLedger running = RunningLedger.of(BOOKS, YEAR_2026, MEMBER, since("2020-01-01"), shanghai("2026-01-06"));
        running.add(List.of());

        Delta delta = running.add(List.of(read("f1", "2026-01-03").fact()));

        assertThat(delta.gone()).extracting(LedgerEntry::fact).containsExactly("no-study@2026-01-04");
        assertThat(delta.fresh()).isEmpty();
    }

    @Test
    void what_is_asked_for_by_the_quarter_and_by_the_cycle_is_judged_at_their_ends() {
        RuleBooks books = RuleBooks.of(book("""
                rules:
                  - {id: c, label: 全年未读, absence: {of: article-read, per: cycle}, points: -9}
                  - {id: q, label: 一季未读, absence: {of: article-read, per: quarter}, points: -3}
                """));

        Ledger ledger = LedgerFold.fold(
                books, YEAR_2026, MEMBER, List.of(), since("2020-01-01"), shanghai("2027-01-01T00:00:00"));

        assertThat(ids(ledger))
                .containsExactly("q@2026-03-31", "q@2026-06-30", "q@2026-09-30", "c@2026-12-31", "q@2026-12-31");
    }

    @Test
    void who_asks_first_when_it_turns_hears_all_the_same_in_the_first_step_what_did_not_happen() {
        RunningLedger running = RunningLedger.of(BOOKS, YEAR_2026, MEMBER, since("2020-01-01"), shanghai("2026-01-06"));
        assertThat(running.nextTurn()).contains(LocalDate.parse("2026-01-12"));
        assertThat(running.judgement().total()).hasToString("-1.00");

        assertThat(running.add(List.of()).fresh()).extracting(LedgerEntry::fact).containsExactly("no-study@2026-01-04");
        assertThat(running.add(List.of()).isEmpty()).isTrue();
    }

    @Test
    void a_total_that_is_asked_for_before_any_fact_came_has_what_did_not_happen_in_it() {
        RunningLedger running = RunningLedger.of(BOOKS, YEAR_2026, MEMBER, since("2020-01-01"), shanghai("2026-01-06"));

        assertThat(running.tally().times("no-study")).isEqualTo(1);
        assertThat(RunningLedger.of(BOOKS, YEAR_2026, MEMBER, since("2020-01-01"), shanghai("2026-01-06"))
                        .ledger()
                        .entries())
                .hasSize(1);
    }

    @Test
    void what_did_not_happen_before_a_fact_is_a_step_of_the_ladder_before_it() {
        RuleBooks books =
                RuleBooks.of(book("rules: [{id: no-study, label: 一周未学习, absence: {of: article-read, per: week},"
                        + " ladder: {per: cycle, steps: [-1, -2]}}]\n"));

        Ledger ledger = LedgerFold.fold(
                books,
                YEAR_2026,
                MEMBER,
                List.of(read("f1", "2026-01-07").fact()),
                since("2020-01-01"),
                shanghai("2026-01-19T00:00:00"));

        assertThat(ledger.entries())
                .extracting(entry -> entry.fact() + " " + entry.points())
                .containsExactly("no-study@2026-01-04 -1.00", "no-study@2026-01-18 -2.00");
    }
}
