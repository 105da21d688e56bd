package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.story.TownshipStory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The end of a quarter: each branch gets its figures, frozen. */
class QuarterClosingIT extends InATownship {
    private static final String GIFT =
            "  - {id: gift, label: 捐助, fact: donation-made, points: 100, for-each: {measure: yuan}}\n";
    private static final ImportId IMPORT = new ImportId(UUID.randomUUID());
    private static final String QUARTERS = "quarters: {base: 50, ceiling: 62, grades: ["
            + "{code: passed, label: 达标, stars: 0, from: 60}, {code: none, label: 未评星, stars: 0}]}\n";

    @Test
    void a_closed_quarter_is_said_to_each_branch_that_had_somebody_in_it() {
        OrganisationId other = new OrganisationId(UUID.randomUUID());
        yunxi.establish(other);
        yunxi.establish(new OrganisationId(UUID.randomUUID()));
        MemberId there = yunxi.member(other, Set.of("away"));
        yunxi.fulfilled(member, "2026-03-31T23:59:59");
        yunxi.fulfilled(member, "2026-04-01T00:00:00");
        yunxi.read(there, "2026-02-01");
        world.startProjector();
        EventEnvelope request = yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();

        List<RatingEvent.QuarterClosed> closed = closed();
        assertThat(closed)
                .extracting(RatingEvent.QuarterClosed::organisation)
                .containsExactlyInAnyOrder(yunxi.branch, other);
        assertThat(closed).allSatisfy(event -> {
            assertThat(event.cycle()).isEqualTo(Cycle.of(2026));
            assertThat(event.quarter()).isEqualTo(1);
            assertThat(event.request()).isEqualTo(request.id());
            assertThat(event.branches()).isEqualTo(2);
            assertThat(event.ruleBookVersion()).isEqualTo(1);
            assertThat(event.hash()).matches("[0-9a-f]{64}");
            assertThat(event.occurredAt()).isEqualTo(TownshipStory.at("2026-04-08"));
        });
        assertThat(closed.stream().flatMap(event -> event.frozen().stream()))
                .extracting(frozen -> frozen.member() + " " + frozen.earned() + " " + frozen.total() + " "
                        + frozen.grade() + " " + frozen.outcome())
                .containsExactlyInAnyOrder(member + " 10.00 10.00 null graded", there + " 1.00 1.00 null exempt");
        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("70.00");
    }

    @Test
    void base_limits_and_grades_of_quarters_are_frozen_with_them() {
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.RULES + QUARTERS);
        yunxi.fulfilled(member, "2026-03-06");
        yunxi.attended(member, "2026-03-07");
        world.startProjector();
        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();

        assertThat(closed().getFirst().ruleBookVersion()).isEqualTo(2);
        assertThat(closed().getFirst().frozen())
                .extracting(frozen -> frozen.earned() + " " + frozen.total() + " " + frozen.grade())
                .containsExactly("15.00 62.00 passed");
    }

    @Test
    void whose_points_cannot_be_summed_is_frozen_without_a_grade_and_holds_up_no_branch() {
        OrganisationId other = new OrganisationId(UUID.randomUUID());
        yunxi.establish(other);
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.MOST + QUARTERS);
        MemberId too = yunxi.member(other, Set.of());
        yunxi.attended(too, "2026-03-06");
        yunxi.attended(too, "2026-03-07");
        yunxi.fulfilled(member, "2026-03-06");
        world.startProjector();
        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();

        assertThat(closed())
                .extracting(RatingEvent.QuarterClosed::organisation)
                .containsExactlyInAnyOrder(yunxi.branch, other);
        assertThat(closed().stream().flatMap(event -> event.frozen().stream()))
                .extracting(frozen -> frozen.member() + " " + frozen.earned() + " " + frozen.total() + " "
                        + frozen.grade() + " " + frozen.outcome())
                .containsExactlyInAnyOrder(member + " 10.00 60.00 passed graded", too + " 0.00 0.00 null ungraded");
    }

    @Test
    void whose_quarter_alone_cannot_be_summed_is_frozen_without_a_grade_and_holds_up_nobody() {
        yunxi.ruleBook(
                2,
                "2026-01-02",
                TownshipStory.RULES.replace("base:\n  - {points: 50}\n", "").replace("rules:\n", "rules:\n" + GIFT)
                        + QUARTERS);
        MemberId other = yunxi.member();
        yunxi.fulfilled(other, "2026-03-06");
        // 10,000 times 100,000,000 points, and a few less in the next quarter: twelve digits again.
        world.together(() -> {
            for (int row = 1; row <= 10_000; row++) {
                yunxi.publish(new PointsEvent.PastFactImported(
                        IMPORT,
                        row,
                        member,
                        "donation-made",
                        Map.of("yuan", new BigDecimal("1000000")),
                        Map.of(),
                        TownshipStory.at("2026-03-06")));
            }
        });
        yunxi.publish(yunxi.attendance(member, AttendanceMark.ABSENT, "2026-04-06"));
        world.startProjector();
        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();

        assertThat(world.rows("select reason from dead_event")).isEmpty();
        assertThat(closed()).hasSize(1);
        assertThat(closed().getFirst().frozen())
                .extracting(frozen -> frozen.member() + " " + frozen.earned() + " " + frozen.total() + " "
                        + frozen.grade() + " " + frozen.outcome())
                .containsExactlyInAnyOrder(member + " 0.00 0.00 null ungraded", other + " 10.00 60.00 passed graded");
        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("999999999998.00");
    }

    @Test
    void what_is_recorded_later_changes_nothing_that_was_frozen() {
        yunxi.fulfilled(member, "2026-03-06");
        world.startProjector();
        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();

        world.events().publish(yunxi.id, TownshipStory.reads(member, "2026-03-07"), TownshipStory.at("2026-04-20"));
        world.awaitRead();

        assertThat(frozen()).isEqualTo("[[1000, 1000]]");
        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("61.00");
    }

    @Test
    void a_quarter_that_was_opened_again_keeps_what_was_frozen_and_is_closed_with_other_figures() {
        yunxi.fulfilled(member, "2026-03-06");
        world.startProjector();
        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();
        yunxi.quarterReopened("2026", 1, "2026-04-10");
        yunxi.read(member, "2026-03-07");
        world.awaitRead();
        assertThat(frozen()).isEqualTo("[]");

        yunxi.quarterCloseRequested("2026", 1, "2026-04-12");
        world.awaitRead();

        assertThat(frozen()).isEqualTo("[[1100, 1100]]");
        assertThat(world.value("select count(*) from frozen_quarter")).isEqualTo(2L);
        assertThat(closed()).hasSize(2);
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void a_request_that_is_delivered_again_and_its_own_events_read_back_change_nothing() {
        world.startProjector();
        var request = new PointsEvent.QuarterCloseRequested(Cycle.of(2026), 1, TownshipStory.at("2026-04-08"));
        EventEnvelope envelope = yunxi.publish(request);
        world.awaitRead();
        world.publish(envelope, request);
        yunxi.publish(closed().getFirst());
        world.awaitRead();

        assertThat(closed()).hasSize(1);
        assertThat(world.value("select count(*) from quarter_closing")).isEqualTo(1L);
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void a_ledger_that_is_built_anew_takes_the_frozen_quarter_from_the_topic_in_any_order() {
        EventEnvelope request = yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        yunxi.quarterReopened("2026", 1, "2026-04-10");
        EventEnvelope again = yunxi.quarterCloseRequested("2026", 1, "2026-04-12");
        yunxi.publish(elsewhere(request.id(), "10.00", "2026-04-08"));
        yunxi.publish(elsewhere(again.id(), "11.00", "2026-04-12"));
        world.startProjector();
        world.awaitRead();

        assertThat(frozen()).isEqualTo("[[1100, 1100]]");
        assertThat(world.value("select count(*) from frozen_quarter")).isEqualTo(2L);
    }

    @Test
    void a_quarter_that_is_none_or_that_no_rule_book_judges_cannot_be_closed() {
        yunxi.quarterCloseRequested("2026", 5, "2027-01-10");
        yunxi.quarterReopened("2026", 0, "2027-01-10");
        yunxi.quarterCloseRequested("2019", 1, "2027-01-10");
        world.startProjector();
        world.awaitRead();

        assertThat(world.rows("select reason from dead_event order by id").toString())
                .contains("a cycle has four quarters", "no rule book judges the cycle whose quarter shall be closed");
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(3L);
        assertThat(closed()).isEmpty();
    }

    private RatingEvent.QuarterClosed elsewhere(UUID request, String earned, String at) {
        return new RatingEvent.QuarterClosed(
                Cycle.of(2026),
                1,
                yunxi.branch,
                request,
                1,
                cn.sanwei.contracts.RuleBookId.of("rules"),
                1,
                SOME_HASH,
                List.of(new RatingEvent.FrozenQuarter(
                        member,
                        cn.sanwei.contracts.Points.of(earned),
                        cn.sanwei.contracts.Points.of(earned),
                        null,
                        "graded",
                        "2".repeat(64))),
                TownshipStory.at(at));
    }

    private String frozen() {
        return world.rows(
                        "select f.earned, f.total from closed_quarter c join frozen_quarter f using (request) where f.member = ?",
                        member.value())
                .toString();
    }

    private List<RatingEvent.QuarterClosed> closed() {
        return world
                .rows("select type, payload::text from event where type like '%quarter-closed%' order by recorded_at")
                .stream()
                .map(row -> (RatingEvent.QuarterClosed) EventCodec.decode((String) row.get(0), (String) row.get(1)))
                .toList();
    }
}
