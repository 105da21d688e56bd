package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.ConcurrentWriters;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.RealStore;
import cn.sanwei.eventstore.relay.TopicReader.Received;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealStore.class)
class RelayUnderConcurrentWritersIT {
    private static final long SEED = 20_261_122;

    @Inject
    ConcurrentWriters writers;

    @Test
    void of_32_writers_that_sleep_before_they_commit_or_roll_back_nothing_is_skipped_and_streams_keep_their_order()
            throws Exception {
        String township = writers.township();
        RelaySettings settings = RelaySettings.of(Store.POINTS, RealServers.postgres(), "sanwei", RealServers.kafka());
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.POINTS);
                Relay relay = Relay.of(settings)) {
            relay.start();
            RelayPublishesIT.awaitState(relay, RelayStatus.State.LEADING);

            List<UUID> committed = writers.run(township, 32, 5, SEED);

            List<Received> received = reader.await(township, committed.size());
            assertThat(received)
                    .as("seed %d", SEED)
                    .extracting(Received::id)
                    .containsExactlyInAnyOrderElementsOf(committed);
            assertThat(received)
                    .extracting(each -> each.envelope().sequence())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertInOrder(received, writers.streams(township));
        }
    }

    private static void assertInOrder(List<Received> received, Map<String, List<UUID>> streams) {
        Map<String, List<UUID>> published = new HashMap<>();
        received.forEach(each -> published
                .computeIfAbsent(each.envelope().subject(), subject -> new java.util.ArrayList<>())
                .add(each.id()));
        assertThat(published).isEqualTo(streams);
    }
}
