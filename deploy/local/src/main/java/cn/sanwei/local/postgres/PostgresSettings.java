package cn.sanwei.local.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param folder holds {@code data} and, where none is named, the log; made if it is not there
 * @param cache where the unpacked programs are shared
 * @param port 0 for any that is free
 * @param durable false leaves out fsync and waiting for it: for data that nobody keeps
 * @param endsWithThisProcess true stops the server hard and deletes the folder when this JVM ends
 */
public record PostgresSettings(
        Path folder,
        Path cache,
        Path log,
        int port,
        String superuserPassword,
        boolean durable,
        boolean endsWithThisProcess,
        Duration startWithin) {

    /** For data that people keep. */
    public static PostgresSettings keeping(Path folder, Path log, int port, String superuserPassword) {
        return new PostgresSettings(
                folder, folder.resolve("programs"), log, port, superuserPassword, true, false, Duration.ofSeconds(60));
    }

    /** For a test: any free port, no fsync, gone with the JVM. */
    public static PostgresSettings throwAway(Path folder) {
        return new PostgresSettings(
                folder,
                PostgresBinaries.sharedCache(),
                folder.resolve("postgres.log"),
                0,
                "sanwei",
                false,
                true,
                Duration.ofSeconds(60));
    }

    public PostgresSettings onPort(int other) {
        return new PostgresSettings(
                folder, cache, log, other, superuserPassword, durable, endsWithThisProcess, startWithin);
    }

    @Override
    public String toString() {
        return "PostgresSettings[folder=" + folder + ", port=" + port + ", durable=" + durable + "]";
    }
}
