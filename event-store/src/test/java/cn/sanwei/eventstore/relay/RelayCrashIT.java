package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.relay.TopicReader.Received;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays that pause, wake, halt and are killed: every event is published once all the same. */
class RelayCrashIT {
    private static final Duration PAUSED_AFTER = Duration.ofSeconds(2);
    private static final String KAFKA = RealServers.kafka();

    private StoreFixture store;
    private String township;

    @BeforeEach
    void aStore() {
        store = new StoreFixture(Store.ACTIVITY, RealServers.postgres());
        township = StoreFixture.township();
    }

    @Test
    void a_relay_that_slept_after_reading_its_batch_publishes_nothing_when_it_wakes() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        RelaySettings settings = store.settings(KAFKA).pausedAfter(PAUSED_AFTER);
        try (TopicReader reader = new TopicReader(KAFKA, Store.ACTIVITY);
                Relay sleeper = new Relay(
                        settings,
                        () -> new SleepingOutbox(PostgresOutbox.open(settings), asleep, wake),
                        () -> KafkaPublisher.open(settings))) {
            sleeper.start();
            RelayPublishesIT.awaitState(sleeper, RelayStatus.State.LEADING);
            List<UUID> ids = new ArrayList<>(store.append(township, 20));
            assertThat(asleep.await(10, TimeUnit.SECONDS)).isTrue();

            try (Relay successor = Relay.of(settings)) {
                successor.start();
                assertThat(reader.await(township, 20)).extracting(Received::id).containsExactlyElementsOf(ids);
                wake.countDown();
                ids.addAll(store.append(township, 5));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> sleeper.status().state() == RelayStatus.State.STANDBY);

                assertThat(reader.await(township, 25)).extracting(Received::id).containsExactlyElementsOf(ids);
                assertThat(sleeper.status().published()).isZero();
            }
        }
    }

    @Test
    void what_a_paused_relay_had_sent_but_not_committed_is_never_seen() throws Exception {
        RelaySettings settings = store.settings(KAFKA);
        List<UUID> ids = store.append(township, 3);
        try (TopicReader reader = new TopicReader(KAFKA, Store.ACTIVITY);
                KafkaProducer<String, String> paused = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                KAFKA,
                                "transactional.id",
                                settings.transactionalId(),
                                "transaction.timeout.ms",
                                60_000),
                        new StringSerializer(),
                        new StringSerializer())) {
            paused.initTransactions();
            paused.beginTransaction();
            paused.send(new ProducerRecord<>(Topics.RELAYS, 1, "activity", "{\"not\": \"a cursor\"}"));
            paused.send(new ProducerRecord<>(Store.ACTIVITY.topic(), township, "not an event"));
            paused.flush();

            try (Relay relay = Relay.of(settings)) {
                relay.start();
                // The reader decodes every committed record, so it would fail on the other one's.
                assertThat(reader.await(township, 3)).extracting(Received::id).containsExactlyElementsOf(ids);
                assertThatThrownBy(paused::commitTransaction).isInstanceOf(KafkaException.class);
                assertThat(reader.toTheEnd(township)).hasSize(3);
            }
        }
    }

    @Test
    void a_process_that_is_paused_loses_the_lead_and_on_waking_publishes_nothing_twice() throws Exception {
        List<UUID> ids = new ArrayList<>();
        try (TopicReader reader = new TopicReader(KAFKA, Store.ACTIVITY);
                RelayProcess paused = RelayProcess.start(store, KAFKA, 10)) {
            ids.addAll(store.append(township, 50));
            assertThat(reader.await(township, 50)).hasSize(50);
            Thread appending = Thread.ofPlatform().start(() -> appendTo(ids, 300));
            reader.await(township, 100);
            paused.pause();

            try (Relay successor = Relay.of(store.settings(KAFKA).pausedAfter(PAUSED_AFTER))) {
                successor.start();
                RelayPublishesIT.awaitState(successor, RelayStatus.State.LEADING);
                appending.join(20_000);
                paused.resume();
                appendTo(ids, 50);

                assertThat(reader.await(township, 400).stream().map(Received::id))
                        .containsExactlyInAnyOrderElementsOf(ids);
                assertThat(paused.isAlive()).isTrue();
            }
        }
    }

    @Test
    void a_process_that_halts_right_after_the_commit_leaves_nothing_to_publish_twice() throws Exception {
        List<UUID> ids = store.append(township, 60);
        try (TopicReader reader = new TopicReader(KAFKA, Store.ACTIVITY)) {
            for (int crash = 0; crash < 2; crash++) {
                try (RelayProcess halting = RelayProcess.halting(store, KAFKA, 20, 1)) {
                    await().atMost(Duration.ofSeconds(30)).until(() -> !halting.isAlive());
                }
            }
            assertThat(reader.toTheEnd(township)).hasSize(40);
            try (Relay relay = Relay.of(store.settings(KAFKA))) {
                relay.start();
                assertThat(reader.await(township, 60)).extracting(Received::id).containsExactlyElementsOf(ids);
            }
        }
    }

    @Test
    void a_process_killed_at_any_moment_leaves_nothing_out_and_nothing_twice() throws Exception {
        List<UUID> ids = new ArrayList<>();
        try (TopicReader reader = new TopicReader(KAFKA, Store.ACTIVITY)) {
            Thread appending = Thread.ofPlatform().start(() -> appendTo(ids, 2_000));
            for (int crash = 1; crash <= 3; crash++) {
                try (RelayProcess killed = RelayProcess.start(store, KAFKA, 3)) {
                    reader.await(township, crash * 100);
                    killed.kill();
                }
            }
            appending.join(60_000);
            try (Relay relay = Relay.of(store.settings(KAFKA))) {
                relay.start();
                assertThat(reader.await(township, 2_000))
                        .extracting(Received::id)
                        .containsExactlyElementsOf(ids);
            }
        }
    }

    private void appendTo(List<UUID> ids, int events) {
        try {
            ids.addAll(store.append(township, events));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Falls asleep, once, with the first events that it read in its hands. */
    private record SleepingOutbox(Outbox real, CountDownLatch asleep, CountDownLatch wake) implements Outbox {
        @Override
        public boolean lead() throws SQLException {
            return real.lead();
        }

        @Override
        public Batch after(Cursor cursor) throws SQLException {
            Batch batch = real.after(cursor);
            if (!batch.events().isEmpty() && asleep.getCount() > 0) {
                asleep.countDown();
                try {
                    wake.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return batch;
        }

        @Override
        public Lag lag(Cursor cursor) throws SQLException {
            return real.lag(cursor);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
