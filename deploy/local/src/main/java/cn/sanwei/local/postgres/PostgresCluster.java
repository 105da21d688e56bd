package cn.sanwei.local.postgres;

import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.NotRoot;
import cn.sanwei.local.machine.Programs;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The data on disk: made whole once, and made fit for a start after whatever ended the server before. */
final class PostgresCluster {
    /** Between the moment that the server writes into its pid file and the start of the process. */
    private static final Duration SAME_START = Duration.ofSeconds(10);

    private final PostgresSettings settings;
    private final PostgresBinaries binaries;
    private final NotRoot notRoot;

    PostgresCluster(PostgresSettings settings, PostgresBinaries binaries, NotRoot notRoot) {
        this.settings = settings;
        this.binaries = binaries;
        this.notRoot = notRoot;
    }

    Path prepare() {
        try {
            Files.createDirectories(settings.folder());
            Path data = Folders.makeOnce(settings.folder().toAbsolutePath().resolve("data"), this::initialise);
            refuseIfRunning(data);
            notRoot.handOver(data);
            return data;
        } catch (IOException e) {
            throw new StartFailed("PostgreSQL's folder " + settings.folder() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The children of a server that was killed let go of its memory within moments. */
    static boolean predecessorIsStillEnding(StartFailed failure) {
        return failure.lastLines().stream().anyMatch(line -> line.contains("pre-existing shared memory block"));
    }

    private void initialise(Path data) throws IOException {
        Path passwordFile = Files.createTempFile(
                settings.folder(),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, settings.superuserPassword());
            notRoot.handOver(passwordFile);
            notRoot.handOver(data);
            List<String> command = new ArrayList<>(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + data,
                    "--username=" + PostgresServer.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            // What makes a password hard to guess makes each connection dear, and in throw-away data there is nothing
            // to find.
            command.addAll(
                    settings.durable()
                            ? List.of("--data-checksums")
                            : List.of("--no-sync", "--set=scram_iterations=1"));
            Programs.Result result = Programs.run(settings.startWithin(), notRoot.command(command));
            if (!result.succeeded()) {
                throw new StartFailed(
                        "PostgreSQL could not make its data folder in " + settings.folder(),
                        result.output().lines().toList(),
                        null);
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /**
     * A pid file outlives a crash, and its number may by now belong to any program: PostgreSQL would refuse to start for
     * ever. The start time, which the file also holds, tells the two apart.
     */
    private static void refuseIfRunning(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 3) {
            return; // cut off while being written: PostgreSQL itself judges that
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        var living = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (living.isEmpty()) {
            return;
        }
        boolean same = living.flatMap(process -> process.info().startInstant())
                .map(start -> Duration.between(start, started).abs().compareTo(SAME_START) < 0)
                .orElse(true);
        if (same) {
            throw new StartFailed("PostgreSQL already runs on " + data + " as process " + pid + ".");
        }
        Files.delete(pidFile);
    }
}
