package cn.sanwei.benchmarks.run;

import cn.sanwei.local.machine.SourceTree;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where all parts of one bench lie; gone with the bench, but for the logs that are to be kept. */
public final class RunFolder {
    private static final Duration DELETED_WITHIN = Duration.ofSeconds(15);

    private RunFolder() {}

    /** @param ending runs when the program is told to end: what fails from then on fails because its parts are stopped */
    public static Path make(boolean keepLogs, Runnable ending, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(SourceTree.find().root().resolve("benchmarks/target/runs")), "run-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.run();
            delete(folder, keepLogs, out);
        }));
        return folder;
    }

    /** Last of all: the servers' own hooks end them and delete what is theirs. */
    private static void delete(Path folder, boolean keepLogs, PrintStream out) {
        Instant deadline = Instant.now().plus(DELETED_WITHIN);
        try {
            while (Instant.now().isBefore(deadline)
                    && (Files.exists(folder.resolve(Parts.POSTGRES)) || Files.exists(folder.resolve(Parts.KAFKA)))) {
                Thread.sleep(50); // a hook is not told when another has ended
            }
            Path logs = folder.resolve("logs");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .filter(file -> !keepLogs || !(file.startsWith(logs) || file.equals(folder)))
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | UncheckedIOException e) {
            out.println(folder + " could not be deleted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
