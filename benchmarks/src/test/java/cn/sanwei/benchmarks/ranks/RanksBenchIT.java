package cn.sanwei.benchmarks.ranks;

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

/** The whole bench on few members. */
class RanksBenchIT {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    @BeforeAll
    static void the_clients_say_only_what_is_wrong() {
        KAFKA.setLevel(Level.WARNING);
    }

    @Test
    @Timeout(600)
    void ranks_of_a_few_thousand_are_read_while_standings_move_and_are_those_of_a_window_function() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        RanksOptions options =
                RanksOptions.of(List.of("--members", "3000", "--seconds", "1", "--updates-per-second", "100"));

        boolean right = new RanksBench(options, new PrintStream(printed, true, StandardCharsets.UTF_8), false).run();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("seed 20261122: 3,000 members of one township")
                .contains("{\"reading\": \"own-rank-large\", ", "{\"reading\": \"top-100-http\", ", "\"different\": 0}")
                .doesNotContain("DIFFERENCE", "did not keep pace");
        assertThat(right).isTrue();
    }
}
