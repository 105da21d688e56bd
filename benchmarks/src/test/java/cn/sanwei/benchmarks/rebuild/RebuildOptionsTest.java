package cn.sanwei.benchmarks.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildOptionsTest {
    @Test
    void without_options_it_is_five_million_events() {
        assertThat(RebuildOptions.of(List.of())).isEqualTo(new RebuildOptions(5_000_000, 20_261_122, false));
    }

    @Test
    void events_and_seed_are_read() {
        assertThat(RebuildOptions.of(List.of("--events", "100_000", "--seed", "7", "--keep-logs")))
                .isEqualTo(new RebuildOptions(100_000, 7, true));
    }

    @Test
    void what_is_not_understood_is_refused_with_its_name() {
        assertThatThrownBy(() -> RebuildOptions.of(List.of("--event", "1"))).hasMessageContaining("--event");
        assertThatThrownBy(() -> RebuildOptions.of(List.of("--events"))).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> RebuildOptions.of(List.of("--events", "many"))).hasMessageContaining("whole number");
        assertThatThrownBy(() -> RebuildOptions.of(List.of("--events", "0"))).hasMessageContaining("from 1");
    }
}
