package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Topics;
import cn.sanwei.rating.story.TownshipStory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stranger's hand left in the compacted topic of standings, which forgets nothing by itself. */
class StandingsPutRightIT {
    private static RebuildWorld world;
    private TownshipStory yunxi;
    private MemberId member;

    @BeforeAll
    static void begin() {
        world = new RebuildWorld();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void a_record_of_a_member_that_does_not_exist_is_taken_back_by_a_rebuild() {
        published();
        MemberId nobody = new MemberId(UUID.randomUUID());
        forge(partition(), yunxi.id + "/2026/" + nobody, standing("99.00", 1));

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.said()).contains("no difference", "1 records of nobody taken back, 0 standings published");
        assertThat(heard().lastOf(nobody)).isNull();
        assertThat(heard().lastOf(member)).contains("\"total\":\"60.00\"");
        assertThat(world.rebuild().said()).doesNotContain("The topic of standings");
    }

    @Test
    void a_record_in_another_townships_place_is_taken_back_and_the_members_own_stays() {
        published();
        int elsewhere = (partition() + 1) % Topics.PARTITIONS;
        forge(elsewhere, yunxi.id + "/2026/" + member, standing("99.00", 1));
        forge(partition(), "no key of ours", "no standing".getBytes(StandardCharsets.UTF_8));

        assertThat(world.rebuild().said()).contains("2 records of nobody taken back, 0 standings published");
        assertThat(world.value("select published_revision >= revision from standing where member = ?", member.value()))
                .isEqualTo(true);
    }

    @Test
    void a_record_that_says_something_else_than_the_standing_is_followed_by_what_it_is() {
        published();
        forge(partition(), yunxi.id + "/2026/" + member, standing("99.00", 1));

        assertThat(world.rebuild().said()).contains("0 records of nobody taken back, 1 standings published again");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard().lastOf(member)).contains("\"total\":\"60.00\""));
    }

    private void published() {
        yunxi = new TownshipStory(world.projection).begun();
        member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.value("select count(*) from standing where published_revision < revision")
                        .equals(0L));
    }

    private int partition() {
        return (Integer) world.value("select partition from standing where member = ?", member.value());
    }

    private static StandingsHeard heard() {
        return new StandingsHeard(world.settings().kafka());
    }

    private static byte[] standing(String total, long revision) {
        return ("{\"state\":\"open\",\"outcome\":\"graded\",\"total\":\"%s\",\"grade\":\"three-stars\",\"revision\":%d}"
                        .formatted(total, revision))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void forge(int partition, String key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", world.settings().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            stranger.send(new ProducerRecord<>(
                            Topics.STANDINGS, partition, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
