package cn.sanwei.scoring.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0",
        "0.000, 0",
        "1.50, 1.5",
        "1E+2, 100",
        "0.00004999, 0",
        "0.00005, 0.0001",
        "1.33335, 1.3334",
        "-1.5, -1.5",
        "1000000, 1000000",
        "1000000.00001, >1000000",
        "1e999999, >1000000",
        "-1e999999, <-1000000"
    })
    void a_measure_has_four_places_and_a_bound(String written, String said) {
        assertThat(Measure.of(written)).hasToString(said);
    }

    @Test
    void what_is_beyond_the_bound_is_known_to_be_so() {
        assertThat(Measure.of("1000000").isBounded()).isTrue();
        assertThat(Measure.of("-1000000").isBounded()).isTrue();
        assertThat(Measure.of("1000000.1").isBounded()).isFalse();
        assertThat(Measure.of("-1000000.1").isBounded()).isFalse();
    }

    @Test
    void what_is_no_number_is_no_measure() {
        assertThatThrownBy(() -> Measure.of("viel")).isInstanceOf(NumberFormatException.class);
    }
}
