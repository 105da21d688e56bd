package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.story.TownshipStory;
import org.junit.jupiter.api.Test;

/** A closed cycle that is opened again: what was frozen gives way and is kept. */
class ReopeningIT extends InATownship {
    @Test
    void the_open_fold_shows_again_and_a_grade_that_is_another_now_is_said() {
        closedWithALateFact();

        yunxi.reopened("2026", "2027-01-20");
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6000, 0, one-star, open]]");
        assertThat(world.rows("select points, after_close from ledger_entry where superseded_at is null")
                        .toString())
                .isEqualTo("[[1000, false]]");
        assertThat(world.value("select count(*) from event where type like '%grade-changed%'"))
                .isEqualTo(1L);
    }

    @Test
    void what_was_frozen_is_kept() {
        closedWithALateFact();
        yunxi.reopened("2026", "2027-01-20");
        world.awaitRead();

        assertThat(world.value("select count(*) from cycle_closing")).isEqualTo(0L);
        assertThat(world.value("select count(*) from frozen_standing")).isEqualTo(0L);
        assertThat(world.rows("select total, grade from superseded_standing").toString())
                .isEqualTo("[[5000, none]]");
        assertThat(world.value("select count(*) from superseded_closing where hash ~ '^[0-9a-f]{64}$'"))
                .isEqualTo(1L);
    }

    @Test
    void it_is_closed_again_with_the_figures_of_then_by_an_event_of_its_own() {
        closedWithALateFact();
        yunxi.reopened("2026", "2027-01-20");
        world.awaitRead();
        yunxi.closeRequested("2026", "2027-01-21");
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6000, 0, one-star, closed]]");
        assertThat(world.value("select count(*) from event where type like '%cycle-closed%'"))
                .isEqualTo(2L);
        world.events().publish(yunxi.id, TownshipStory.reads(member, "2026-12-31"), TownshipStory.at("2027-02-01"));
        world.awaitRead();
        assertThat(standing()).isEqualTo("[[6000, 100, one-star, closed]]");
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void opened_and_closed_again_within_one_batch_the_last_closing_stands() {
        closedWithALateFact();
        world.awaitRead();
        world.events().publish(yunxi.id, TownshipStory.reads(member, "2026-12-31"), TownshipStory.at("2027-01-19"));
        yunxi.reopened("2026", "2027-01-20");
        yunxi.closeRequested("2026", "2027-01-21");
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6100, 0, one-star, closed]]");
        assertThat(world.value("select count(*) from superseded_closing")).isEqualTo(1L);
    }

    @Test
    void closed_and_opened_again_within_one_batch_it_was_closed_and_what_was_frozen_is_kept() {
        EventEnvelope request = yunxi.closeRequested("2026", "2027-01-10");
        yunxi.read(member, "2026-12-30");
        yunxi.reopened("2026", "2027-01-20");
        world.startProjector();
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[5100, 0, none, open]]");
        assertThat(world.rows("select s.total, s.grade, c.request from superseded_standing s"
                                + " join superseded_closing c using (request)")
                        .toString())
                .isEqualTo("[[5000, none, " + request.id() + "]]");
        assertThat(world.value("select count(*) from event where type like '%cycle-closed%'"))
                .isEqualTo(1L);
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void a_cycle_that_is_not_closed_is_not_opened() {
        yunxi.fulfilled(member, "2026-12-30");
        yunxi.reopened("2026", "2027-01-20");
        world.startProjector();
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6000, 0, one-star, open]]");
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void a_ledger_that_is_built_anew_learns_of_it_in_any_order() {
        yunxi.fulfilled(member, "2026-12-30");
        RatingEvent.CycleClosed first = closedElsewhere("50.00", "none", SOME_HASH, "2027-01-10");
        RatingEvent.CycleClosed second = closedElsewhere("60.00", "one-star", SOME_HASH, "2027-01-21");
        yunxi.publish(first);
        yunxi.publish(second);
        world.startProjector();
        world.awaitRead();
        yunxi.reopened("2026", "2027-01-20");
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6000, 0, one-star, closed]]");
        assertThat(world.rows("select total from superseded_standing").toString())
                .isEqualTo("[[5000]]");
        assertThat(world.rows("select request from cycle_closing").toString())
                .isEqualTo("[[" + second.request() + "]]");
    }

    @Test
    void a_closing_that_is_read_after_its_reopening_is_kept_and_does_not_stand() {
        yunxi.fulfilled(member, "2026-12-30");
        yunxi.reopened("2026", "2027-01-20");
        world.startProjector();
        world.awaitRead();
        yunxi.publish(closedElsewhere("50.00", "none", SOME_HASH, "2027-01-10"));
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6000, 0, one-star, open]]");
        assertThat(world.rows("select total from superseded_standing").toString())
                .isEqualTo("[[5000]]");
    }

    private void closedWithALateFact() {
        world.startProjector();
        yunxi.closeRequested("2026", "2027-01-10");
        world.awaitRead();
        yunxi.fulfilled(member, "2026-12-30");
        world.awaitRead();
        assertThat(standing()).isEqualTo("[[5000, 1000, none, closed]]");
    }
}
