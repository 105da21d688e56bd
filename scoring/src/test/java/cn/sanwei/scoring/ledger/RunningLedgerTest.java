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
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
}
