package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The end of a cycle: what is frozen stands, and what arrives later is listed beside it. */
class ClosingIT extends InATownship {
    @Test
    void a_closed_cycle_is_frozen_for_everybody_with_a_hash_over_all_ledgers() {
        MemberId away = yunxi.member(yunxi.branch, Set.of("away"));
        yunxi.fulfilled(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();

        EventEnvelope request = yunxi.closeRequested("2026", "2027-01-10");
        world.awaitRead();

        RatingEvent.CycleClosed closed = closedEvent();
        assertThat(closed.request()).isEqualTo(request.id());
        assertThat(closed.hash()).matches("[0-9a-f]{64}");
        assertThat(closed.occurredAt()).isEqualTo(TownshipStory.at("2027-01-10"));
        assertThat(closed.frozen())
                .extracting(frozen ->
                        frozen.member() + " " + frozen.total() + " " + frozen.grade() + " " + frozen.outcome())
                .containsExactlyInAnyOrder(member + " 60.00 one-star graded", away + " 50.00 none exempt");
        assertThat(closed.frozen()).extracting(RatingEvent.Frozen::organisation).containsOnly(yunxi.branch);
        assertThat(world.rows("select distinct state from standing where cycle = '2026'")
                        .toString())
                .isEqualTo("[[closed]]");
    }

    @Test
    void whose_points_cannot_be_summed_is_closed_without_any_and_named_and_what_corrects_that_comes_later() {
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.MOST);
        MemberId too = yunxi.member();
        EventEnvelope much = yunxi.attended(too, "2026-03-06");
        yunxi.attended(too, "2026-03-06");
        yunxi.read(too, "2026-03-07");
        yunxi.fulfilled(member, "2026-03-06");
        world.startProjector();
        yunxi.closeRequested("2026", "2027-01-10");
        world.awaitRead();

        assertThat(closedEvent().frozen())
                .extracting(frozen ->
                        frozen.member() + " " + frozen.total() + " " + frozen.grade() + " " + frozen.outcome())
                .containsExactlyInAnyOrder(member + " 60.00 one-star graded", too + " 0.00 none ungraded");
        assertThat(world.value("select subject from unfolded where cycle = '2026'"))
                .isEqualTo(too.value());

        yunxi.corrected(much, too, AttendanceMark.ABSENT, "2026-03-06");
        world.awaitRead();

        assertThat(world.rows(
                                "select total, corrections, grade, outcome, state from standing"
                                        + " where member = ? and cycle = '2026'",
                                too.value())
                        .toString())
                .isEqualTo("[[0, 60000000004900, none, ungraded, closed]]");
        assertThat(world.value(
                        "select bool_and(after_close) from ledger_entry where member = ? and superseded_at is null",
                        too.value()))
                .isEqualTo(true);
        assertThat(world.value("select count(*) from unfolded")).isEqualTo(0L);
    }

    @Test
    void what_was_frozen_stands_untouched_where_points_that_come_later_cannot_be_summed() {
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.MOST);
        yunxi.fulfilled(member, "2026-03-06");
        yunxi.closeRequested("2026", "2027-01-10");
        world.startProjector();
        world.awaitRead();

        for (String day : List.of("2026-03-07", "2026-03-08")) {
            world.events()
                    .publish(
                            yunxi.id,
                            yunxi.attendance(member, AttendanceMark.PRESENT, day),
                            TownshipStory.at("2027-02-01"));
        }
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[6000, 0, one-star, closed]]");
        assertThat(world.rows(
                                "select points, after_close from ledger_entry where member = ? and superseded_at is null",
                                member.value())
                        .toString())
                .isEqualTo("[[1000, false]]");
        assertThat(world.value("select subject from unfolded where cycle = '2026'"))
                .isEqualTo(member.value());
    }

    @Test
    void a_fact_that_arrives_after_the_close_is_an_entry_beside_the_frozen_figures() {
        yunxi.closeRequested("2026", "2027-01-10");
        world.startProjector();
        world.awaitRead();

        yunxi.fulfilled(member, "2026-12-30");
        world.awaitRead();

        assertThat(standing()).isEqualTo("[[5000, 1000, none, closed]]");
        assertThat(world.rows(
                                "select points, after_close from ledger_entry where member = ? and superseded_at is null",
                                member.value())
                        .toString())
                .isEqualTo("[[1000, true]]");
        assertThat(gradeChanges()).isEqualTo(0L);
    }

    @Test
    void a_correction_after_the_close_leaves_the_frozen_entry_and_lists_the_difference() {
        EventEnvelope attendance = yunxi.attended(member, "2026-03-06");
        yunxi.closeRequested("2026", "2027-01-10");
        world.startProjector();
        world.awaitRead();

        yunxi.corrected(attendance, member, AttendanceMark.ABSENT, "2026-03-06");
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("55.00");
        assertThat(world.value("select corrections from standing where member = ? and cycle = '2026'", member.value()))
                .isEqualTo(-700L);
        assertThat(world.rows(
                                "select rule, points, after_close from ledger_entry where member = ?"
                                        + " and superseded_at is null order by after_close, points",
                                member.value())
                        .toString())
                .isEqualTo("[[activity, 500, false], [activity, -500, true], [missed, -200, true]]");
    }

    @Test
    void closing_twice_is_closing_once_and_its_own_event_read_back_changes_nothing() {
        yunxi.closeRequested("2026", "2027-01-10");
        world.startProjector();
        world.awaitRead();
        RatingEvent.CycleClosed closed = closedEvent();

        yunxi.closeRequested("2026", "2027-01-11");
        yunxi.publish(closed);
        world.awaitRead();

        assertThat(world.value("select count(*) from event where type like '%cycle-closed%'"))
                .isEqualTo(1L);
        assertThat(world.value("select made_here from cycle_closing")).isEqualTo(true);
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void a_ledger_that_is_built_anew_takes_the_frozen_figures_from_the_topic() {
        yunxi.fulfilled(member, "2026-03-06");
        String frozenHash = "0".repeat(64);
        yunxi.publish(closedElsewhere("60.00", "one-star", frozenHash, "2027-01-10"));
        var late = new cn.sanwei.contracts.PointsEvent.ArticleRead(
                member, new cn.sanwei.contracts.ArticleId(UUID.randomUUID()), "theory", TownshipStory.at("2026-12-30"));
        world.events().publish(yunxi.id, late, TownshipStory.at("2027-02-01"));
        world.startProjector();
        world.awaitRead();

        assertThat(world.rows(
                                "select total, wish, corrections, grade, state, ledger_hash from standing where member = ?"
                                        + " and cycle = '2026'",
                                member.value())
                        .toString())
                .isEqualTo("[[6000, 1000, 100, one-star, closed, " + frozenHash + "]]");
        assertThat(world.rows(
                                "select rule, after_close from ledger_entry where member = ? and superseded_at is null"
                                        + " order by rule",
                                member.value())
                        .toString())
                .isEqualTo("[[reading, true], [wish, false]]");
    }

    @Test
    void a_cycle_that_no_rule_book_judges_cannot_be_closed() {
        yunxi.closeRequested("2019", "2027-01-10");
        world.startProjector();
        world.awaitRead();

        assertThat((String) world.value("select reason from dead_event"))
                .endsWith("no rule book judges the cycle that shall be closed");
    }

    @Test
    void a_grade_that_changes_is_said_once_with_an_id_that_its_cause_decides() {
        world.startProjector();
        world.awaitRead();
        EventEnvelope cause = yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();

        RatingEvent.GradeChanged changed = (RatingEvent.GradeChanged) decoded("grade-changed");
        assertThat(changed)
                .isEqualTo(new RatingEvent.GradeChanged(
                        member,
                        cn.sanwei.contracts.Cycle.of("2026"),
                        "none",
                        "one-star",
                        cause.id(),
                        cause.recordedTime()));
        assertThat(world.rows("select id::text, stream, version, county from event")
                        .getFirst())
                .containsExactly(
                        UUID.nameUUIDFromBytes(("grade-changed/" + member + "/2026/" + cause.id()).getBytes())
                                .toString(),
                        "grade/" + member + "/2026",
                        1,
                        "lanchuan");
    }

    @Test
    void the_board_for_everybody_holds_starred_members_only_and_nobody_who_is_exempt() {
        MemberId without = yunxi.member();
        MemberId away = yunxi.member(yunxi.branch, Set.of("away"));
        yunxi.closeRequested("2026", "2027-01-10");
        yunxi.awarded(member, "2026", "two-stars", "2027-03-01");
        yunxi.awarded(without, "2026", "none", "2027-03-01");
        yunxi.awarded(away, "2026", "one-star", "2027-03-01");
        world.startProjector();
        world.awaitRead();

        assertThat(world.rows("select subject, grade, label, stars, until::text from board_entry")
                        .toString())
                .isEqualTo("[[" + member + ", two-stars, 二星, 2, 2027-03-01]]");
        assertThat(world.value("select state from standing where member = ? and cycle = '2026'", member.value()))
                .isEqualTo("awarded");
        assertThat(world.rows(
                        "select distinct column_name from information_schema.columns where table_name = 'board_entry'"))
                .extracting(row -> row.getFirst().toString())
                .containsExactlyInAnyOrder(
                        "township", "cycle", "kind", "subject", "organisation", "grade", "label", "stars", "until");
    }

    @Test
    void a_later_award_takes_the_place_of_the_one_before_also_when_that_is_delivered_again() {
        var first = new cn.sanwei.contracts.PointsEvent.MemberStarsAwarded(
                member,
                yunxi.branch,
                cn.sanwei.contracts.Cycle.of("2026"),
                "two-stars",
                java.time.LocalDate.parse("2027-03-01"),
                Instant.parse("2027-01-20T00:00:00Z"));
        EventEnvelope envelope = yunxi.publish(first);
        yunxi.awarded(member, "2026", "one-star", "2027-03-01");
        world.publish(envelope, first);
        world.startProjector();
        world.awaitRead();

        assertThat(world.rows("select grade from board_entry").toString()).isEqualTo("[[one-star]]");
    }

    private Object gradeChanges() {
        return world.value("select count(*) from event where type like '%grade-changed%'");
    }

    private RatingEvent.CycleClosed closedEvent() {
        return (RatingEvent.CycleClosed) decoded("cycle-closed");
    }

    private Object decoded(String type) {
        List<Object> row = world.rows(
                        "select type, payload::text, township from event where type like ?", "%" + type + "%")
                .getFirst();
        assertThat(TownshipId.of((String) row.get(2)).value()).isEqualTo(yunxi.id);
        return EventCodec.decode((String) row.get(0), (String) row.get(1));
    }
}
