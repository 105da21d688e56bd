package cn.sanwei.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each fault of the campaign, once. {@code ./sanwei faults} is the long form. */
class FaultsIT {

    @Test
    void nothing_is_lost_and_nothing_comes_twice_when_every_part_is_killed() {
        ThePlatform platform = new ThePlatform("faults", 19800);
        ThePlatform.Ran faults = platform.sanwei(
                Duration.ofMinutes(15),
                "faults",
                "--no-build",
                "--port-base",
                "19800",
                "--commands",
                "400",
                "--kills",
                "1");
        assertThat(faults.exitCode()).as(faults.output()).isZero();
        assertThat(faults.output())
                .contains(
                        "verified",
                        "every accepted command left exactly one event",
                        "3 of 3 lost answers came from their receipts")
                .containsPattern("(?s)the other one had taken its partitions.*the other one had taken its partitions");
    }
}
