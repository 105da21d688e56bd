package cn.sanwei.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sanwei.local.machine.Logs;
import cn.sanwei.local.machine.PidFile;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.PlatformState.Phase;
import cn.sanwei.local.platform.PlatformState.Running;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void data_of_another_version_are_refused_and_left_as_they_are() throws IOException {
        Files.writeString(temporary.resolve("version"), "0\n");
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(new DataFolder(temporary)::open)
                .withMessageStartingWith("The data in " + temporary + " are of version 0, and this platform's of "
                        + DataFolder.VERSION + ":");
        assertThat(Files.list(temporary)).containsExactly(temporary.resolve("version"));
    }

    @Test
    void a_folder_with_something_else_in_it_is_refused() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "not ours");
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(new DataFolder(temporary)::open)
                .withMessageContaining("holds something else");
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    @Test
    void a_folder_of_real_people_is_not_given_the_demos_accounts() {
        DataFolder folder = new DataFolder(temporary);
        folder.open();
        folder.beginWithAccounts(false);
        folder.beginWithAccounts(false);
        assertThat(folder.hasDemoAccounts()).isFalse();
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> folder.beginWithAccounts(true))
                .withMessageContaining("--no-demo");
    }

    @Test
    void a_folder_that_began_with_the_demos_accounts_keeps_them() {
        DataFolder folder = new DataFolder(temporary);
        folder.open();
        folder.beginWithAccounts(true);
        folder.beginWithAccounts(false);
        assertThat(folder.hasDemoAccounts()).isTrue();
    }

    @Test
    void the_folder_is_locked_for_one_at_a_time() throws IOException {
        DataFolder folder = new DataFolder(temporary);
        folder.open();
        try (FileLock lock = folder.tryLock().orElseThrow()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(folder.tryLock()).isEmpty();
        }
        try (FileLock again = folder.tryLock().orElseThrow()) {
            assertThat(again.isValid()).isTrue();
        }
    }

    @Test
    void a_process_that_bears_the_number_of_one_that_died_is_not_mistaken_for_it() throws IOException {
        DataFolder folder = new DataFolder(temporary);
        folder.open();
        ProcessHandle me = ProcessHandle.current();
        PidFile.of(me).write(folder.logs().resolve("alive.pid"));
        new PidFile(me.pid(), Instant.parse("2020-01-01T00:00:00Z"))
                .write(folder.logs().resolve("reused.pid"));
        Files.writeString(folder.logs().resolve("cut-off.pid"), "12");
        assertThat(folder.leftRunning()).containsOnlyKeys("alive");
    }

    @Test
    void a_state_file_counts_only_while_its_platform_lives() {
        StateFile file = new StateFile(temporary.resolve("state.json"));
        assertThat(file.read()).isEmpty();
        PidFile me = PidFile.of(ProcessHandle.current());
        PlatformState state =
                new PlatformState(DataFolder.VERSION, 8800, Phase.ready, Running.of(me), null, null, List.of());
        file.write(state);
        assertThat(file.ofRunning()).contains(state);

        PidFile reused = new PidFile(me.pid(), me.startedAt().minusSeconds(60));
        file.write(new PlatformState(DataFolder.VERSION, 8800, Phase.ready, Running.of(reused), null, null, List.of()));
        assertThat(file.read()).isPresent();
        assertThat(file.ofRunning()).isEmpty();
    }

    @Test
    void the_data_lie_where_sanwei_home_says_or_beside_the_sources() {
        SourceTree tree = new SourceTree(temporary);
        assertThat(DataFolder.of(tree, Map.of()).root()).isEqualTo(temporary.resolve(".sanwei"));
        assertThat(DataFolder.of(tree, Map.of("SANWEI_HOME", "/srv/sanwei")).root())
                .isEqualTo(Path.of("/srv/sanwei"));
    }

    @Test
    void secrets_are_random_readable_by_their_owner_only_and_stay() throws IOException {
        Path file = temporary.resolve("secrets");
        Secrets first = Secrets.of(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.get("SANWEI_COOKIE_SECRET")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(first.get("SANWEI_PASSWORD_APP")).isNotEqualTo(first.get("SANWEI_PASSWORD_OWNER"));
        assertThat(Secrets.of(file).passwords()).isEqualTo(first.passwords());
        assertThat(first.passwords().toString())
                .doesNotContain(first.passwords().owner());
    }

    @Test
    void secrets_that_lack_one_are_refused_not_filled_up_since_the_data_hold_the_old_one() throws IOException {
        Path file = temporary.resolve("secrets");
        Secrets.of(file);
        Files.writeString(file, Files.readString(file).replaceFirst("SANWEI_PASSWORD_APP=.*\n", ""));
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> Secrets.of(file))
                .withMessageContaining("lacks SANWEI_PASSWORD_APP");
    }

    @Test
    void the_last_words_of_a_log_are_not_the_frames_of_a_stack() throws IOException {
        Path log = temporary.resolve("part.log");
        Files.writeString(log, "it failed\n\tat some.Class.method(Class.java:1)\nCaused by: this\n\t... 9 more\n\n");
        assertThat(Logs.lastWords(log, 20)).containsExactly("it failed", "Caused by: this");
    }

    @Test
    void a_log_is_turned_over_at_each_start_and_when_it_grows_too_large() throws IOException {
        Path log = temporary.resolve("part.log");
        Files.writeString(log, "one\ntwo\nthree\n");
        assertThat(Logs.lastLines(log, 2)).containsExactly("two", "three");
        assertThat(Logs.lastWords(log, 1)).containsExactly("three");
        Logs.rotate(log);
        assertThat(log).doesNotExist();
        assertThat(temporary.resolve("part.log.1")).hasContent("one\ntwo\nthree");
        assertThat(Logs.lastLines(log, 2)).isEmpty();

        Files.write(log, new byte[(int) Logs.LARGEST_BYTES + 1]);
        Logs.keepBounded(log);
        assertThat(log).isEmptyFile();
        assertThat(temporary.resolve("part.log.1")).hasSize(Logs.LARGEST_BYTES + 1);
    }
}
