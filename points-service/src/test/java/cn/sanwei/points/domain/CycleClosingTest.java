package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.CycleCloseRequested;
import cn.sanwei.contracts.PointsEvent.CycleReopened;
import cn.sanwei.contracts.PointsEvent.OfCycle;
import cn.sanwei.contracts.PointsEvent.QuarterCloseRequested;
import cn.sanwei.contracts.PointsEvent.QuarterReopened;
import cn.sanwei.points.domain.CycleClosing.Awards;
import cn.sanwei.points.domain.CycleClosing.Command.CloseCycle;
import cn.sanwei.points.domain.CycleClosing.Command.CloseQuarter;
import cn.sanwei.points.domain.CycleClosing.Command.ReopenCycle;
import cn.sanwei.points.domain.CycleClosing.Command.ReopenQuarter;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleClosingTest {
    private static final Instant AT = Instant.parse("2027-01-06T02:00:00Z");
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId OTHER = new OrganisationId(new UUID(1, 2));
    private static final OfCycle CLOSED = new CycleCloseRequested(CYCLE, AT);
    private static final OfCycle REOPENED = new CycleReopened(CYCLE, AT);

    @Test
    void a_cycle_is_closed_once_when_it_is_over() {
        given(new CycleClosing()).when(closeAt(LAST.plusDays(1))).then(CLOSED);
        given(new CycleClosing(), CLOSED)
                .when(closeAt(LAST.plusDays(1)))
                .thenRefused(new GradingRefusal.CycleAlreadyClosed(CYCLE));
    }

    @Test
    void a_cycle_is_not_closed_on_its_last_day() {
        given(new CycleClosing()).when(closeAt(LAST)).thenRefused(new GradingRefusal.CycleStillRunning(CYCLE, LAST));
    }

    @Test
    void without_a_rule_book_nobody_knows_when_a_cycle_or_a_quarter_ends() {
        given(new CycleClosing())
                .when(new CloseCycle(CYCLE, Optional.empty(), LAST.plusDays(1), AT))
                .thenRefused(new GradingRefusal.NoRuleBook());
        given(new CycleClosing())
                .when(new CloseQuarter(CYCLE, 1, Optional.empty(), LAST.plusDays(1), AT))
                .thenRefused(new GradingRefusal.NoRuleBook());
    }

    @ParameterizedTest
    @CsvSource({
        "--01-01, 1, 2026-03-31",
        "--01-01, 2, 2026-06-30",
        "--01-01, 3, 2026-09-30",
        "--01-01, 4, 2026-12-31",
        "--07-01, 1, 2026-09-30",
        "--07-01, 4, 2027-06-30",
        "--12-01, 1, 2027-02-28",
    })
    void a_quarter_is_closed_when_its_last_day_is_over(String starts, int quarter, LocalDate last) {
        Optional<CycleDays> days = Optional.of(CycleDays.of(CYCLE, MonthDay.parse(starts)));
        OfCycle[] before = quarters(quarter - 1);

        given(new CycleClosing(), before)
                .when(new CloseQuarter(CYCLE, quarter, days, last, AT))
                .thenRefused(new GradingRefusal.QuarterStillRunning(CYCLE, quarter, last));
        given(new CycleClosing(), before)
                .when(new CloseQuarter(CYCLE, quarter, days, last.plusDays(1), AT))
                .then(closed(quarter));
    }

    @Test
    void quarters_close_one_after_the_other_and_each_once() {
        given(new CycleClosing()).when(close(2)).thenRefused(new GradingRefusal.QuarterNotNext(2, 1));
        given(new CycleClosing(), closed(1))
                .when(close(1))
                .thenRefused(new GradingRefusal.QuarterAlreadyClosed(CYCLE, 1));
        given(new CycleClosing(), quarters(2)).when(close(4)).thenRefused(new GradingRefusal.QuarterNotNext(4, 3));
        given(new CycleClosing(), quarters(2)).when(close(3)).then(closed(3));
    }

    @Test
    void a_quarter_opens_again_from_the_last_one_backwards_and_closes_again() {
        OfCycle reopened = new QuarterReopened(CYCLE, 2, AT);

        given(new CycleClosing()).when(reopen(1)).thenRefused(new GradingRefusal.QuarterNotClosed(CYCLE, 1));
        given(new CycleClosing(), quarters(2))
                .when(reopen(3))
                .thenRefused(new GradingRefusal.QuarterNotClosed(CYCLE, 3));
        given(new CycleClosing(), quarters(2)).when(reopen(1)).thenRefused(new GradingRefusal.QuarterNotLast(1, 2));
        given(new CycleClosing(), quarters(2)).when(reopen(2)).then(reopened);
        given(new CycleClosing(), closed(1), closed(2), reopened)
                .when(reopen(1))
                .then(new QuarterReopened(CYCLE, 1, AT));
        given(new CycleClosing(), closed(1), closed(2), reopened).when(close(2)).then(closed(2));
    }

    @Test
    void in_a_closed_cycle_no_quarter_is_closed_or_opened() {
        given(new CycleClosing(), closed(1), CLOSED)
                .when(close(2))
                .thenRefused(new GradingRefusal.CycleAlreadyClosed(CYCLE));
        given(new CycleClosing(), closed(1), CLOSED)
                .when(reopen(1))
                .thenRefused(new GradingRefusal.CycleAlreadyClosed(CYCLE));
    }

    @Test
    void a_closed_cycle_opens_again_with_its_quarters_as_they_are_and_closes_again() {
        given(new CycleClosing()).when(reopen()).thenRefused(new GradingRefusal.CycleNotClosed(CYCLE));
        given(new CycleClosing(), CLOSED).when(reopen()).then(REOPENED);
        given(new CycleClosing(), CLOSED, REOPENED)
                .when(reopen())
                .thenRefused(new GradingRefusal.CycleNotClosed(CYCLE));
        given(new CycleClosing(), CLOSED, REOPENED)
                .when(closeAt(LAST.plusDays(9)))
                .then(CLOSED);
        assertThat(given(new CycleClosing(), closed(1), CLOSED, REOPENED).state())
                .isEqualTo(new CycleClosing.State(false, 1));
    }

    @Test
    void a_cycle_stays_closed_once_stars_were_awarded_upon_it() {
        given(new CycleClosing(), CLOSED)
                .when(new ReopenCycle(CYCLE, new Awards(Set.of(OTHER), Set.of(BRANCH)), AT))
                .thenRefused(new GradingRefusal.AwardsStand(Set.of(BRANCH)));
    }

    @Test
    void results_that_are_under_way_are_returned_before_a_cycle_opens_again() {
        given(new CycleClosing(), CLOSED)
                .when(new ReopenCycle(CYCLE, new Awards(Set.of(BRANCH, OTHER), Set.of()), AT))
                .thenRefused(new GradingRefusal.ResultsUnderWay(Set.of(BRANCH, OTHER)));
    }

    private static CloseCycle closeAt(LocalDate today) {
        return new CloseCycle(CYCLE, Optional.of(CycleDays.of(CYCLE, MonthDay.of(1, 1))), today, AT);
    }

    private static CloseQuarter close(int quarter) {
        return new CloseQuarter(
                CYCLE, quarter, Optional.of(CycleDays.of(CYCLE, MonthDay.of(1, 1))), LAST.plusDays(1), AT);
    }

    private static ReopenQuarter reopen(int quarter) {
        return new ReopenQuarter(CYCLE, quarter, AT);
    }

    private static ReopenCycle reopen() {
        return new ReopenCycle(CYCLE, new Awards(Set.of(), Set.of()), AT);
    }

    private static OfCycle closed(int quarter) {
        return new QuarterCloseRequested(CYCLE, quarter, AT);
    }

    private static OfCycle[] quarters(int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(CycleClosingTest::closed)
                .toArray(OfCycle[]::new);
    }
}
