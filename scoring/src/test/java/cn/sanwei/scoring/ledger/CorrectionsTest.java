package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final RuleBook BOOK = book("""
            rules:
              - {id: attended, label: 参加活动, fact: activity-attended, points: 5}
              - {id: missed, label: 缺席, fact: activity-missed, points: -2}
              - {id: claim, label: 认领, micro: wish, fact: wish-claimed, points: 1}
            """);

    private static What missed(String id, String when) {
        return new What(id, "activity-missed", when);
    }

    @Test
    void a_corrected_entry_stays_at_zero_and_names_the_correction() {
        Ledger ledger = fold(
                BOOK,
                attended("f1", "2026-03-06", "theme-day"),
                missed("f2", "2026-03-06").cancelling("f1"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "-2.00");
        LedgerEntry corrected = ledger.entries().get(0);
        assertThat(corrected.raw()).isEqualTo(points("5"));
        assertThat(corrected.outcome()).isEqualTo(new Outcome.Cancelled("event-f2"));
        assertThat(corrected.reason()).isEqualTo("每次得 5 分；已更正，不再计分（更正编号 event-f2）");
    }

    @Test
    void a_correction_that_comes_before_its_fact_works_when_the_fact_arrives() {
        What fact = attended("f1", "2026-03-06", "theme-day");
        What correction = missed("f2", "2026-03-06").cancelling("f1");

        assertThat(fold(BOOK, correction).total()).isEqualTo(points("-2"));
        assertThat(fold(BOOK, correction, fact)).isEqualTo(fold(BOOK, fact, correction));
    }

    @Test
    void a_cancelled_occurrence_frees_the_cap_that_it_had_used() {
        RuleBook book = reading("1", "caps: [{points: 1, per: day}]");

        Ledger ledger = fold(
                book,
                read("f1", "2026-03-06T08:00:00"),
                read("f2", "2026-03-06T09:00:00"),
                new What("f3", "cancellation", "2026-03-10").cancelling("f1"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "1.00");
    }

    @Test
    void a_withdrawn_claim_takes_its_points_back_and_makes_no_entry_itself() {
        Ledger ledger = fold(
                BOOK,
                new What("f1", "wish-claimed", "2026-03-06"),
                new What("f2", "cancellation", "2026-03-08").cancelling("f1"));

        assertThat(pointsOf(ledger)).containsExactly("0.00");
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.unscored()).isEmpty();
    }

    @Test
    void a_withdrawal_in_the_next_cycle_takes_the_claim_back_in_its_own() {
        Ledger ledger = fold(
                BOOK,
                new What("f1", "wish-claimed", "2026-12-30"),
                new What("f2", "cancellation", "2027-01-02").cancelling("f1"));

        assertThat(ledger.total()).isEqualTo(points("0"));
    }

    @Test
    void a_cancellation_whose_fact_has_not_come_yet_waits() {
        Ledger ledger = fold(BOOK, new What("f2", "cancellation", "2026-03-08").cancelling("f1"));

        assertThat(ledger.parked()).extracting(Parked::why).containsExactly(Parked.Reason.TARGET_NOT_SEEN);
    }

    @Test
    void a_correction_of_a_correction_leaves_only_the_last_and_does_not_revive_the_first() {
        Ledger ledger = fold(
                BOOK,
                attended("f1", "2026-03-06", "theme-day"),
                missed("f2", "2026-03-06").cancelling("f1"),
                attended("f3", "2026-03-06", "theme-day").cancelling("f2"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "0.00", "5.00");
    }

    @Test
    void of_two_corrections_of_one_event_the_one_recorded_last_stands() {
        Ledger ledger = fold(
                BOOK,
                attended("f1", "2026-03-06", "theme-day"),
                attended("f2", "2026-03-06", "training")
                        .recordedAt("2026-03-09")
                        .cancelling("f1"),
                missed("f3", "2026-03-06").recordedAt("2026-03-08").cancelling("f1"));

        assertThat(pointsOf(ledger)).containsExactly("0.00", "5.00", "0.00");
        assertThat(ledger.entries().get(0).outcome()).isEqualTo(new Outcome.Cancelled("event-f2"));
        assertThat(ledger.entries().get(2).outcome()).isEqualTo(new Outcome.Cancelled("event-f2"));
    }

    @Test
    void a_correction_that_is_parked_takes_nothing_back() {
        Ledger ledger = fold(
                BOOK,
                attended("f1", "2026-03-06", "theme-day"),
                missed("f2", "2026-03-06").measuring("hours", "-1").cancelling("f1"));

        assertThat(ledger.total()).isEqualTo(points("5"));
        assertThat(ledger.parked()).extracting(Parked::why).containsExactly(Parked.Reason.BAD_MEASURE);
    }

    @Test
    void the_same_fact_delivered_many_times_counts_once() {
        What fact = attended("f1", "2026-03-06", "theme-day");

        assertThat(fold(BOOK, fact, fact, fact)).isEqualTo(fold(BOOK, fact));
    }
}
