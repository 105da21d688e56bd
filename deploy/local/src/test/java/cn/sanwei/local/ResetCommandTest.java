package cn.sanwei.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {
    @TempDir
    Path temporary;

    @Test
    void a_folder_that_is_not_a_platforms_is_not_emptied() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "not ours");

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> new ResetCommand(new DataFolder(temporary), System.out).run(true))
                .withMessageContaining("is not Sanwei's data folder");
        assertThat(temporary.resolve("thesis.txt")).exists();
    }
}
