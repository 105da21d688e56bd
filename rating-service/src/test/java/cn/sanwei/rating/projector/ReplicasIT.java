package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Topics;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several replicas, crashes and pauses: each event counts once, and no stopped partition is skipped over. */
class ReplicasIT {
    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_projector_that_dies_between_writing_and_committing_has_written_nothing() {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        CountDownLatch died = new CountDownLatch(1);
        world.start(new Projector(world.settings("dies"), Clock.systemUTC(), () -> {
            died.countDown();
            throw new Killed();
        }));
        await().atMost(Duration.ofSeconds(15)).until(() -> died.getCount() == 0);
        assertThat(world.value("select count(*) from fact")).isEqualTo(0L);

        world.startProjector();
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("51.00");
        assertThat(world.value("select count(*) from fact")).isEqualTo(1L);
    }

    @Test
    void a_database_that_goes_away_before_the_commit_is_written_to_once_when_it_is_back() {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        AtomicInteger commits = new AtomicInteger();
        world.start(new Projector(world.settings("one"), Clock.systemUTC(), () -> {
            if (commits.incrementAndGet() <= 2) {
                ProjectorWorld.superuser(
                        world.database,
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'rating_projector'"
                                + " and datname = current_database()");
            }
        }));
        world.awaitRead();

        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("51.00");
        assertThat(world.value("select count(*) from fact")).isEqualTo(1L);
    }

    @Test
    void two_replicas_share_the_partitions_and_each_event_counts_once() {
        List<TownshipStory> townships = new ArrayList<>();
        Map<TownshipStory, MemberId> members = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            TownshipStory next = new TownshipStory(world).begun();
            townships.add(next);
            members.put(next, next.member());
        }
        Projector one = world.startProjector();
        world.awaitRead();
        Projector two = world.start(new Projector(world.settings("two"), Clock.systemUTC()));
        for (int day = 1; day <= 20; day++) {
            for (TownshipStory township : townships) {
                township.attended(members.get(township), "2026-03-%02d".formatted(day));
            }
            if (day == 10) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !two.status().owned().isEmpty());
                assertThat(one.status().owned())
                        .doesNotContainAnyElementsOf(two.status().owned());
            }
            if (day == 15) {
                one.close();
            }
        }
        world.awaitRead();

        for (TownshipStory township : townships) {
            assertThat(world.totalOf(township, members.get(township), "2026")).isEqualTo("150.00");
        }
        assertThat(world.value("select count(*) from ledger_entry where superseded_at is null"))
                .isEqualTo(160L);
    }

    @Test
    void a_replica_that_wakes_after_its_partitions_were_taken_over_writes_nothing() throws Exception {
        yunxi.begun();
        MemberId paused = yunxi.member();
        yunxi.read(paused, "2026-03-06");
        CountDownLatch inTheMidst = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        ProjectorSettings usual = world.settings("sleeper");
        ProjectorSettings impatient = new ProjectorSettings(
                usual.postgres(),
                usual.database(),
                usual.user(),
                usual.password(),
                usual.kafka(),
                usual.group(),
                usual.replica(),
                usual.recordsAtMost(),
                usual.batchesApart(),
                usual.factsHeld(),
                usual.session(),
                Duration.ofSeconds(3));
        AtomicInteger batches = new AtomicInteger();
        Projector sleeper = world.start(new Projector(impatient, Clock.systemUTC(), () -> {
            if (batches.incrementAndGet() == 1) {
                inTheMidst.countDown();
                awaitQuietly(wake);
            }
        }));
        inTheMidst.await();
        Projector other = world.start(new Projector(world.settings("other"), Clock.systemUTC()));
        await().atMost(Duration.ofSeconds(40)).until(world::hasReadAll);
        Object tokenOfTheOther = world.value("select max(token) from partition_owner where owner = 'other'");
        other.close();

        wake.countDown();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !sleeper.status().owned().isEmpty());
        yunxi.read(paused, "2026-03-07");
        world.awaitRead();

        assertThat(tokenOfTheOther).isEqualTo(2L);
        assertThat(world.totalOf(yunxi, paused, "2026")).isEqualTo("52.00");
        assertThat(world.value("select count(*) from fact where township = ?", yunxi.id))
                .isEqualTo(2L);
        assertThat(world.value("select sum(events)::bigint from township_events where township = ?", yunxi.id))
                .isEqualTo(6L);
    }

    @Test
    void a_topic_that_was_made_anew_stops_the_partitions_that_read_it_and_says_why() throws Exception {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        world.close();
        ProjectorWorld.makeAnew(ProjectorWorld.kafka(), List.of(cn.sanwei.contracts.Store.WISH.topic()));

        Projector again = world.start(new Projector(world.settings("again"), Clock.systemUTC()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> again.status().stopped().size() == Topics.PARTITIONS);
        assertThat(again.status().stopped().values())
                .allMatch(reason ->
                        reason.equals("sanwei.wish.v1 was made anew: it is another topic than the one that was read"));
        assertThat(again.status().owned()).isEmpty();
        assertThat(again.status().trouble()).isEmpty();
    }

    @Test
    void a_log_that_is_shorter_than_what_was_read_stops_its_partition_and_the_others_go_on() {
        yunxi.begun();
        yunxi.member();
        world.startProjector();
        world.awaitRead();
        world.close();
        world.execute("update partition_offset set next_offset = next_offset + 1000 where topic = 'sanwei.points.v1'"
                + " and partition = (select partition from standing limit 1)");

        Projector again = world.start(new Projector(world.settings("again"), Clock.systemUTC()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !again.status().stopped().isEmpty());
        assertThat(again.status().stopped().values())
                .singleElement()
                .asString()
                .startsWith("sanwei.points.v1 was cut: it was read up to ");
        assertThat(again.status().owned()).hasSize(Topics.PARTITIONS - 1);
    }

    @Test
    void standings_go_to_their_compacted_topic_without_rank() {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.value("select count(*) from standing where published_revision < revision")
                        .equals(0L));

        List<String> heard = standingsOf(member);

        assertThat(heard).isNotEmpty();
        assertThat(heard.getLast())
                .contains("\"total\":\"60.00\"", "\"grade\":\"one-star\"", "\"cycle\":\"2026\"")
                .doesNotContain("rank");
    }

    private static List<String> standingsOf(MemberId member) {
        List<String> heard = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", ProjectorWorld.kafka(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.STANDINGS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(each.key()).endsWith(member.toString())) {
                        heard.add(new String(each.value()));
                    }
                }
                return !heard.isEmpty();
            });
        }
        return heard;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a process that is killed would: nothing catches it. */
    private static final class Killed extends Error {}
}
