package cn.sanwei.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Folders that are made whole or not at all. */
public final class Folders {
    /** A file lock belongs to the whole process: its threads need one of their own for each folder. */
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private Folders() {}

    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    /**
     * Makes the folder once, also when several threads or processes want it at the same moment: it is filled beside its
     * place under a lock and moved there when it is complete. A crash leaves nothing that looks finished.
     */
    public static Path makeOnce(Path folder, Filler filler) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        synchronized (MONITORS.computeIfAbsent(folder.toAbsolutePath(), any -> new Object())) {
            try {
                Files.createDirectories(folder.getParent());
                Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (!Files.isDirectory(folder)) {
                        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
                        delete(unfinished);
                        Files.createDirectories(unfinished);
                        filler.fill(unfinished);
                        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                    }
                    return folder;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("could not make " + folder, e);
            }
        }
    }

    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + folder, e);
        }
    }
}
