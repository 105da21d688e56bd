package cn.sanwei.local.kafka;

import cn.sanwei.local.machine.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The broker's classes in the form in which Java has them in memory: whoever starts a broker maps one file instead of
 * reading thousands of classes out of jars. See docs/adr/0135.
 */
final class KafkaClasses {
    /** Written while the broker ends: that is more than it has to do otherwise. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(60);

    private static final String FILE = "classes.jsa";

    private KafkaClasses() {}

    /**
     * Made once for a tree, by a broker that is started for nothing else and ends in order. Another Java, or other
     * libraries, have another: Java would not take it.
     *
     * @return empty where this Java keeps no classes, as one without its own archive: then each start reads the jars
     */
    static Optional<Path> of(KafkaSettings settings) {
        Path folder = settings.libraries().resolveSibling("broker-" + fingerprint(settings.libraries()));
        return Optional.of(Folders.makeOnce(folder, unfinished -> write(settings, unfinished))
                        .resolve(FILE))
                .filter(Files::exists);
    }

    private static void write(KafkaSettings settings, Path unfinished) {
        Path folder = unfinished.resolve("throw-away");
        Path classes = unfinished.resolve(FILE).toAbsolutePath();
        KafkaServer.start(settings.throwAwayIn(folder), List.of("-XX:ArchiveClassesAtExit=" + classes), WRITTEN_WITHIN)
                .stop();
        Folders.delete(folder);
    }

    private static String fingerprint(Path libraries) {
        try (Stream<Path> jars = Files.list(libraries)) {
            List<String> all = new ArrayList<>(List.of(Runtime.version().toString()));
            jars.map(jar -> jar.getFileName().toString()).sorted().forEach(all::add);
            return Integer.toHexString(all.hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
