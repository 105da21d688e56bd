package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.relay.TopicReader.Received;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayRefillIT {
    private static final String KAFKA = RealServers.kafka();

    private StoreFixture store;
    private String township;

    @BeforeEach
    void aStore() {
        store = new StoreFixture(Store.RATING, RealServers.postgres());
        township = StoreFixture.township();
    }

    @Test
    void a_refill_publishes_everything_again_from_the_beginning_while_new_events_arrive() throws Exception {
        List<UUID> ids = new ArrayList<>(store.append(township, 300));
        try (TopicReader reader = new TopicReader(KAFKA, Store.RATING);
                Relay relay = Relay.of(store.settings(KAFKA).batchEvents(50))) {
            relay.start();
            reader.await(township, 300);
            Thread appending = Thread.ofPlatform().start(() -> ids.addAll(append(200)));
            requestRefill();
            appending.join(20_000);
            ids.addAll(append(1));

            assertTwoPasses(awaitLast(reader, ids), ids);
        }
    }

    @Test
    void a_refill_that_is_interrupted_by_a_crash_goes_on_where_it_was() throws Exception {
        List<UUID> ids = new ArrayList<>(store.append(township, 100));
        try (TopicReader reader = new TopicReader(KAFKA, Store.RATING)) {
            try (Relay relay = Relay.of(store.settings(KAFKA))) {
                relay.start();
                reader.await(township, 100);
            }
            requestRefill();
            for (int crash = 0; crash < 2; crash++) {
                try (RelayProcess halting = RelayProcess.halting(store, KAFKA, 30, 1)) {
                    await().atMost(Duration.ofSeconds(30)).until(() -> !halting.isAlive());
                }
            }
            try (Relay relay = Relay.of(store.settings(KAFKA))) {
                relay.start();
                ids.addAll(append(1));
                assertTwoPasses(reader.await(township, 201), ids);
            }
        }
    }

    @Test
    void a_refill_of_an_empty_store_is_obeyed_and_forgotten() throws Exception {
        store.execute("truncate event");
        requestRefill();
        try (TopicReader reader = new TopicReader(KAFKA, Store.RATING);
                Relay relay = Relay.of(store.settings(KAFKA))) {
            relay.start();
            RelayPublishesIT.awaitState(relay, RelayStatus.State.LEADING);
            List<UUID> ids = append(3);
            assertThat(reader.await(township, 3)).extracting(Received::id).containsExactlyElementsOf(ids);
        }
    }

    /** One step back in the sequence, and from there on every event once, in order. */
    private static void assertTwoPasses(List<Received> received, List<UUID> ids) {
        List<Integer> stepsBack = IntStream.range(1, received.size())
                .filter(number -> sequence(received, number).compareTo(sequence(received, number - 1)) <= 0)
                .boxed()
                .toList();
        assertThat(stepsBack).hasSize(1);
        assertThat(received.subList(stepsBack.getFirst(), received.size()))
                .extracting(Received::id)
                .containsExactlyElementsOf(ids);
        assertThat(received.subList(0, stepsBack.getFirst()))
                .extracting(Received::id)
                .containsExactlyElementsOf(ids.subList(0, stepsBack.getFirst()));
    }

    private static String sequence(List<Received> received, int number) {
        return received.get(number).envelope().sequence();
    }

    /** How many were published before the refill began is not given, so what ends it is the last event. */
    private List<Received> awaitLast(TopicReader reader, List<UUID> ids) {
        List<Received> received = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            received.clear();
            received.addAll(reader.toTheEnd(township));
            return !received.isEmpty() && received.getLast().id().equals(ids.getLast());
        });
        return received;
    }

    private void requestRefill() throws SQLException {
        try (Connection connection = store.asRelay()) {
            RelayRefill.request(connection);
        }
    }

    private List<UUID> append(int events) {
        try {
            return store.append(township, events);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
