package cn.sanwei.local.platform;

import cn.sanwei.local.machine.StartFailed;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Written whole or not at all: whoever reads it sees one moment. */
public final class StateFile {
    public static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    void write(PlatformState state) {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.write(unfinished, JSON.writeValueAsBytes(state));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<PlatformState> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), PlatformState.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StartFailed(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Of a platform that lives: the file outlives one that was killed. */
    public Optional<PlatformState> ofRunning() {
        return read().filter(state -> state.supervisor().asPidFile().living().isPresent());
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
