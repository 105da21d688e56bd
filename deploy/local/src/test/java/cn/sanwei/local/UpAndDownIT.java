package cn.sanwei.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.PidFile;
import cn.sanwei.local.platform.DataFolder;
import cn.sanwei.local.platform.StateFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, with the quickest part: PostgreSQL. */
class UpAndDownIT {
    @TempDir
    Path temporary;

    private Path home;
    private String portBase;

    @BeforeEach
    void choosePorts() {
        home = temporary.resolve("home");
        int base = 12_000; // below what Loopback.freePort gives to others
        while (!rowIsFree(base)) {
            base += 20;
        }
        portBase = Integer.toString(base);
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        CommandLine.sanwei(home, "down");
        assertThat(new DataFolder(home).leftRunning()).isEmpty();
    }

    @Test
    void what_was_started_is_shown_cannot_be_started_twice_survives_a_kill_and_is_stopped() throws Exception {
        CommandLine up = up();
        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.out()).contains("postgres", "ready after", "Sanwei is ready", "yunxi-member", "sanwei-demo");

        CommandLine second = up();
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err())
                .startsWith("sanwei: Sanwei already runs on " + home)
                .hasLineCount(1);
        assertThat(CommandLine.sanwei(home, "reset", "--yes").err()).contains("still runs");

        JsonNode before = status(0);
        assertThat(before.at("/parts/0/state").asText()).isEqualTo("ready");
        assertPausedIsNotReady(before.at("/parts/0/pid").asText());
        ProcessHandle.of(before.at("/parts/0/pid").asLong()).orElseThrow().destroyForcibly();
        JsonNode after = statusOnceRestarted();
        assertThat(after.at("/parts/0/pid").asLong())
                .isNotEqualTo(before.at("/parts/0/pid").asLong());

        assertThat(CommandLine.sanwei(home, "down").out()).contains("Stopped.");
        assertThat(CommandLine.sanwei(home, "status").exitCode()).isEqualTo(3);
        assertThat(ProcessHandle.of(after.at("/parts/0/pid").asLong())).isEmpty();
        assertThat(CommandLine.sanwei(home, "down").out()).contains("Sanwei was not running.");
        assertThat(CommandLine.sanwei(home, "reset").exitCode()).isEqualTo(1);
        assertThat(home).exists();
        assertThat(CommandLine.sanwei(home, "reset", "--yes").exitCode()).isZero();
        assertThat(home).doesNotExist();
    }

    @Test
    void what_a_killed_platform_left_running_is_named_and_stopped_by_down() throws Exception {
        assertThat(up().exitCode()).isZero();
        ProcessHandle supervisor = PidFile.read(home.resolve("logs/supervisor.pid"))
                .flatMap(PidFile::living)
                .orElseThrow();
        supervisor.destroyForcibly();
        supervisor.onExit().join();

        CommandLine refused = up();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("sanwei: Parts of a platform that was killed still run (postgres): "
                        + "./sanwei down stops them.\n");
        assertThat(CommandLine.sanwei(home, "down").out()).contains("Ending what was left running: postgres.");
        assertThat(new DataFolder(home).leftRunning()).isEmpty();
    }

    @Test
    void a_taken_port_is_refused_in_one_sentence_and_nothing_is_made() throws Exception {
        int port = Integer.parseInt(portBase) + 8;
        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getByName(Loopback.ADDRESS))) {
            CommandLine refused = up();
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith("sanwei: Port " + port + " is taken by another program:")
                    .hasLineCount(1);
            assertThat(stranger.isClosed()).isFalse();
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void data_of_another_version_are_refused_before_anything_starts() throws Exception {
        Files.createDirectories(home);
        Files.writeString(home.resolve("version"), "99\n");
        CommandLine refused = up();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("are of version 99").hasLineCount(1);
        assertThat(Files.list(home)).containsExactly(home.resolve("version"));
    }

    @Test
    void a_part_that_does_not_start_is_named_with_the_end_of_its_log() throws Exception {
        assertThat(up().exitCode()).isZero();
        CommandLine.sanwei(home, "down");
        Files.writeString(home.resolve("postgres/data/PG_VERSION"), "9\n");

        CommandLine failed = up();
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .startsWith("sanwei: PostgreSQL ended by itself (exit code 1). Its log: ")
                .contains("  | ", "is not compatible with this version");
        assertThat(new DataFolder(home).leftRunning()).isEmpty();
    }

    @Test
    void options_that_make_no_sense_are_refused() throws Exception {
        assertThat(CommandLine.sanwei(home, "up", "--fast").exitCode()).isEqualTo(2);
        assertThat(CommandLine.sanwei(home, "up", "--port-base").exitCode()).isEqualTo(2);
        assertThat(CommandLine.sanwei(home, "up", "--port-base", "many").err()).contains("wants a number, not many");
        assertThat(CommandLine.sanwei(home, "up", "--port-base", "80").err()).contains("between 1024 and");
        assertThat(CommandLine.sanwei(home, "up", "--port-base", portBase, "--only", "postgre")
                        .err())
                .contains("no part called postgre");
        assertThat(home).doesNotExist();
    }

    @Test
    void a_misspelt_option_is_refused_and_never_passed_over() throws Exception {
        Files.createDirectories(home);
        Files.writeString(home.resolve("version"), DataFolder.VERSION + "\n");
        for (List<String> misspelt : List.of(
                List.of("reset", "--yes", "--really"),
                List.of("status", "--jsno"),
                List.of("down", "--now"),
                List.of("reset", "--force"))) {
            CommandLine refused = CommandLine.sanwei(home, misspelt.toArray(String[]::new));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .isEqualTo("sanwei: " + misspelt.getFirst() + " knows no " + misspelt.getLast()
                            + "; ./sanwei help says what it knows.\n");
        }
        assertThat(home.resolve("version")).exists();
    }

    @Test
    void what_does_not_run_is_shown_as_such_also_to_programs() throws Exception {
        CommandLine status = CommandLine.sanwei(home, "status");
        assertThat(status.exitCode()).isEqualTo(3);
        assertThat(status.out()).isEqualTo("Sanwei is not running.\n");
        JsonNode shown = status(3);
        assertThat(shown.get("running").asBoolean()).isFalse();
        assertThat(shown.get("parts")).isEmpty();
        assertThat(CommandLine.sanwei(home, "reset", "--yes").out()).startsWith("There are no data in " + home);
    }

    private void assertPausedIsNotReady(String pid) throws IOException, InterruptedException {
        CommandLine.run(List.of("kill", "-STOP", pid), Map.of());
        try {
            assertThat(status(1).at("/parts/0/state").asText()).isEqualTo("not answering");
        } finally {
            CommandLine.run(List.of("kill", "-CONT", pid), Map.of());
        }
        status(0);
    }

    private CommandLine up() throws IOException, InterruptedException {
        return CommandLine.sanwei(home, "up", "--detach", "--no-demo", "--only", "postgres", "--port-base", portBase);
    }

    private JsonNode status(int exitCode) throws IOException, InterruptedException {
        CommandLine status = CommandLine.sanwei(home, "status", "--json");
        assertThat(status.exitCode()).as(status.out()).isEqualTo(exitCode);
        return StateFile.JSON.readTree(status.out());
    }

    private JsonNode statusOnceRestarted() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            CommandLine status = CommandLine.sanwei(home, "status", "--json");
            JsonNode shown = StateFile.JSON.readTree(status.out());
            if (status.exitCode() == 0 && shown.at("/parts/0/restarts").asInt() == 1) {
                return shown;
            }
            assertThat(Instant.now()).as(status.out()).isBefore(deadline);
        }
    }

    private static boolean rowIsFree(int base) {
        for (int port = base; port < base + 11; port++) {
            if (!Loopback.isFree(port)) {
                return false;
            }
        }
        return true;
    }
}
