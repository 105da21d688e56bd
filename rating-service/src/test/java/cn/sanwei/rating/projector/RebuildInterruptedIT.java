package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.projector.tables.ReadSoFar;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.story.TownshipStory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A rebuild that is killed, dropped, or met by another one. */
class RebuildInterruptedIT extends BesideTheOneThatServes {
    @Test
    void one_that_is_killed_goes_on_where_it_was() throws Exception {
        TownshipStory yunxi = township();
        List<MemberId> members = yearOf(yunxi, new Random(7));
        world.awaitRead();
        List<List<Object>> ledger = ledgerOf(yunxi);
        killedRebuild();
        long reached = (Long)
                world.value("select coalesce(sum(next_offset), 0)::bigint from " + other() + ".partition_offset");
        assertThat(reached).isPositive();
        yunxi.read(members.getFirst(), "2026-09-01");
        world.awaitRead();

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(outcome.said()).contains("Going on with the rebuild");
        assertThat(ledgerOf(yunxi)).hasSizeGreaterThanOrEqualTo(ledger.size());
        assertThat(world.value("select count(*) from rebuild")).isEqualTo(0L);
    }

    @Test
    void one_that_is_dropped_leaves_no_trace() throws Exception {
        yearOf(township(), new Random(8));
        world.awaitRead();
        killedRebuild();

        world.drop();

        assertThat(world.value("select count(*) from rebuild")).isEqualTo(0L);
        for (String table :
                List.of("partition_offset", "heard_fact", "heard_other", "standing", "dead_event", "rule_book")) {
            assertThat(world.value("select count(*) from " + other() + "." + table))
                    .as(table)
                    .isEqualTo(0L);
        }
    }

    @Test
    void there_is_one_at_a_time() throws Exception {
        township();
        world.awaitRead();
        try (var other = world.holdTheRebuild()) {
            assertThat(other).isNotNull();
            assertThatThrownBy(world::rebuild).hasMessageContaining("another rebuild is at work");
        }
        assertThat(world.rebuild().switched()).isTrue();
    }

    @Test
    void what_somebody_began_to_read_before_the_switch_is_not_emptied_under_him() throws Exception {
        yearOf(township(), new Random(9));
        world.awaitRead();
        String before = world.serving();
        try (Connection reader = DriverManager.getConnection(
                        "jdbc:postgresql://" + ProjectorWorld.postgres() + "/" + world.projection.database,
                        "postgres",
                        "sanwei");
                Statement reads = reader.createStatement()) {
            reader.setAutoCommit(false);
            reads.execute("select 1");
            assertThat(world.rebuild().switched()).isTrue();
            // The time for which readers are waited for begins here, however long the switch took.
            world.projection.execute("update serving set switched_at = now()");

            Thread next = Thread.ofPlatform().start(world::rebuild);
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> (Long) world.value("select count(*) from " + before + ".standing") > 0);
            reader.commit();
            next.join();
        }
        assertThat(world.serving()).isEqualTo(before);
    }

    private static String other() {
        return world.serving().equals("projection_a") ? "projection_b" : "projection_a";
    }

    /** Two batches of a rebuild, and a third one that is written and not committed. */
    private static void killedRebuild() throws Exception {
        world.beginRebuild();
        AtomicInteger batches = new AtomicInteger();
        ProjectorSettings usual = world.settings();
        ProjectorSettings small = new ProjectorSettings(
                usual.postgres(),
                usual.database(),
                usual.user(),
                usual.password(),
                usual.kafka(),
                usual.group(),
                usual.replica(),
                20,
                usual.batchesApart(),
                usual.factsHeld(),
                usual.session(),
                usual.progress());
        try (SecondProjector killed = new SecondProjector(small, Clock.systemUTC(), () -> {
            if (batches.incrementAndGet() == 3) {
                throw new Killed();
            }
        })) {
            ReadSoFar all = world.readSoFar();
            assertThatThrownBy(() -> killed.readUpTo(all, left -> {})).isInstanceOf(Killed.class);
        }
    }

    private static final class Killed extends Error {}
}
