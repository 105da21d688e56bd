package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.relay.TopicReader.Received;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayPublishesIT {
    private StoreFixture store;
    private String township;

    @BeforeEach
    void aStore() {
        store = new StoreFixture(Store.ACTIVITY, RealServers.postgres());
        township = StoreFixture.township();
    }

    @Test
    void a_committed_event_reaches_the_topic_as_a_cloud_event() throws Exception {
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.ACTIVITY);
                Relay relay = started()) {
            long before = System.currentTimeMillis();
            UUID id = store.append(township, 1).getFirst();
            Received event = reader.await(township, 1).getFirst();

            assertThat(event.id()).isEqualTo(id);
            assertThat(event.key()).isEqualTo(township);
            assertThat(event.envelope().source()).isEqualTo("/activity-service");
            assertThat(event.envelope().type()).isEqualTo("cn.sanwei.points.article-read.v1");
            assertThat(event.envelope().subject()).startsWith("article/");
            assertThat(event.value()).isEqualTo("{\"n\": 1}");
            assertThat(event.timestamp()).isBetween(before, System.currentTimeMillis());
            assertThat(event.envelope().sequence())
                    .isEqualTo(store.texts("""
                                    select lpad(epoch::text, 6, '0') || '-' || lpad(transaction_id::text, 20, '0') || '-'
                                        || lpad(position::text, 19, '0') from event where id = '%s'""".formatted(id)).getFirst());
        }
    }

    @Test
    void a_stream_arrives_in_its_order_and_batches_are_bounded() throws Exception {
        List<UUID> ids = store.append(township, 250);
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.ACTIVITY);
                Relay relay = Relay.of(store.settings(RealServers.kafka()).batchEvents(7))) {
            relay.start();
            assertThat(reader.await(township, 250)).extracting(Received::id).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void an_event_waits_for_an_older_transaction_that_is_still_running() throws Exception {
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.ACTIVITY);
                Relay relay = started();
                Connection older = store.asSuperuser()) {
            older.setAutoCommit(false);
            UUID first = StoreFixture.append(older, township, "article/" + UUID.randomUUID(), 1);
            UUID second = store.append(township, 1).getFirst();

            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> reader.toTheEnd(township).isEmpty());
            older.commit();
            assertThat(reader.await(township, 2)).extracting(Received::id).containsExactly(first, second);
        }
    }

    @Test
    void a_rolled_back_append_is_never_published() throws Exception {
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.ACTIVITY);
                Relay relay = started();
                Connection connection = store.as("activity_app")) {
            connection.setAutoCommit(false);
            StoreFixture.append(connection, township, "article/" + UUID.randomUUID(), 1);
            connection.rollback();
            UUID next = store.append(township, 1).getFirst();

            assertThat(reader.await(township, 1)).extracting(Received::id).containsExactly(next);
        }
    }

    @Test
    void of_two_relays_one_leads_and_the_other_takes_over_when_it_ends() throws Exception {
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.ACTIVITY);
                Relay one = started()) {
            awaitState(one, RelayStatus.State.LEADING);
            try (Relay two = started()) {
                UUID first = store.append(township, 1).getFirst();
                assertThat(reader.await(township, 1)).extracting(Received::id).containsExactly(first);
                assertThat(two.status().state()).isEqualTo(RelayStatus.State.STANDBY);

                one.close();
                assertThat(one.status().state()).isEqualTo(RelayStatus.State.STOPPED);
                UUID second = store.append(township, 1).getFirst();
                assertThat(reader.await(township, 2)).extracting(Received::id).containsExactly(first, second);
                awaitState(two, RelayStatus.State.LEADING);
            }
        }
    }

    @Test
    void a_relay_that_restarts_publishes_nothing_twice() throws Exception {
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.ACTIVITY)) {
            List<UUID> ids = new java.util.ArrayList<>();
            for (int start = 0; start < 3; start++) {
                try (Relay relay = started()) {
                    ids.addAll(store.append(township, 5));
                    assertThat(reader.await(township, ids.size()))
                            .extracting(Received::id)
                            .containsExactlyElementsOf(ids);
                }
            }
        }
    }

    private Relay started() {
        Relay relay = Relay.of(store.settings(RealServers.kafka()));
        relay.start();
        return relay;
    }

    static void awaitState(Relay relay, RelayStatus.State state) {
        await().atMost(Duration.ofSeconds(40)).until(() -> relay.status().state() == state);
    }
}
