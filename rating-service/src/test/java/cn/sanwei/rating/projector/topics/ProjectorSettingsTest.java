package cn.sanwei.rating.projector.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectorSettingsTest {
    @Test
    void batches_begin_at_once_or_up_to_a_second_apart() {
        assertThat(apart(0).batchesApart()).isZero();
        assertThat(apart(1_000).batchesApart()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_001, 3_600_000})
    void batches_that_would_begin_too_late_or_before_they_can_are_refused_by_name(long milliseconds) {
        assertThatThrownBy(() -> apart(milliseconds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("sanwei.projector.batches-apart", milliseconds + " ms", "0 to 1000 ms");
    }

    private static ProjectorSettings apart(long milliseconds) {
        Duration any = Duration.ofSeconds(10);
        return new ProjectorSettings(
                "localhost:1",
                "rating",
                "rating_app",
                "",
                "localhost:2",
                "rating",
                "one",
                10_000,
                Duration.ofMillis(milliseconds),
                1_000,
                any,
                any);
    }
}
