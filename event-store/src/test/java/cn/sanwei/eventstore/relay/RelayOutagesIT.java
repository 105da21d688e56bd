package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.relay.TopicReader.Received;
import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** Servers of its own, since it stops them. */
class RelayOutagesIT {
    @Test
    void while_the_broker_is_away_events_wait_and_afterwards_each_is_published_once() throws Exception {
        KafkaSettings kafka =
                KafkaSettings.throwAway(RealServers.folder("kafka")).onPorts(Loopback.freePort(), Loopback.freePort());
        KafkaServer broker = KafkaServer.start(kafka);
        StoreFixture store = new StoreFixture(Store.WISH, RealServers.postgres());
        String township = StoreFixture.township();
        List<UUID> ids = new ArrayList<>(store.append(township, 5));
        try (TopicReader reader = new TopicReader(broker.bootstrap(), Store.WISH);
                Relay relay = Relay.of(store.settings(broker.bootstrap()))) {
            relay.start();
            assertThat(reader.await(township, 5)).hasSize(5);

            broker.kill();
            // Until the client has found no broker and begun from its bootstrap address, which it tells nobody: it then
            // knows no topic any more, and each event that is sent waits for one.
            Thread.sleep(2_000);
            ids.addAll(store.append(township, 20));
            // The broker may have ended between a commit and its answer: then the first five count as waiting too.
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> relay.status().state() == RelayStatus.State.WAITING
                            && relay.status().lagEvents() >= 20);
            assertThat(RelayHealth.response("wish", relay.status()).getStatus())
                    .isEqualTo(HealthCheckResponse.Status.UP);

            broker = KafkaServer.start(kafka);
            assertThat(reader.await(township, 25)).extracting(Received::id).containsExactlyElementsOf(ids);
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            relay.status().lagEvents() == 0 && relay.status().state() == RelayStatus.State.LEADING);
        } finally {
            broker.kill();
        }
    }

    @Test
    void a_postgres_that_crashed_and_came_back_is_read_on_from_the_cursor() throws Exception {
        PostgresSettings settings =
                PostgresSettings.throwAway(RealServers.folder("postgres")).onPort(Loopback.freePort());
        PostgresServer postgres = PostgresServer.start(settings);
        try (KafkaServer broker = KafkaServer.start(KafkaSettings.throwAway(RealServers.folder("kafka")))) {
            postgres.provision(Passwords.forTests());
            StoreFixture store = new StoreFixture(Store.RATING, "localhost:" + postgres.port());
            String township = StoreFixture.township();
            List<UUID> ids = new ArrayList<>(store.append(township, 5));
            try (TopicReader reader = new TopicReader(broker.bootstrap(), Store.RATING);
                    Relay relay = Relay.of(store.settings(broker.bootstrap()))) {
                relay.start();
                assertThat(reader.await(township, 5)).hasSize(5);

                postgres.kill();
                RelayPublishesIT.awaitState(relay, RelayStatus.State.WAITING);
                postgres = PostgresServer.start(settings);
                ids.addAll(store.append(township, 5));
                assertThat(reader.await(township, 10)).extracting(Received::id).containsExactlyElementsOf(ids);
            }
        } finally {
            postgres.kill();
        }
    }

    @Test
    void a_topic_with_other_partitions_than_declared_is_refused_with_the_reason() throws Exception {
        try (KafkaServer broker = KafkaServer.start(KafkaSettings.throwAway(RealServers.folder("kafka")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.deleteTopics(List.of(Store.WISH.topic())).all().get();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !admin.listTopics().names().get().contains(Store.WISH.topic()));
            StoreFixture store = new StoreFixture(Store.WISH, RealServers.postgres());
            try (Relay relay = Relay.of(store.settings(broker.bootstrap()))) {
                relay.start();
                awaitReason(relay, "sanwei.wish.v1 does not exist");
                admin.createTopics(List.of(new NewTopic(Store.WISH.topic(), Optional.of(3), Optional.empty())))
                        .all()
                        .get();
                awaitReason(relay, "sanwei.wish.v1 has 3 partitions instead of 24");
                awaitReason(relay, "sanwei.wish.v1 has retention.ms=604800000 instead of -1");
                assertThat(relay.status().published()).isZero();
            }
        }
    }

    private static void awaitReason(Relay relay, String reason) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> relay.status().state() == RelayStatus.State.HALTED
                        && relay.status().reason().orElse("").contains(reason));
    }
}
