package cn.sanwei.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.sanwei.benchmarks.lanes.Lane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final long EVENTS = 1_000_000;

    @Test
    void each_lane_and_each_ratio_is_a_line_of_json() {
        List<Measured> measured = new ArrayList<>();
        double[] ours = {5, 4, 6};
        for (int run = 1; run <= 3; run++) {
            measured.add(one(Lane.SANWEI, run, true, ours[run - 1], 20, null));
            measured.add(one(Lane.FLOOR, run, true, 4, 10.5, null));
        }
        assertThat(printed(measured))
                .contains(
                        "{\"lane\": \"sanwei\", \"eventsPerSecond\": 200000, \"cpuSecondsPerMillion\": 20.00}\n",
                        "{\"lane\": \"floor\", \"eventsPerSecond\": 250000, \"cpuSecondsPerMillion\": 10.50}\n",
                        "{\"ratio\": \"sanwei/floor\", \"median\": 0.800, \"min\": 0.667, \"max\": 1.000}\n");
    }

    @Test
    void figures_are_written_with_a_point_whatever_the_machine_speaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(printed(List.of(one(Lane.FLOOR, 1, true, 4, 10.5, null))))
                    .contains("\"cpuSecondsPerMillion\": 10.50}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void cold_drains_and_those_that_do_not_count_are_in_no_figure() {
        List<Measured> measured = List.of(
                one(Lane.SANWEI, 1, false, 50, Double.NaN, null),
                one(Lane.SANWEI, 1, true, 5, 20, null),
                one(Lane.SANWEI, 2, true, 1, 1, "3 of 5 members differ"),
                one(Lane.FLOOR, 1, true, 4, 10, null),
                one(Lane.FLOOR, 2, true, 4, 10, null));
        Report report = new Report(measured);
        assertThat(report.rates(Lane.SANWEI, true)).isEqualTo(Spread.of(200_000));
        assertThat(report.rates(Lane.SANWEI, false).median()).isCloseTo(20_000, within(0.1));
        Ratio floor = Ratio.ALL.stream()
                .filter(ratio -> ratio.with() == Lane.FLOOR)
                .findFirst()
                .orElseThrow();
        assertThat(report.ratio(floor).count()).isEqualTo(1);
    }

    @Test
    void a_bench_with_a_run_that_does_not_count_is_not_complete() {
        Options options = Options.of(List.of("--runs", "1", "--lanes", "floor"));
        assertThat(new Report(List.of(one(Lane.FLOOR, 1, true, 4, 10, null))).isComplete(options))
                .isTrue();
        assertThat(new Report(List.of(one(Lane.FLOOR, 1, true, 4, 10, "differs"))).isComplete(options))
                .isFalse();
    }

    @Test
    void a_bench_that_ran_out_of_time_is_not_complete() {
        Options options = Options.of(List.of("--runs", "2", "--lanes", "floor"));
        assertThat(new Report(List.of(one(Lane.FLOOR, 1, true, 4, 10, null))).isComplete(options))
                .isFalse();
    }

    @Test
    void cpu_time_that_the_system_does_not_tell_is_null() {
        assertThat(printed(List.of(one(Lane.FLOOR, 1, true, 4, Double.NaN, null))))
                .contains("{\"lane\": \"floor\", \"eventsPerSecond\": 250000, \"cpuSecondsPerMillion\": null}\n");
    }

    @Test
    void the_middle_of_an_even_number_of_figures_lies_between_two() {
        assertThat(Spread.of(1, 4, 2, 3)).isEqualTo(new Spread(2.5, 1, 4, 4));
        assertThat(Spread.of().isEmpty()).isTrue();
    }

    private static Measured one(Lane lane, int run, boolean warm, double seconds, double cpuPerMillion, String fault) {
        return new Measured(lane, run, warm, EVENTS, seconds, cpuPerMillion, fault);
    }

    private static String printed(List<Measured> measured) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Report(measured).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
