package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Days pass: what did not happen is judged, and what lapses lapses, without an event. Weeks end on Sunday, 2026-01-11 first. */
class DayTurningIT {
    /** A week without an article costs 1. */
    static final String IDLE = TownshipStory.RULES.replace(
            "rules:\n",
            "rules:\n  - {id: idle, label: 一周未学习, micro: platform, points: -1,"
                    + " absence: {of: article-read, per: week}}\n");

    private static final String LAPSING =
            TownshipStory.RULES.replace("fulfilled, points: 10", "fulfilled, points: 10, valid: {months: 1}");

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);
    private final SetClock clock = new SetClock("2026-01-11T23:59:59");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_did_not_happen_is_judged_when_the_day_has_turned_and_not_before_also_of_one_who_has_no_event() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        start("one");
        awaitTurned(yunxi, "2026-01-11");
        assertThat(total(member)).isEqualTo("50.00");

        turn("2026-01-12T00:00:00");

        assertThat(total(member)).isEqualTo("49.00");
        assertThat(entries(member))
                .isEqualTo("[[idle@2026-01-11, idle, -100, 2026-01-11, 2026-01-05 至 2026-01-11 没有相应记录，每次扣 1 分]]");
        assertThat(world.rows("select as_of::text, published_revision < revision from standing")
                        .getFirst()
                        .getFirst())
                .isEqualTo("2026-01-11 16:00:00+00");
    }

    @Test
    void a_fact_that_comes_after_the_turn_takes_the_entry_back() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        start("one");
        turn("2026-01-12T00:00:01");

        yunxi.read(member, "2026-01-08");
        world.awaitRead();

        assertThat(total(member)).isEqualTo("51.00");
        assertThat(world.rows("select fact, superseded_at is null from ledger_entry where rule = 'idle'")
                        .toString())
                .isEqualTo("[[idle@2026-01-11, false]]");
    }

    @Test
    void what_lapses_lapses_and_the_grade_that_goes_with_it_is_said_with_an_id_that_the_day_decides() {
        MemberId member = yunxi.registeredWith(LAPSING).member();
        yunxi.fulfilled(member, "2026-01-05");
        start("one");
        turn("2026-02-04T23:59:59");
        assertThat(total(member)).isEqualTo("60.00");

        turn("2026-02-05T00:00:00");

        assertThat(total(member)).isEqualTo("50.00");
        UUID cause = UUID.nameUUIDFromBytes(("turn/" + yunxi.id + "/2026-02-05").getBytes());
        List<Object> said = world.rows("select id, type, payload::text from event where type like '%grade-changed%'"
                        + " order by version desc")
                .getFirst();
        assertThat(said.get(0))
                .isEqualTo(UUID.nameUUIDFromBytes(("grade-changed/" + member + "/2026/" + cause).getBytes()));
        assertThat(EventCodec.decode((String) said.get(1), (String) said.get(2)))
                .isEqualTo(new RatingEvent.GradeChanged(
                        member,
                        cn.sanwei.contracts.Cycle.of(2026),
                        "one-star",
                        "none",
                        cause,
                        TownshipStory.at("2026-02-05T00:00:00")));
    }

    @Test
    void days_that_were_missed_are_turned_at_once_after_all_that_happened_meanwhile_is_read() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        start("one").close();
        for (String day : List.of("2026-01-06", "2026-01-13", "2026-01-27")) {
            yunxi.read(member, day);
        }
        clock.set("2026-02-03");

        start("two");
        awaitTurned(yunxi, "2026-02-03");

        assertThat(total(member)).isEqualTo("52.00");
        assertThat(world.rows("select fact, superseded_at is null from ledger_entry where rule = 'idle'")
                        .toString())
                .isEqualTo("[[idle@2026-01-25, true]]");
    }

    @Test
    void whoever_dies_in_the_midst_of_a_turn_leaves_the_rest_to_the_next() {
        yunxi.registeredWith(IDLE);
        for (int i = 0; i < 600; i++) {
            yunxi.member();
        }
        start("first");
        awaitTurned(yunxi, "2026-01-11");
        AtomicInteger commits = new AtomicInteger();
        world.closeProjectors();
        world.start(new Projector(world.settings("dies"), clock, () -> {
            if (commits.incrementAndGet() == 3) {
                throw new AssertionError("killed before its third commit: the day's and 250 members' are done");
            }
        }));
        clock.set("2026-01-12");
        await().atMost(Duration.ofSeconds(20)).until(() -> commits.get() == 3);
        assertThat(world.value("select count(*) from standing where total = 4900"))
                .isEqualTo(250L);
        MemberId late = yunxi.member();

        start("second");
        awaitTurned(yunxi, "2026-01-12");

        assertThat(world.rows("select total, count(*) from standing group by 1").toString())
                .isEqualTo("[[4900, 601]]");
        assertThat(total(late)).isEqualTo("49.00");
        assertThat(world.value("select count(*) from ledger_entry")).isEqualTo(601L);
    }

    @Test
    void a_new_cycle_begins_with_the_turn_though_nothing_happens_in_it() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        start("one");
        awaitTurned(yunxi, "2026-01-11");

        turn("2027-01-11T00:00:00");

        assertThat(world.totalOf(yunxi, member, "2027")).isEqualTo("48.00");
        assertThat(world.value("select count(*) from turn_due where cycle = '2026'"))
                .as("the year is over")
                .isEqualTo(0L);
        assertThat(total(member)).as("51 whole weeks").isEqualTo("-1.00");
    }

    @Test
    void a_closed_cycle_is_judged_on_the_day_of_its_closing_and_no_day_turns_it() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        clock.set("2026-01-27");
        start("one");
        awaitTurned(yunxi, "2026-01-27");
        assertThat(total(member)).isEqualTo("47.00");

        yunxi.closeRequested("2026", "2026-01-20T00:00:00");
        world.awaitRead();
        assertThat(standing(member)).isEqualTo("[[4800, 0, closed]]");
        turn("2026-02-10");
        yunxi.read(member, "2026-01-08");
        world.awaitRead();
        assertThat(standing(member)).as("what a late fact changes").isEqualTo("[[4800, 200, closed]]");

        yunxi.reopened("2026", "2026-02-10");
        world.awaitRead();
        assertThat(standing(member)).isEqualTo("[[4700, 0, open]]");
        turn("2026-02-16");
        assertThat(standing(member)).isEqualTo("[[4600, 0, open]]");
    }

    @Test
    void a_closing_that_is_read_back_by_a_ledger_that_is_built_anew_is_judged_on_its_day() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        yunxi.publish(new RatingEvent.CycleClosed(
                cn.sanwei.contracts.Cycle.of(2026),
                UUID.randomUUID(),
                cn.sanwei.contracts.RuleBookId.of("rules"),
                1,
                InATownship.SOME_HASH,
                List.of(new RatingEvent.Frozen(
                        member,
                        cn.sanwei.contracts.Points.of("48.00"),
                        "none",
                        "graded",
                        InATownship.SOME_HASH,
                        yunxi.branch)),
                TownshipStory.at("2026-01-20")));
        clock.set("2026-02-10");
        start("one");
        awaitTurned(yunxi, "2026-02-10");

        assertThat(standing(member)).isEqualTo("[[4800, 0, closed]]");
        assertThat(world.rows("select fact, after_close from ledger_entry order by fact")
                        .toString())
                .isEqualTo("[[idle@2026-01-11, false], [idle@2026-01-18, false]]");
    }

    @Test
    void a_quarter_is_judged_on_the_day_of_the_request_whatever_has_turned_since() {
        MemberId member = yunxi.registeredWith(LAPSING).member();
        yunxi.fulfilled(member, "2026-03-08T12:00:00");
        yunxi.fulfilled(member, "2026-03-20T12:00:00");
        clock.set("2026-06-01");
        start("one");
        awaitTurned(yunxi, "2026-06-01");
        assertThat(total(member)).isEqualTo("50.00");

        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        world.awaitRead();

        assertThat(world.rows("select earned from frozen_quarter").toString()).isEqualTo("[[1000]]");
        assertThat(total(member)).isEqualTo("50.00");
    }

    @Test
    void a_township_whose_rules_do_not_turn_has_no_day() {
        TownshipStory plain = new TownshipStory(world);
        MemberId other = plain.begun().member();
        MemberId member = yunxi.registeredWith(IDLE).member();
        start("one");
        turn("2026-01-19");

        assertThat(total(member)).isEqualTo("48.00");
        assertThat(world.totalOf(plain, other, "2026")).isEqualTo("50.00");
        assertThat(world.value("select count(*) from turned_day where township = ?", plain.id))
                .isEqualTo(0L);
        assertThat(world.value("select count(*) from turn_due where township = ?", plain.id))
                .isEqualTo(0L);
    }

    @Test
    void the_first_version_that_asks_for_days_has_all_that_passed_at_once() {
        MemberId member = yunxi.begun().member();
        clock.set("2026-02-03");
        start("one");
        world.awaitRead();
        assertThat(total(member)).isEqualTo("50.00");

        yunxi.ruleBook(2, "2026-01-12", IDLE);
        world.awaitRead();
        awaitTurned(yunxi, "2026-02-03");

        assertThat(total(member)).as("three weeks ended under it").isEqualTo("47.00");
    }

    @Test
    void a_clock_that_goes_back_turns_nothing_back() {
        MemberId member = yunxi.registeredWith(IDLE).member();
        start("one");
        turn("2026-01-19");

        clock.set("2026-01-13");
        yunxi.attended(member, "2026-01-12");
        world.awaitRead();
        assertThat(total(member)).isEqualTo("53.00");
        world.closeProjectors();
        start("two");
        yunxi.attended(member, "2026-01-12");
        world.awaitRead();

        assertThat(total(member)).isEqualTo("58.00");
        assertThat(world.value("select day::text from turned_day")).isEqualTo("2026-01-19");
    }

    @Test
    void one_whose_ledger_cannot_be_written_stays_as_he_was_and_the_others_turn() {
        yunxi.registeredWith(IDLE);
        List<MemberId> others = List.of(yunxi.member(), yunxi.member(), yunxi.member(), yunxi.member());
        MemberId stuck = yunxi.member(new OrganisationId(UUID.randomUUID()), Set.of());
        start("one");
        awaitTurned(yunxi, "2026-01-11");
        ProjectorWorld.superuser(
                world.database,
                "alter table projection_a.standing add constraint stuck check (total = 5000 or member <> '" + stuck
                        + "')");

        turn("2026-01-12");

        assertThat(others).allSatisfy(other -> assertThat(total(other)).isEqualTo("49.00"));
        assertThat(total(stuck)).isEqualTo("50.00");
        assertThat(world.rows("select subject, reason from unfolded").toString())
                .isEqualTo("[[" + stuck + ", the database refuses it: 23514]]");
    }

    private Projector start(String replica) {
        Projector projector = world.start(new Projector(world.settings(replica), clock));
        world.awaitRead();
        return projector;
    }

    private void turn(String when) {
        clock.set(when);
        awaitTurned(yunxi, when.substring(0, 10));
    }

    private void awaitTurned(TownshipStory township, String day) {
        world.awaitTurned(township, day);
    }

    private String total(MemberId member) {
        return world.totalOf(yunxi, member, "2026");
    }

    private String standing(MemberId member) {
        return world.rows(
                        "select total, corrections, state from standing where member = ? and cycle = '2026'",
                        member.value())
                .toString();
    }

    private String entries(MemberId member) {
        return world.rows(
                        "select fact, rule, points, on_day::text, reason from ledger_entry where member = ?"
                                + " and superseded_at is null order by on_day",
                        member.value())
                .toString();
    }
}
