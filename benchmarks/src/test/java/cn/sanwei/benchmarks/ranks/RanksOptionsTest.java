package cn.sanwei.benchmarks.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksOptionsTest {
    @Test
    void without_a_word_ranks_are_read_among_a_million_while_two_thousand_standings_a_second_move() {
        RanksOptions usual = RanksOptions.of(List.of());
        assertThat(usual.members()).isEqualTo(1_000_000);
        assertThat(usual.updatesPerSecond()).isEqualTo(2_000);
        assertThat(usual.keepLogs()).isFalse();
    }

    @Test
    void everything_can_be_said_otherwise() {
        RanksOptions said = RanksOptions.of(List.of(
                "--members", "5_000", "--updates-per-second", "0", "--seconds", "3", "--seed", "7", "--keep-logs"));
        assertThat(said).isEqualTo(new RanksOptions(5_000, 0, Duration.ofSeconds(3), 7, true));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--members few",
                "--members 10",
                "--members 99999999999",
                "--members",
                "--updates-per-second -1",
                "--seconds 0",
                "--lanes sanwei",
                "quick"
            })
    void what_is_not_understood_is_refused(String words) {
        assertThatThrownBy(() -> RanksOptions.of(List.of(words.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
