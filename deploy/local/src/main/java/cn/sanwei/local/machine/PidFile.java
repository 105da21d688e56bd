package cn.sanwei.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Names a running process for those who come later, by its number and the moment it started: numbers are used again, and
 * nobody may stop a stranger for bearing the number of a part that died.
 */
public record PidFile(long pid, Instant startedAt) {
    /** The clock from which start times are told may be set right between two looks. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    public static PidFile of(ProcessHandle process) {
        return new PidFile(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Empty if there is none, or one that was cut off while being written. */
    public static Optional<PidFile> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new PidFile(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1))));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The process, if it lives and is the one that was meant. */
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isMeant);
    }

    public void write(Path file) {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.writeString(unfinished, pid + "\n" + startedAt + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMeant(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) <= 0)
                .orElse(false);
    }
}
