package cn.sanwei.eventstore;

import static cn.sanwei.eventstore.StoreDriver.context;
import static cn.sanwei.eventstore.StoreDriver.member;
import static cn.sanwei.eventstore.StoreDriver.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pool finds nobody at its address: what an edge turns into 503. */
@QuarkusTest
@WithTestResource(RealStore.class)
@TestProfile(DatabaseAwayIT.NobodyThere.class)
class DatabaseAwayIT {
    public static final class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.url", "postgresql://localhost:1/points");
        }
    }

    @Inject
    StoreDriver driver;

    @Test
    void a_command_fails_soon_and_the_failure_says_that_the_database_is_away() {
        assertThatThrownBy(() -> driver.read(context("t-any"), stream(), member())
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .satisfies(
                        failure -> assertThat(SqlFailure.isUnavailable(failure)).isTrue());
    }
}
