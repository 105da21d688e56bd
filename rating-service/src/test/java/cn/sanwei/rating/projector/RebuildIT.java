package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that is built anew beside the one that serves is the same, whatever happened. */
class RebuildIT extends BesideTheOneThatServes {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261122})
    void it_is_the_same_whatever_happened_and_then_it_serves(long seed) {
        TownshipStory yunxi = township();
        List<MemberId> members = yearOf(yunxi, new Random(seed));
        world.awaitRead();
        String before = world.serving();
        List<List<Object>> ledger = ledgerOf(yunxi);

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(outcome.said()).contains("no difference");
        assertThat(world.serving()).isNotEqualTo(before);
        assertThat(ledgerOf(yunxi)).as("seed %d", seed).isEqualTo(ledger);
        yunxi.fulfilled(members.getFirst(), "2027-03-06");
        world.awaitRead();
        assertThat(world.value(
                        "select count(*) from fact where township = ? and occurred_at > '2027-03-01' and subject = ?",
                        yunxi.id,
                        members.getFirst().value()))
                .isEqualTo(1L);
    }

    @Test
    void days_turn_in_the_rebuilt_one_as_far_as_they_have_turned_also_where_a_cycle_was_closed() {
        String today = CycleDays.dayOf(Instant.now()).toString();
        TownshipStory yunxi = new TownshipStory(world.projection).registeredWith(DayTurningIT.IDLE);
        yunxi.read(yunxi.member(), "2026-02-03");
        TownshipStory qinghe = new TownshipStory(world.projection).registeredWith(DayTurningIT.IDLE);
        MemberId late = qinghe.member();
        world.projection.awaitTurned(yunxi, today);
        world.projection.awaitTurned(qinghe, today);
        qinghe.closeRequested("2026", "2026-03-10");
        world.awaitRead();
        world.projection.events().publish(qinghe.id, TownshipStory.reads(late, "2026-02-03"), Instant.now());
        world.awaitRead();
        List<List<Object>> open = ledgerOf(yunxi);
        List<List<Object>> closed = ledgerOf(qinghe);

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(outcome.said()).contains("no difference");
        assertThat(ledgerOf(yunxi)).isEqualTo(open);
        assertThat(ledgerOf(qinghe)).isEqualTo(closed);
        assertThat(world.value(
                        "select count(*) from ledger_entry where rule = 'idle' and superseded_at is not null"
                                + " and member in (select member from standing where township = ?)",
                        yunxi.id))
                .as("nobody was said to have done nothing before it was read what he did")
                .isEqualTo(0L);
    }

    @Test
    void whose_points_cannot_be_summed_is_the_same_in_it_before_and_after_a_close() {
        TownshipStory yunxi = new TownshipStory(world.projection).registeredWith(TownshipStory.MOST);
        MemberId too = yunxi.member();
        MemberId back = yunxi.member();
        MemberId late = yunxi.member();
        yunxi.read(too, "2026-03-05");
        yunxi.read(late, "2026-03-05");
        world.awaitRead();
        yunxi.attended(too, "2026-03-06");
        yunxi.attended(too, "2026-03-07");
        yunxi.attended(back, "2026-03-06");
        EventEnvelope much = yunxi.attended(back, "2026-03-07");
        yunxi.closeRequested("2026", "2027-01-10");
        world.awaitRead();
        world.projection
                .events()
                .publish(
                        yunxi.id,
                        yunxi.correction(much, back, AttendanceMark.ABSENT, "2026-03-07"),
                        TownshipStory.at("2027-02-01"));
        for (String day : List.of("2026-03-06", "2026-03-07")) {
            world.projection
                    .events()
                    .publish(
                            yunxi.id,
                            yunxi.attendance(late, AttendanceMark.PRESENT, day),
                            TownshipStory.at("2027-02-01"));
        }
        yunxi.attended(too, "2027-03-06");
        yunxi.attended(too, "2027-03-07");
        world.awaitRead();
        List<List<Object>> ledger = ledgerOf(yunxi);
        assertThat(world.value("select count(*) from unfolded")).isEqualTo(3L);

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(outcome.said()).contains("no difference");
        assertThat(ledgerOf(yunxi)).isEqualTo(ledger);
    }

    @Test
    void what_arrives_meanwhile_is_neither_lost_nor_counted_twice() throws Exception {
        TownshipStory yunxi = township();
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.add(yunxi.member());
        }
        world.awaitRead();
        long before = (Long) world.value("select count(*) from fact where township = ?", yunxi.id);
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread arriving = Thread.ofPlatform().start(() -> {
            Random random = new Random(5);
            while (!enough.get() && sent.get() < 20_000) {
                yunxi.read(
                        members.get(random.nextInt(members.size())), "2026-%02d-06".formatted(1 + random.nextInt(12)));
                sent.incrementAndGet();
            }
        });

        RebuildWorld.Outcome first = world.rebuild();
        int inTheFirst = sent.get();
        RebuildWorld.Outcome second = world.rebuild();
        int inBoth = sent.get();
        enough.set(true);
        arriving.join();
        world.awaitRead();
        RebuildWorld.Outcome third = world.rebuild();

        assertThat(inTheFirst).isPositive();
        assertThat(inBoth).isGreaterThan(inTheFirst);
        assertThat(List.of(first.switched(), second.switched(), third.switched()))
                .as(first.said() + second.said() + third.said())
                .containsOnly(true);
        assertThat(world.value("select count(*) from fact where township = ?", yunxi.id))
                .isEqualTo(before + sent.get());
        assertThat(world.value("select count(distinct event) from fact where township = ?", yunxi.id))
                .isEqualTo(before + sent.get());
    }

    @Test
    void closings_reopenings_quarters_and_awards_survive() {
        TownshipStory yunxi = township();
        MemberId starred = yunxi.member();
        MemberId late = yunxi.member();
        yunxi.fulfilled(starred, "2026-02-06");
        yunxi.fulfilled(starred, "2026-03-06");
        yunxi.fulfilled(starred, "2026-04-06");
        world.awaitRead();
        yunxi.quarterCloseRequested("2026", 1, "2026-04-10");
        world.awaitRead();
        yunxi.closeRequested("2026", "2027-01-10");
        world.awaitRead();
        yunxi.reopened("2026", "2027-01-20");
        world.awaitRead();
        yunxi.closeRequested("2026", "2027-01-21");
        world.awaitRead();
        world.projection
                .events()
                .publish(yunxi.id, TownshipStory.reads(late, "2026-12-31"), TownshipStory.at("2027-02-01"));
        yunxi.awarded(starred, "2026", "two-stars", "2027-03-01");
        yunxi.ruleBook(2, "2026-01-01", TownshipStory.RULES.replace("points: 10}", "points: 9}"));
        world.awaitRead();
        String was = everythingOf(yunxi);

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(everythingOf(yunxi)).isEqualTo(was);
        assertThat(world.rows(
                                "select state, total, corrections from standing where member = ? and cycle = '2026'",
                                late.value())
                        .toString())
                .isEqualTo("[[closed, 5000, 100]]");
        world.projection
                .events()
                .publish(yunxi.id, TownshipStory.reads(late, "2026-12-30"), TownshipStory.at("2027-02-02"));
        world.awaitRead();
        assertThat(world.rows(
                                "select state, total, corrections from standing where member = ? and cycle = '2026'",
                                late.value())
                        .toString())
                .isEqualTo("[[closed, 5000, 200]]");
    }

    @Test
    void what_was_recorded_around_a_closing_is_frozen_or_not_as_it_was_heard() {
        TownshipStory yunxi = township();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        // Recorded a moment after the request, and in before it.
        world.projection
                .events()
                .publish(yunxi.id, TownshipStory.reads(member, "2026-12-30"), TownshipStory.at("2027-01-10T12:00:01"));
        world.awaitRead();
        yunxi.closeRequested("2026", "2027-01-10");
        world.awaitRead();
        // Recorded a moment before the request, and later than it.
        world.projection
                .events()
                .publish(yunxi.id, TownshipStory.reads(member, "2026-12-31"), TownshipStory.at("2027-01-10T11:59:59"));
        world.awaitRead();
        String was = everythingOf(yunxi);
        assertThat(world.rows(
                                "select total, platform, corrections from standing where member = ? and cycle = '2026'",
                                member.value())
                        .toString())
                .isEqualTo("[[6100, 100, 100]]");

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(everythingOf(yunxi)).isEqualTo(was);
    }

    @Test
    void the_order_in_which_a_process_writes_what_has_none_is_no_difference() {
        TownshipStory yunxi = township();
        yunxi.attended(yunxi.member(), "2026-03-06");
        world.awaitRead();
        world.projection.execute("""
                update heard_fact set attributes = (select '{' || string_agg(to_json(key) || ':' || to_json(value), ','
                    order by key desc) || '}' from jsonb_each_text(cast(attributes as jsonb)))
                where township = ? and attributes is not null
                """, yunxi.id);

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
    }

    @Test
    void dead_events_keep_their_numbers_and_what_was_asked_of_them() {
        TownshipStory yunxi = township();
        world.projection.events().send("sanwei.activity.v1", yunxi.id, Map.of("ce_id", "x"), new byte[] {'{'});
        world.awaitRead();
        List<List<Object>> dead = deadEvents();

        world.rebuild();

        assertThat(deadEvents()).isEqualTo(dead);
        world.projection.execute("update dead_event set replay_requested = true where resolved_at is null");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.value(
                                "select count(*) from dead_event where replay_requested or replays = 0 and resolved_at is null")
                        .equals(0L));
        world.rebuild();
        assertThat(world.value("select min(replays) from dead_event")).isEqualTo(1);
    }

    @Test
    void an_award_that_was_dead_and_taken_when_it_was_tried_again_is_taken_here_too() {
        TownshipStory yunxi = new TownshipStory(world.projection);
        yunxi.registered();
        yunxi.establish(yunxi.branch);
        MemberId member = yunxi.member();
        yunxi.awarded(member, "2026", "two-stars", "2027-03-01");
        world.awaitRead();
        yunxi.ruleBook(1, "2026-01-01", TownshipStory.RULES);
        world.awaitRead();
        assertThat(world.value("select count(*) from awarded where township = ?", yunxi.id))
                .isEqualTo(0L);
        world.projection.execute("update dead_event set replay_requested = true where resolved_at is null");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.value("select count(*) from awarded where township = ?", yunxi.id)
                        .equals(1L));

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(world.value("select count(*) from awarded where township = ?", yunxi.id))
                .isEqualTo(1L);
    }

    @Test
    void the_policies_of_the_other_projection_are_the_same() {
        String policies = """
                select tablename, policyname, cmd, qual, with_check, roles from pg_policies where schemaname = '%s' order by 1, 2
                """;
        String rights = """
                select table_name, grantee, privilege_type from information_schema.role_table_grants
                where table_schema = '%s' order by 1, 2, 3
                """;
        for (String question : List.of(policies, rights)) {
            assertThat(world.rows(question.formatted("projection_b")).toString())
                    .isNotEqualTo("[]")
                    .isEqualTo(world.rows(question.formatted("projection_a")).toString());
        }
    }

    private static String everythingOf(TownshipStory yunxi) {
        StringBuilder all = new StringBuilder(ledgerOf(yunxi).toString());
        for (String table : List.of(
                "select member, cycle, state, outcome, total, platform, points, wish, grade, corrections, ledger_hash from standing",
                "select cycle, request, event, hash from cycle_closing",
                "select cycle, request, event, hash from superseded_closing",
                "select member, cycle, total, grade from frozen_standing",
                "select member, request, total, grade from superseded_standing",
                "select quarter, organisation, request, event, hash from quarter_closing",
                "select member, earned, total, ledger_hash from frozen_quarter",
                "select event, cycle, quarter from reopening",
                "select subject, grade, board_until from awarded",
                "select subject, grade, stars, until from board_entry")) {
            all.append(world.rows(table + " where township = ? order by 1, 2", yunxi.id));
        }
        return all.toString();
    }

    private static List<List<Object>> deadEvents() {
        return world.rows(
                "select id, topic, partition, kafka_offset, seen_at, replays, resolved_at from dead_event order by id");
    }
}
