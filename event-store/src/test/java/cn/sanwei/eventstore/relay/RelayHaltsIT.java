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
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayHaltsIT {
    private static final String KAFKA = RealServers.kafka();

    private StoreFixture store;
    private String township;

    @BeforeEach
    void aStore() {
        store = new StoreFixture(Store.WISH, RealServers.postgres());
        township = StoreFixture.township();
    }

    @Test
    void when_the_cursors_event_is_missing_it_halts_with_the_reason_until_a_refill_is_requested() throws Exception {
        try (TopicReader reader = new TopicReader(KAFKA, Store.WISH)) {
            List<UUID> published = store.append(township, 3);
            try (Relay relay = started()) {
                assertThat(reader.await(township, 3)).hasSize(3);
            }
            UUID lost = published.getLast();
            store.execute("delete from event where id = '" + lost + "'");
            String after = StoreFixture.township();
            UUID next = store.append(after, 1).getFirst();

            try (Relay relay = started()) {
                RelayPublishesIT.awaitState(relay, RelayStatus.State.HALTED);
                assertThat(relay.status().reason())
                        .hasValueSatisfying(reason ->
                                assertThat(reason).contains(lost.toString()).contains("wish"));
                HealthCheckResponse health = RelayHealth.response("wish", relay.status());
                assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
                assertThat(health.getData().orElseThrow()).containsKey("reason");
                await().during(Duration.ofSeconds(2))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> reader.toTheEnd(after).isEmpty());

                try (Connection connection = store.asRelay()) {
                    RelayRefill.request(connection);
                }
                assertThat(reader.await(after, 1)).extracting(Received::id).containsExactly(next);
                assertThat(relay.status().state()).isEqualTo(RelayStatus.State.LEADING);
                assertThat(RelayHealth.response("wish", relay.status()).getStatus())
                        .isEqualTo(HealthCheckResponse.Status.UP);
            }
        }
    }

    @Test
    void another_event_in_the_cursors_place_halts_it_too() throws Exception {
        try (TopicReader reader = new TopicReader(KAFKA, Store.WISH)) {
            List<UUID> published = store.append(township, 2);
            try (Relay relay = started()) {
                assertThat(reader.await(township, 2)).hasSize(2);
            }
            UUID stranger = UUID.randomUUID();
            store.execute("update event set id = '%s' where id = '%s'".formatted(stranger, published.getLast()));
            try (Relay relay = started()) {
                RelayPublishesIT.awaitState(relay, RelayStatus.State.HALTED);
                assertThat(reader.toTheEnd(township)).hasSize(2);
                store.execute("update event set id = '%s' where id = '%s'".formatted(published.getLast(), stranger));
                UUID next = store.append(township, 1).getFirst();

                assertThat(reader.await(township, 3)).extracting(Received::id).endsWith(next);
            }
        }
    }

    private Relay started() {
        Relay relay = Relay.of(store.settings(KAFKA));
        relay.start();
        return relay;
    }
}
