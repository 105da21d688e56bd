package cn.sanwei.scoring.rulebook.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.grading.Scorers.OfThree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorersTest {
    private static final Scorers NEAREST = new Scorers(Points.ofWhole(5), OfThree.NEAREST);
    private static final Scorers ALL = new Scorers(Points.ofWhole(5), OfThree.ALL);

    @Test
    void two_are_apart_only_beyond_what_is_declared_whoever_is_higher() {
        assertThat(NEAREST.areApart(Points.of("80"), Points.of("85"))).isFalse();
        assertThat(NEAREST.areApart(Points.of("80"), Points.of("85.01"))).isTrue();
        assertThat(NEAREST.areApart(Points.of("85.01"), Points.of("80"))).isTrue();
    }

    @ParameterizedTest(name = "[{index}] {0} gives {1} by the nearest and {2} by all")
    @CsvSource({
        "80 85, 82.50, 82.50",
        "80.01 80.02, 80.02, 80.02",
        "70 90 84, 87.00, 81.33",
        "90 84 70, 87.00, 81.33",
        "70 80 90, 80.00, 80.00",
        "70 90 90, 90.00, 83.33",
        "0 100 99.99, 100.00, 66.66",
        "0 0 0, 0.00, 0.00",
    })
    void the_score_is_a_mean_of_those_that_count(String scores, String nearest, String all) {
        List<Points> given = Stream.of(scores.split(" ")).map(Points::of).toList();

        assertThat(NEAREST.score(given)).hasToString(nearest);
        assertThat(ALL.score(given)).hasToString(all);
    }
}
