package cn.sanwei.benchmarks.ranks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadingTest {
    @Test
    void of_a_hundred_times_the_ninety_ninth_is_the_one_that_is_held_against_the_figure() {
        Reading.Times times = Reading.Times.of(
                LongStream.rangeClosed(1, 100).map(ms -> ms * 1_000_000).toArray());
        assertThat(times.p50()).isEqualTo(50);
        assertThat(times.p99()).isEqualTo(99);
        assertThat(times.max()).isEqualTo(100);
        assertThat(times.count()).isEqualTo(100);
    }

    @Test
    void without_a_reading_there_is_no_figure() {
        assertThat(Reading.Times.of(new long[0]).p99()).isNaN();
    }

    @Test
    void a_reading_that_is_held_up_counts_from_when_it_was_due() throws Exception {
        AtomicInteger read = new AtomicInteger();
        Reading reading = new Reading("held-up", "held up", 1, 10, () -> {
            if (read.getAndIncrement() == 0) {
                Thread.sleep(60); // that is what holds it up
            }
        });

        long[] times = reading.repeat(0, System.nanoTime() + 100_000_000);

        assertThat(times).hasSizeGreaterThan(5);
        assertThat(times[0]).isGreaterThanOrEqualTo(60_000_000);
        assertThat(times[1]).isGreaterThanOrEqualTo(49_000_000);
    }

    @Test
    void a_reading_that_takes_its_turn_begins_after_the_others() throws Exception {
        long began = System.nanoTime();
        List<Long> at = new ArrayList<>();
        Reading reading = new Reading("in-turn", "in turn", 1, 20, () -> at.add(System.nanoTime() - began));

        reading.repeat(15_000_000, began + 100_000_000);

        assertThat(at).isNotEmpty();
        assertThat(at.getFirst()).isGreaterThanOrEqualTo(15_000_000);
    }
}
