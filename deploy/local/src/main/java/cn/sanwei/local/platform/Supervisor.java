package cn.sanwei.local.platform;

import cn.sanwei.local.machine.Logs;
import cn.sanwei.local.machine.PidFile;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.PlatformState.Phase;
import cn.sanwei.local.platform.PlatformState.Progress;
import cn.sanwei.local.platform.PlatformState.Running;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The process that owns a running platform: it holds the data folder's lock, writes the state file, and ends last. */
public final class Supervisor implements Platform.Observer {
    /** The script knows; Java 21 does not say. */
    private static final boolean ON_A_TERMINAL = Boolean.getBoolean("sanwei.terminal");

    private static final int WIDTH = 40; // Chinese characters are two columns wide
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final SourceTree tree;
    private final DataFolder folder;
    private final UpOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final StateFile stateFile;
    private final Set<String> announced = new HashSet<>();
    private Platform platform;
    private Phase phase = Phase.starting;
    private StartFailed failure;

    public Supervisor(SourceTree tree, DataFolder folder, UpOptions options, PrintStream out, PrintStream err) {
        this.tree = tree;
        this.folder = folder;
        this.options = options;
        this.out = out;
        this.err = err;
        this.stateFile = new StateFile(folder.state());
    }

    /** Returns after everything was stopped, by a signal or because a part did not start. */
    public int run() {
        folder.open();
        try (FileLock lock = folder.tryLock().orElseThrow(() -> Refusals.alreadyRunning(folder, stateFile))) {
            Ports ports = new Ports(options.portBase());
            platform = new Platform(chosenParts(ports), this);
            Thread onSignal = new Thread(this::stop);
            Runtime.getRuntime().addShutdownHook(onSignal);
            return startAndSupervise();
        } catch (IOException e) {
            throw new StartFailed("The lock on " + folder.root() + " could not be let go: " + e.getMessage(), e);
        }
    }

    private int startAndSupervise() {
        Instant before = Instant.now();
        changed();
        try {
            platform.start();
        } catch (StartFailed thrown) {
            if (platform.isStopping() && phase == Phase.stopping) {
                return 130; // Ctrl-C while starting
            }
            failure = thrown;
            become(Phase.failed);
            throw thrown;
        }
        become(Phase.ready);
        Greeting.print(out, tree, folder, platform.states(), Duration.between(before, Instant.now()));
        try {
            platform.supervise();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void stop() {
        if (phase == Phase.failed) {
            return;
        }
        become(Phase.stopping);
        out.println("Stopping …");
        platform.stop();
        stateFile.delete();
        out.println("Stopped.");
    }

    private List<Part> chosenParts(Ports ports) {
        for (String name : options.only()) {
            if (!PlatformParts.NAMES.contains(name)) {
                throw new StartFailed("There is no part called " + name + ".");
            }
        }
        boolean demo = options.demo() && !Files.exists(demoDone());
        if (options.only().isEmpty() || options.only().contains("keycloak")) {
            folder.beginWithAccounts(options.demoAccounts());
        }
        PlatformParts parts =
                new PlatformParts(tree, folder, ports, Secrets.of(folder.secrets()), folder.hasDemoAccounts());
        return PlatformParts.NAMES.stream()
                .filter(name -> options.only().isEmpty() || options.only().contains(name))
                .filter(name -> demo || !name.equals(PlatformParts.DEMO))
                .map(parts::named)
                .toList();
    }

    @Override
    public void changed() {
        synchronized (stateFile) {
            List<PlatformState.PartState> parts = platform.states();
            if (phase == Phase.starting) {
                Greeting.announceReady(out, parts, announced);
            }
            stateFile.write(new PlatformState(
                    DataFolder.VERSION,
                    options.portBase(),
                    phase,
                    Running.of(PidFile.of(ProcessHandle.current())),
                    failure == null ? null : failure.getMessage(),
                    failure == null ? null : failure.lastLines(),
                    parts));
        }
    }

    @Override
    public void died(Part part, int exitCode, Duration startedAgainIn) {
        say(part.name() + " died (exit code " + exitCode + "); it is started again in " + startedAgainIn.toMillis()
                + " ms.");
    }

    /** On a terminal the demo's progress is one line that changes; in a file it would be a thousand lines. */
    @Override
    public void lookedAfter() {
        if (ON_A_TERMINAL && demoIsComing()) {
            Logs.lastWords(folder.log(PlatformParts.DEMO), 1)
                    .forEach(words -> out.print("\r" + words.substring(0, Math.min(WIDTH, words.length())) + "\033[K"));
            out.flush();
        }
    }

    private boolean demoIsComing() {
        return platform.states().stream()
                .anyMatch(part -> part.name().equals(PlatformParts.DEMO) && part.state() == Progress.ready);
    }

    @Override
    public void gaveUp(Part part) {
        say(part.name() + " says that it cannot go on (" + part.liveness() + "); it is ended.");
    }

    @Override
    public void failedAgain(Part part, StartFailed thrown, Duration startedAgainIn) {
        say(thrown.getMessage() + " Tried again in " + startedAgainIn.toMillis() + " ms.");
    }

    @Override
    public void ended(Part part, int exitCode) {
        if (exitCode == 0) {
            say("The demo data are complete.");
            try {
                Files.writeString(demoDone(), Instant.now() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            err.println(part.name() + " failed (exit code " + exitCode + "). Its log: " + part.log());
            Logs.lastWords(part.log(), 20).forEach(line -> err.println("  | " + line));
        }
    }

    private void become(Phase next) {
        phase = next;
        changed();
    }

    private void say(String sentence) {
        out.println((ON_A_TERMINAL ? "\r\033[K" : "") + LocalTime.now().format(CLOCK) + "  " + sentence);
    }

    private Path demoDone() {
        return folder.of("demo-done");
    }
}
