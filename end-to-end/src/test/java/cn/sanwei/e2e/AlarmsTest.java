package cn.sanwei.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With Prometheus' own tool; that the services expose what the rules name is held by {@link MainJobIT}. */
class AlarmsTest {
    private static final Path ROOT = ThePlatform.rootOfTheTree();
    private static final Alarms ALARMS = Alarms.of(ROOT);

    @Test
    void every_alarm_has_a_test_in_which_it_speaks_and_one_in_which_it_is_silent() {
        assertThat(ALARMS.names()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(ALARMS.thatFireInATest()).isEqualTo(ALARMS.names());
        assertThat(ALARMS.thatAreSilentInATest()).isEqualTo(ALARMS.names());
    }

    @Test
    void prometheus_accepts_the_configuration_and_the_rules() throws Exception {
        promtool("check", "config", "prometheus.yml");
    }

    @Test
    void the_alarms_speak_when_they_must_and_only_then() throws Exception {
        promtool("test", "rules", "alerts.test.yml");
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv().getOrDefault("SANWEI_PROMTOOL", "promtool")));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(ROOT.resolve("deploy/observability").toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "promtool is missing: install the package prometheus, or run ./sanwei test, which fetches it", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
