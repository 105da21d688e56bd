package cn.sanwei.eventstore;

import static cn.sanwei.eventstore.StoreDriver.await;
import static cn.sanwei.eventstore.StoreDriver.member;
import static cn.sanwei.eventstore.StoreDriver.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.relay.StoreFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service forgets by itself, and a key that it has forgotten is a new one. */
@QuarkusTest
@WithTestResource(RealStore.class)
@TestProfile(RetentionLifecycleIT.OftenAndAtOnce.class)
class RetentionLifecycleIT {
    public static final class OftenAndAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sanwei.receipts.first", "100ms", "sanwei.receipts.every", "200ms");
        }
    }

    @Inject
    StoreDriver driver;

    @Test
    void a_retry_gets_the_first_answer_until_it_is_forgotten_and_is_judged_anew_after_that() throws Exception {
        StoreFixture store = new StoreFixture(Store.POINTS, RealServers.postgres());
        String township = driver.township();
        String stream = stream();
        MemberId member = member();
        CommandContext command = new CommandContext(
                township,
                township,
                "anna",
                UUID.randomUUID().toString(),
                "h",
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        await(driver.read(command, stream, member));
        assertThat(await(driver.read(command, stream, member)).replayed()).isTrue();

        store.execute("update command_receipt set recorded_at = now() - interval '31 days' where key = '"
                + command.key() + "'");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.texts("select key from command_receipt where key = '" + command.key() + "'")
                        .isEmpty());

        assertThat(driver.load(township, stream))
                .as("what was stored is for good")
                .hasSize(1);
        assertThat(await(driver.read(command, stream, member())))
                .as("another member under the same key")
                .satisfies(answer -> assertThat(answer.replayed()).isFalse());
    }
}
