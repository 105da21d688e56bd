package cn.sanwei.local.platform;

import cn.sanwei.local.machine.PidFile;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that the platform keeps, in one folder: {@code .sanwei}, or where {@code SANWEI_HOME} says. */
public record DataFolder(Path root) {
    /** Goes up when a store that earlier data hold can no longer be read: migrations rewritten, a realm changed. */
    public static final int VERSION = 3;

    private static final String DEMO_ACCOUNTS = "demo";

    public static DataFolder of(SourceTree tree, Map<String, String> environment) {
        String named = environment.getOrDefault("SANWEI_HOME", "");
        return new DataFolder((named.isBlank() ? tree.root().resolve(".sanwei") : Path.of(named))
                .toAbsolutePath()
                .normalize());
    }

    Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path state() {
        return root.resolve("state.json");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path of(String part) {
        return root.resolve(part);
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    /** Makes the folder if there is none; refuses one that is not ours or of another version, and leaves it untouched. */
    public void open() {
        Path version = root.resolve("version");
        try {
            if (!Files.exists(version)) {
                refuseIfNotEmpty();
                Files.createDirectories(logs());
                Files.writeString(version, VERSION + "\n");
            }
            String found = Files.readString(version).strip();
            if (!found.equals(Integer.toString(VERSION))) {
                throw new StartFailed("The data in " + root + " are of version " + found + ", and this platform's of "
                        + VERSION + ": use the platform that made them, or ./sanwei reset.");
            }
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new StartFailed("The data folder " + root + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /** Whether accounts began with the demo's; said by the first start, since a realm is imported once. */
    boolean hasDemoAccounts() {
        try {
            return !Files.exists(accounts())
                    || Files.readString(accounts()).strip().equals(DEMO_ACCOUNTS);
        } catch (IOException e) {
            throw new StartFailed("The file " + accounts() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Refuses to load the demo into a platform of real people; one with the demo's accounts keeps them. */
    void beginWithAccounts(boolean ofDemo) {
        try {
            if (!Files.exists(accounts())) {
                Files.writeString(accounts(), (ofDemo ? DEMO_ACCOUNTS : "real people") + "\n");
            }
        } catch (IOException e) {
            throw new StartFailed("The file " + accounts() + " cannot be written: " + e.getMessage() + ".", e);
        }
        if (ofDemo && !hasDemoAccounts()) {
            throw new StartFailed(
                    "The data in " + root + " are those of real people: start them with --no-demo, or name "
                            + "another folder (SANWEI_HOME) for the demo.");
        }
    }

    private Path accounts() {
        return root.resolve("accounts");
    }

    /** Held by the one platform that uses the folder, as long as it lives. Empty if another holds it. */
    public Optional<FileLock> tryLock() {
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException heldInThisJvm) {
                // The same answer as for one that another process holds.
            }
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (IOException e) {
            throw new StartFailed("The data folder " + root + " cannot be locked: " + e.getMessage() + ".", e);
        }
    }

    /** What runs although nobody supervises it: left by a platform that was killed. */
    public Map<String, ProcessHandle> leftRunning() {
        Map<String, ProcessHandle> left = new TreeMap<>();
        for (Path file : pidFiles()) {
            PidFile.read(file).flatMap(PidFile::living).ifPresent(process -> left.put(partOf(file), process));
        }
        return left;
    }

    private List<Path> pidFiles() {
        if (!Files.isDirectory(logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pid"))
                    .toList();
        } catch (IOException e) {
            throw new StartFailed("The folder " + logs() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String partOf(Path pidFile) {
        return pidFile.getFileName().toString().replaceFirst("\\.pid$", "");
    }

    private void refuseIfNotEmpty() throws IOException {
        if (!exists()) {
            return;
        }
        try (Stream<Path> inside = Files.list(root)) {
            if (inside.findAny().isPresent()) {
                throw new StartFailed(root + " holds something else than Sanwei's data: name another folder.");
            }
        }
    }
}
