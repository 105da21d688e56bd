package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.TownshipStory;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From topics to ledger, with a real broker and a real database. */
class LedgerIT {
    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_article_a_theme_day_and_a_wish_become_points_with_their_reasons() {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        yunxi.attended(member, "2026-03-07");
        yunxi.fulfilled(member, "2026-03-08");

        world.startProjector();
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("66.00");
        assertThat(world.rows(
                        "select rule, points, micro, on_day::text from ledger_entry where member = ?"
                                + " and superseded_at is null order by on_day",
                        member.value()))
                .extracting(Object::toString)
                .containsExactly(
                        "[reading, 100, platform, 2026-03-06]",
                        "[activity, 500, points, 2026-03-07]",
                        "[wish, 1000, wish, 2026-03-08]");
        assertThat(world.value("select count(*) from ledger_entry where reason = ''"))
                .isEqualTo(0L);
    }

    @Test
    void a_member_without_a_fact_has_a_standing_in_each_cycle_in_which_something_happened() {
        yunxi.begun();
        MemberId quiet = yunxi.member();
        world.startProjector();
        world.awaitRead();
        assertThat(world.totalOf(yunxi, quiet, "2026")).isEqualTo("50.00");

        yunxi.read(yunxi.member(), "2027-02-01");
        world.awaitRead();

        assertThat(world.totalOf(yunxi, quiet, "2027")).isEqualTo("50.00");
    }

    @Test
    void a_repetition_changes_nothing() {
        yunxi.begun();
        MemberId member = yunxi.member();
        var read = TownshipStory.reads(member, "2026-03-06");
        EventEnvelope envelope = yunxi.publish(read);
        world.startProjector();
        world.awaitRead();
        String before = world.totalOf(yunxi, member, "2026");

        world.publish(envelope, read);
        world.publish(envelope, read);
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo(before).isEqualTo("51.00");
        assertThat(world.value("select count(*) from fact where subject = ?", member.value()))
                .isEqualTo(1L);
        assertThat(world.value(
                        "select sum(events)::bigint from township_events where township = ? and source = '/points-service'",
                        yunxi.id))
                .isEqualTo(5L);
    }

    @Test
    void a_late_fact_takes_the_place_under_the_cap_that_it_would_have_had() {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06T10:00:00");
        EventEnvelope last = yunxi.read(member, "2026-03-06T12:00:00");
        world.startProjector();
        world.awaitRead();

        EventEnvelope late = yunxi.read(member, "2026-03-06T08:00:00");
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("52.00");
        assertThat(pointsOf(late)).isEqualTo(100L);
        assertThat(pointsOf(last)).isEqualTo(0L);
        assertThat(world.value(
                        "select count(*) from ledger_entry where event = ? and superseded_at is not null", last.id()))
                .isEqualTo(1L);
    }

    @Test
    void a_correction_that_comes_before_what_it_corrects_counts_all_the_same() {
        yunxi.begun();
        MemberId member = yunxi.member();
        var attendance = yunxi.attendance(member, AttendanceMark.ABSENT, "2026-03-06");
        EventEnvelope envelope = EventProducer.envelope(yunxi.id, attendance, attendance.occurredAt());
        yunxi.corrected(envelope, member, AttendanceMark.PRESENT, "2026-03-06");
        world.startProjector();
        world.awaitRead();

        world.publish(envelope, attendance);
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("55.00");
        assertThat(pointsOf(envelope)).isEqualTo(0L);
        assertThat(world.rows("select attended, missed from standing where member = ?", member.value())
                        .toString())
                .isEqualTo("[[1, 0]]");
    }

    @Test
    void a_fact_of_a_member_whom_nobody_knows_waits_for_him() {
        yunxi.begun();
        MemberId unknown = new MemberId(UUID.randomUUID());
        yunxi.read(unknown, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        assertThat(world.totalOf(yunxi, unknown, "2026")).isNull();

        yunxi.register(unknown, yunxi.branch, Set.of());
        world.awaitRead();

        assertThat(world.totalOf(yunxi, unknown, "2026")).isEqualTo("51.00");
    }

    @Test
    void a_township_that_is_not_registered_yet_is_kept_and_shown_to_its_county_when_it_is() {
        TownshipStory early = new TownshipStory(world);
        early.establish(early.branch);
        early.ruleBook(1, "2026-01-01", TownshipStory.RULES);
        MemberId member = early.member();
        early.read(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        assertThat(world.value("select county from standing where member = ?", member.value()))
                .isNull();

        early.registered();
        world.awaitRead();

        assertThat(world.value("select county from standing where member = ?", member.value()))
                .isEqualTo("lanchuan");
        assertThat(world.value("select count(*) from roster_line where township = ? and county is null", early.id))
                .isEqualTo(0L);
    }

    @Test
    void facts_that_came_before_the_rule_book_are_scored_when_it_is_published() {
        yunxi.registered();
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        assertThat(world.totalOf(yunxi, member, "2026")).isNull();

        yunxi.ruleBook(1, "2026-01-01", TownshipStory.RULES);
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("51.00");
    }

    @Test
    void a_version_that_reaches_into_the_past_folds_everybody_again() {
        yunxi.begun();
        MemberId one = yunxi.member();
        MemberId two = yunxi.member();
        yunxi.read(one, "2026-03-06");
        yunxi.attended(two, "2026-03-06");
        world.startProjector();
        world.awaitRead();

        yunxi.ruleBook(
                2,
                "2026-03-01",
                TownshipStory.RULES.replace("fact: article-read, points: 1", "fact: article-read, points: 2"));
        world.awaitRead();

        assertThat(world.totalOf(yunxi, one, "2026")).isEqualTo("52.00");
        assertThat(world.totalOf(yunxi, two, "2026")).isEqualTo("55.00");
        assertThat(world.rows("select distinct rule_book_version from standing where township = ?", yunxi.id)
                        .toString())
                .isEqualTo("[[2]]");
    }

    @Test
    void whose_points_cannot_be_summed_has_none_and_says_so_until_a_correction_brings_him_back() {
        yunxi.registeredWith(TownshipStory.MOST);
        MemberId too = yunxi.member();
        MemberId other = yunxi.member();
        yunxi.read(too, "2026-03-05");
        yunxi.read(other, "2026-03-05");
        world.startProjector();
        world.awaitRead();
        yunxi.attended(too, "2026-03-06");
        world.awaitRead();
        assertThat(world.totalOf(yunxi, too, "2026")).isEqualTo("600000000051.00");

        EventEnvelope much = yunxi.attended(too, "2026-03-06");
        yunxi.read(other, "2026-03-06");
        world.awaitRead();

        assertThat(world.rows(
                                "select total, outcome, grade, state from standing where member = ? and cycle = '2026'",
                                too.value())
                        .toString())
                .isEqualTo("[[0, ungraded, none, open]]");
        assertThat(entriesThatStand(too)).isEqualTo(0L);
        assertThat(world.rows("select subject, cycle, reason from unfolded").toString())
                .startsWith("[[" + too + ", 2026, ")
                .contains("无法合计");
        assertThat(world.totalOf(yunxi, other, "2026")).isEqualTo("52.00");
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);

        yunxi.read(too, "2026-03-07");
        world.awaitRead();
        assertThat(world.totalOf(yunxi, too, "2026")).isEqualTo("0.00");

        yunxi.corrected(much, too, AttendanceMark.ABSENT, "2026-03-06");
        world.awaitRead();
        assertThat(world.totalOf(yunxi, too, "2026")).isEqualTo("600000000050.00");
        assertThat(entriesThatStand(too)).isEqualTo(5L);
        assertThat(world.value("select count(*) from unfolded")).isEqualTo(0L);
    }

    private Object entriesThatStand(MemberId member) {
        return world.value(
                "select count(*) from ledger_entry where member = ? and superseded_at is null", member.value());
    }

    @Test
    void somebody_who_is_exempt_has_points_and_no_grade_and_no_place_among_the_others() {
        yunxi.begun();
        MemberId away = yunxi.member(yunxi.branch, Set.of("away"));
        yunxi.read(away, "2026-03-06");
        world.startProjector();
        world.awaitRead();

        assertThat(world.rows("select outcome, grade from standing where member = ?", away.value())
                        .toString())
                .isEqualTo("[[exempt, none]]");
        assertThat(world.value("select count(*) from points_count where township = ?", yunxi.id))
                .isEqualTo(0L);
    }

    private Object pointsOf(EventEnvelope event) {
        return world.value("select points from ledger_entry where event = ? and superseded_at is null", event.id());
    }
}
