package cn.sanwei.activity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void what_was_told_last_holds_and_what_went_before_is_as_it_was() {
        Told<String, Integer> one = Told.<String, Integer>nothing().and("a", 1);
        Told<String, Integer> two = one.and("a", 2).and("b", 3);

        assertThat(two.map()).isEqualTo(Map.of("a", 2, "b", 3));
        assertThat(one.map()).isEqualTo(Map.of("a", 1));
        assertThat(two.without("a").map()).isEqualTo(Map.of("b", 3));
        assertThat(two.without("a").and("a", 4).map()).isEqualTo(Map.of("a", 4, "b", 3));
        assertThat(two.without("c").map()).isEqualTo(two.map());
        assertThat(two.map()).isSameAs(two.map());
        assertThat(Told.nothing().map()).isEmpty();
    }

    @Test
    void nobody_changes_what_was_told() {
        Map<String, Integer> map = Told.<String, Integer>nothing().and("a", 1).map();

        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void two_hundred_thousand_are_told_in_a_moment_where_copies_would_take_hours() {
        Map<Integer, Integer> map = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Told<Integer, Integer> told = Told.nothing();
            for (int i = 0; i < 200_000; i++) {
                told = told.and(i, i);
            }
            return told.map();
        });

        assertThat(map).hasSize(200_000);
    }
}
