package cn.sanwei.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole bench on a little work, with the two lanes that are there the soonest. */
class RatingBenchIT {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    @BeforeAll
    static void the_clients_say_only_what_is_wrong() {
        KAFKA.setLevel(Level.WARNING);
    }

    @Test
    @Timeout(600)
    void a_bench_drains_twice_in_one_process_and_compares_what_came_of_it_with_the_plain_fold() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Options options = Options.of(List.of("--events", "4000", "--runs", "1", "--lanes", "per-event,floor"));

        boolean complete =
                new RatingBench(options, new PrintStream(printed, true, StandardCharsets.UTF_8), false).run();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("seed 20261122", "per-event  cold", "per-event  warm", "floor  cold", "floor  warm")
                .contains(
                        "{\"lane\": \"per-event\", \"eventsPerSecond\": ",
                        "{\"lane\": \"floor\", \"eventsPerSecond\": ")
                .doesNotContain("DOES NOT COUNT", "FAILED");
        assertThat(complete).isTrue();
    }
}
