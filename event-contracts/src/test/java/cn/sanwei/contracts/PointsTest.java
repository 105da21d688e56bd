package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    private static final Points MOST = Points.of("999999999999.99");
    private static final Points LEAST = Points.of("-999999999999.99");

    @ParameterizedTest
    @CsvSource({
        "87.50, 87.50",
        "87.5, 87.50",
        "0, 0.00",
        "-0, 0.00",
        "-0.01, -0.01",
        "5, 5.00",
        "-3, -3.00",
        "999999999999.99, 999999999999.99",
        "-999999999999.99, -999999999999.99"
    })
    void points_are_written_with_two_places(String text, String written) {
        assertThat(Points.of(text)).hasToString(written);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "NaN",
                "87.505",
                "0.001",
                "1.000",
                "1e2",
                "1E+2",
                "+5",
                ".5",
                "5.",
                "007",
                "1,5",
                "--1",
                " 5",
                "5 ",
                "1000000000000",
                "-1000000000000",
                "1e999999999",
                "８７",
                "٥",
                "0x10",
                "5\n"
            })
    void anything_but_a_plain_decimal_of_two_places_is_refused(String text) {
        assertThatThrownBy(() -> Points.of(text)).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.001",
                "-0.005",
                "1000000000000",
                "1e12",
                "1e999999999",
                "1e2147483647",
                "-1e2147483647",
                "1e-2000"
            })
    void a_decimal_that_does_not_fit_is_refused_and_never_rounded(String decimal) {
        BigDecimal value = new BigDecimal(decimal);

        assertThatThrownBy(() -> Points.of(value)).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.500000, 1.50", "1e3, 1000.00", "0e5, 0.00", "999999999999.990, 999999999999.99"})
    void a_decimal_counts_by_its_value_not_by_its_scale(BigDecimal decimal, String written) {
        assertThat(Points.of(decimal)).hasToString(written);
    }

    @Test
    void sums_that_no_event_could_carry_throw() {
        assertThat(MOST.plus(Points.ZERO)).isEqualTo(MOST);
        assertThatThrownBy(() -> MOST.plus(new Points(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LEAST.minus(new Points(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MOST.times(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.ofWhole(1_000_000_000_000L)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.ofWhole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Points(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_smallest_negated_is_the_largest() {
        assertThat(LEAST.negated()).isEqualTo(MOST);
        assertThat(LEAST.isNegative()).isTrue();
        assertThat(Points.ZERO.isNegative()).isFalse();
    }

    @Test
    void tenths_add_up_exactly() {
        Points sum = Points.ZERO;
        for (int i = 0; i < 1000; i++) {
            sum = sum.plus(Points.of("0.1"));
        }

        assertThat(sum).isEqualTo(Points.ofWhole(100));
    }

    @Test
    void arithmetic_is_that_of_hundredths() {
        assertThat(Points.of("1.25").plus(Points.of("0.80"))).isEqualTo(Points.of("2.05"));
        assertThat(Points.of("1.25").minus(Points.of("2.00"))).isEqualTo(Points.of("-0.75"));
        assertThat(Points.of("0.75").times(3)).isEqualTo(Points.of("2.25"));
        assertThat(Points.of("2.50").decimal()).isEqualTo(new BigDecimal("2.50"));
    }

    @Test
    void points_sort_by_value() {
        assertThat(Points.of("-10")).isLessThan(Points.of("-9.99"));
        assertThat(Points.of("9")).isLessThan(Points.of("10"));
    }
}
