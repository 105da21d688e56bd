package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.MEMBER;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningLedgerTest {
    private static final RuleBook BOOK = book("""
            base: 50
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 2, caps: [{points: 3, per: day}]}
              - {id: theme-day, label: 主题党日, fact: activity-attended, points: 5}
            """);

    private final RunningLedger running = RunningLedger.of(
            RuleBooks.of(BOOK),
            YEAR_2026,
            MEMBER,
            fullMember(),
            RunningLedger.endOf(RuleBooks.of(BOOK).days(YEAR_2026)));

    private Delta add(What... facts) {
        return running.add(Stream.of(facts).map(What::fact).toList());
    }

    private static List<String> say(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> entry.fact() + " " + entry.rule() + " " + entry.points())
                .toList();
    }

    @Test
    void it_begins_with_the_base_and_no_entries() {
        assertThat(running.judgement().total()).isEqualTo(points("50"));
        assertThat(running.ledger().entries()).isEmpty();
    }

    @Test
    void a_later_fact_adds_its_entries_and_touches_no_other() {
        add(read("f1", "2026-03-06T08:00:00"));

        Delta delta = add(read("f2", "2026-03-06T09:00:00"));

        assertThat(delta.gone()).isEmpty();
        assertThat(say(delta.fresh())).containsExactly("f2 reading 1.00");
    }

    @Test
    void an_earlier_fact_changes_what_the_cap_left_of_the_later_one() {
        add(read("f2", "2026-03-06T09:00:00"), read("f3", "2026-03-07"));

        Delta delta = add(read("f1", "2026-03-06T08:00:00"));

        assertThat(say(delta.gone())).containsExactly("f2 reading 2.00");
        assertThat(say(delta.fresh())).containsExactly("f1 reading 2.00", "f2 reading 1.00");
    }

    @Test
    void an_earlier_fact_of_another_rule_changes_nothing_of_this_one() {
        add(read("f2", "2026-03-06"));

        Delta delta = add(attended("f1", "2026-03-05", "theme-day"));

        assertThat(delta.gone()).isEmpty();
        assertThat(say(delta.fresh())).containsExactly("f1 theme-day 5.00");
    }

    @Test
    void what_is_delivered_again_changes_nothing() {
        add(read("f1", "2026-03-06"));

        assertThat(add(read("f1", "2026-03-06")).isEmpty()).isTrue();
    }

    @Test
    void a_correction_gives_back_what_the_cap_had_taken_from_others() {
        add(read("f1", "2026-03-06T08:00:00"), read("f2", "2026-03-06T09:00:00"));

        Delta delta = add(new What("f3", "cancellation", "2026-03-08").cancelling("f1"));

        assertThat(say(delta.gone())).containsExactly("f1 reading 2.00", "f2 reading 1.00");
        assertThat(say(delta.fresh())).containsExactly("f1 reading 0.00", "f2 reading 2.00");
        assertThat(running.tally().times("reading")).isEqualTo(1);
    }

    @Test
    void a_correction_that_comes_before_its_fact_waits_for_it() {
        add(new What("f3", "cancellation", "2026-03-08").cancelling("f1"));
        assertThat(running.ledger().parked()).extracting(Parked::why).containsExactly(Parked.Reason.TARGET_NOT_SEEN);

        assertThat(say(add(read("f1", "2026-03-06")).fresh())).containsExactly("f1 reading 0.00");
        assertThat(running.ledger().parked()).isEmpty();
    }

    @Test
    void an_opening_balance_that_is_taken_back_leaves_the_total() {
        What balance = new What("f1", "opening-balance", "2026-01-01")
                .saying("cycle", "2026")
                .saying("micro", "points")
                .measuring("points", "12.5");
        add(balance);
        assertThat(running.judgement().total()).isEqualTo(points("62.5"));

        Delta delta = add(new What("f2", "cancellation", "2026-03-08").cancelling("f1"));

        assertThat(say(delta.gone())).containsExactly("f1 opening-balance 12.50");
        assertThat(say(delta.fresh())).containsExactly("f1 opening-balance 0.00");
        assertThat(running.judgement().total()).isEqualTo(points("50"));
    }

    @Test
    void a_contradiction_is_settled_in_the_same_way_whichever_comes_first() {
        What small = read("f1", "2026-03-06T08:00:00");
        What large = read("f1", "2026-03-06T08:00:01");
        RunningLedger other = RunningLedger.of(
                RuleBooks.of(BOOK), YEAR_2026, MEMBER, fullMember(), RunningLedger.endOf(running.days()));
        add(small);
        add(large);
        other.add(List.of(large.fact()));

        Delta delta = other.add(List.of(small.fact()));

        assertThat(delta.gone()).hasSize(1);
        assertThat(delta.fresh()).hasSize(1);
        assertThat(other.ledger()).isEqualTo(running.ledger());
        assertThat(other.facts()).hasSize(2);
    }

    @Test
    void a_strangers_fact_is_refused_and_nothing_of_its_batch_is_taken() {
        Fact mine = read("f1", "2026-03-06").fact();
        Fact his = new Fact(
                "f2",
                "event-f2",
                new Subject(Subject.Kind.MEMBER, "m2"),
                "article-read",
                mine.occurredAt(),
                mine.recordedAt(),
                Map.of(),
                Map.of(),
                null);

        assertThatThrownBy(() -> running.add(List.of(mine, his))).isInstanceOf(IllegalArgumentException.class);
        assertThat(running.facts()).isEmpty();
    }

    private static RunningLedger under(RuleBook book, What... facts) {
        RuleBooks books = RuleBooks.of(book);
        RunningLedger ledger =
                RunningLedger.of(books, YEAR_2026, MEMBER, fullMember(), RunningLedger.endOf(books.days(YEAR_2026)));
        ledger.add(Stream.of(facts).map(What::fact).toList());
        return ledger;
    }

    @Test
    void within_a_batch_the_order_in_time_holds_and_nothing_is_told_twice() {
        Delta delta = add(read("f2", "2026-03-06T09:00:00"), read("f1", "2026-03-06T08:00:00"));

        assertThat(delta.gone()).isEmpty();
        assertThat(say(delta.fresh())).containsExactly("f1 reading 2.00", "f2 reading 1.00");
    }

    @Test
    void a_fact_that_comes_late_is_a_step_of_its_ladder_before_those_that_are_there() {
        RunningLedger ladder = under(
                book(
                        "rules: [{id: missed, label: 缺席, fact: activity-missed, ladder: {per: cycle, steps: [-3, -5]}}]\n"),
                new What("f2", "activity-missed", "2026-02-05"),
                new What("f3", "activity-missed", "2026-03-05"));

        Delta delta = ladder.add(List.of(new What("f1", "activity-missed", "2026-01-05").fact()));

        assertThat(say(delta.gone())).containsExactly("f2 missed -3.00", "f3 missed -5.00");
        assertThat(say(delta.fresh())).containsExactly("f1 missed -3.00", "f2 missed -5.00", "f3 missed -5.00");
        assertThat(delta.fresh().getLast().reason()).isEqualTo("本积分年度第 3 次，扣 5 分");
    }

    @Test
    void a_correction_of_what_happened_in_an_earlier_cycle_is_felt_where_that_reaches_into_this_one() {
        RunningLedger lifetime = under(
                book("rules: [{id: hours, label: 时长, fact: deed-recorded,"
                        + " milestones: {measure: hours, per: lifetime, every: {at: 300, points: 5}}}]\n"),
                new What("f1", "deed-recorded", "2025-06-01").measuring("hours", "299"),
                new What("f2", "deed-recorded", "2026-06-01").measuring("hours", "1"));

        Delta delta = lifetime.add(List.of(
                new What("f3", "cancellation", "2026-06-02").cancelling("f1").fact()));

        assertThat(say(delta.gone())).containsExactly("f2 hours 5.00");
        assertThat(say(delta.fresh())).containsExactly("f2 hours 0.00");
    }

    @Test
    void a_correction_of_what_a_rule_waited_for_makes_it_not_have_happened() {
        RunningLedger waiting = under(
                book("rules: [{id: idle, label: 全年未读, absence: {of: article-read, per: cycle}, points: -1}]\n"),
                read("f1", "2026-01-03"));

        Delta delta = waiting.add(List.of(
                new What("f2", "cancellation", "2026-01-04").cancelling("f1").fact()));

        assertThat(say(delta.fresh())).containsExactly("idle@2026-12-31 idle -1.00");
    }

    @Test
    void what_no_rule_scores_and_what_is_out_of_the_cycle_is_told_in_the_order_of_time() {
        add(new What("f2", "quiz-taken", "2026-02-02"), read("f4", "2025-02-02"));
        add(new What("f1", "quiz-taken", "2026-02-01"), read("f3", "2025-02-01"));

        assertThat(running.ledger().unscored()).containsExactly("f1", "f2");
        assertThat(running.ledger().parked())
                .extracting(parked -> parked.fact().id())
                .containsExactly("f3", "f4");
        assertThat(running.size()).isEqualTo(4);
    }

    @Test
    void a_correction_that_is_told_in_two_ways_takes_back_the_same_one_whichever_came_first() {
        What first = read("f1", "2026-03-06");
        What second = read("f2", "2026-04-06");
        What one = new What("f3", "cancellation", "2026-05-01").cancelling("f1");
        What other = new What("f3", "cancellation", "2026-05-01").cancelling("f2");

        RunningLedger ledger = under(BOOK, first, second, one, other);

        assertThat(under(BOOK, first, second, other, one).ledger()).isEqualTo(ledger.ledger());
        assertThat(ledger.judgement().total()).isEqualTo(points("52"));
    }

    @ParameterizedTest(name = "{0} hours or {1}")
    @CsvSource({"1, 9000", "5, 10000"})
    void a_fact_that_is_told_in_a_sound_way_and_in_an_impossible_one_is_the_same_whichever_came_first(
            String sound, String impossible) {
        What one = attended("f1", "2026-03-06", "theme-day").measuring("hours", sound);
        What other = attended("f1", "2026-03-06", "theme-day").measuring("hours", impossible);

        assertThat(under(BOOK, one, other).ledger())
                .isEqualTo(under(BOOK, other, one).ledger());
    }

    @Test
    void the_base_of_a_ledger_is_that_of_the_whole_and_of_the_parts_without_what_was_held_back() {
        Ledger ledger = under(book("""
                        base: 50
                        total: {ceiling: 52}
                        rules: [{id: r, label: 阅读, fact: article-read, points: 2}]
                        parts: [{id: p, label: 甲, rules: rest, base: 5}]
                        """)).ledger();

        assertThat(ledger.base()).isEqualTo(points("55"));
        assertThat(ledger.total()).isEqualTo(points("52"));
    }
}
