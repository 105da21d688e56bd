package cn.sanwei.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.benchmarks.lanes.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void without_a_word_a_million_events_are_drained_by_every_lane_five_times_within_a_quarter_of_an_hour() {
        Options usual = Options.of(List.of());
        assertThat(usual.events()).isEqualTo(1_000_000);
        assertThat(usual.runs()).isEqualTo(5);
        assertThat(usual.lanes()).containsExactly(Lane.values());
        assertThat(usual.limit()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void everything_can_be_said_otherwise() {
        Options said = Options.of(
                List.of("--events", "100000", "--runs", "1", "--seed", "7", "--lanes", "floor,sanwei", "--keep-logs"));
        assertThat(said.events()).isEqualTo(100_000);
        assertThat(said.runs()).isEqualTo(1);
        assertThat(said.seed()).isEqualTo(7);
        assertThat(said.lanes()).containsExactlyInAnyOrder(Lane.SANWEI, Lane.FLOOR);
        assertThat(said.keepLogs()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--events many",
                "--events 0",
                "--events 99999999999",
                "--events",
                "--runs 51",
                "--lanes sanwei,fastest",
                "--quick 1",
                "quick"
            })
    void what_is_not_understood_is_refused(String words) {
        assertThatThrownBy(() -> Options.of(List.of(words.split(" ")))).isInstanceOf(IllegalArgumentException.class);
    }
}
