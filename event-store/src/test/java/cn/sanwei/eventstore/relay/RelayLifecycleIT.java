package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.ConcurrentWriters;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.RealStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay as a service runs it: started and stopped with it. */
@QuarkusTest
@WithTestResource(RealStore.class)
@TestProfile(RelayLifecycleIT.WithRelay.class)
class RelayLifecycleIT {
    public static final class WithRelay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sanwei.relay.enabled", "true");
        }
    }

    @Inject
    ConcurrentWriters writers;

    @Inject
    @Readiness
    RelayHealth health;

    @Inject
    MeterRegistry meters;

    @Inject
    RelayLifecycle lifecycle;

    /** A composite without a registry measures nothing; a service brings Prometheus'. */
    @BeforeEach
    void somethingThatMeasures() {
        ((CompositeMeterRegistry) meters).add(new SimpleMeterRegistry());
    }

    @Test
    void a_service_publishes_what_its_store_holds_and_says_how_it_stands() {
        await().atMost(Duration.ofSeconds(30)).until(() -> gauge("sanwei.relay.leading") == 1);
        try (TopicReader reader = new TopicReader(RealServers.kafka(), Store.POINTS)) {
            String township = writers.township();
            List<UUID> committed = writers.run(township, 2, 1, 7);
            assertThat(reader.await(township, committed.size()))
                    .extracting(TopicReader.Received::id)
                    .containsExactlyInAnyOrderElementsOf(committed);
        }
        HealthCheckResponse response = health.call();
        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData().orElseThrow()).containsEntry("state", "leading");
        assertThat(gauge("sanwei.relay.halted")).isZero();
        assertThat(meters.get("sanwei.relay.published").functionCounter().count())
                .isPositive();
        await().atMost(Duration.ofSeconds(5)).until(() -> gauge("sanwei.relay.lag.events") == 0);
        assertThat(gauge("sanwei.relay.lag.ms")).isZero();
    }

    private double gauge(String name) {
        return meters.get(name).tag("store", "points").gauge().value();
    }
}
