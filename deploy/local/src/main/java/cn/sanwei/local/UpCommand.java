package cn.sanwei.local;

import cn.sanwei.local.keycloak.KeycloakServer;
import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.JavaRuntime;
import cn.sanwei.local.machine.Logs;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.DataFolder;
import cn.sanwei.local.platform.Greeting;
import cn.sanwei.local.platform.PlatformParts;
import cn.sanwei.local.platform.PlatformState;
import cn.sanwei.local.platform.PlatformState.Phase;
import cn.sanwei.local.platform.Ports;
import cn.sanwei.local.platform.Refusals;
import cn.sanwei.local.platform.StateFile;
import cn.sanwei.local.platform.Supervisor;
import cn.sanwei.local.platform.UpOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses what would go wrong before anything is started; then supervises here, or follows a process that does. */
final class UpCommand {
    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final String SUPERVISOR = "supervisor";

    private final SourceTree tree;
    private final DataFolder folder;
    private final UpOptions options;
    private final PrintStream out;
    private final PrintStream err;

    UpCommand(SourceTree tree, DataFolder folder, UpOptions options, PrintStream out, PrintStream err) {
        this.tree = tree;
        this.folder = folder;
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** Nothing is made or started by asking. */
    int refuseIfItCannot() {
        options.only().stream()
                .filter(name -> !PlatformParts.NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw PlatformParts.unknown(name);
                });
        Ports ports = new Ports(options.portBase());
        if (folder.exists()) {
            folder.open();
            refuseIfInUse();
        }
        ports.requireFree();
        return 0;
    }

    int run() {
        refuseIfItCannot();
        if (!Files.isDirectory(KeycloakServer.built(tree.keycloakArchive(), tree.keycloakBuilds()))) {
            out.println("The first start makes Keycloak ready, which takes about a minute more.");
        }
        return options.detach() ? detach() : new Supervisor(tree, folder, options, out, err).run();
    }

    private void refuseIfInUse() {
        try {
            Optional<FileLock> lock = folder.tryLock();
            if (lock.isEmpty()) {
                throw Refusals.alreadyRunning(folder, new StateFile(folder.state()));
            }
            lock.get().channel().close();
        } catch (IOException e) {
            throw new StartFailed("The lock on " + folder.root() + " could not be let go: " + e.getMessage(), e);
        }
        Set<String> left = folder.leftRunning().keySet();
        if (!left.isEmpty()) {
            throw Refusals.leftRunning(left);
        }
    }

    private int detach() {
        folder.open();
        Path log = folder.log(SUPERVISOR);
        Logs.rotate(log);
        List<String> command = new ArrayList<>(List.of(
                JavaRuntime.executable(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                JavaRuntime.FIRST_COMPILER,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "supervise"));
        command.addAll(options.asArguments());
        new StateFile(folder.state()).delete(); // what it says is about an earlier run
        ChildProcess supervisor = ChildProcess.start(SUPERVISOR, command, Map.of(), tree.root(), log);
        Thread onSignal = new Thread(() -> supervisor.stop("TERM", Duration.ofSeconds(90)));
        Runtime.getRuntime().addShutdownHook(onSignal);
        int answer = follow(supervisor);
        Runtime.getRuntime().removeShutdownHook(onSignal);
        return answer;
    }

    private int follow(ChildProcess supervisor) {
        StateFile stateFile = new StateFile(folder.state());
        Set<String> announced = new HashSet<>();
        Instant before = Instant.now();
        while (Duration.between(before, Instant.now()).compareTo(READY_WITHIN) < 0) {
            boolean alive = supervisor.isAlive(); // asked first: what it wrote before it ended counts
            Optional<PlatformState> state = stateFile.read();
            state.ifPresent(now -> Greeting.announceReady(out, now.parts(), announced));
            Phase phase = state.map(PlatformState::phase).orElse(Phase.starting);
            if (phase == Phase.ready) {
                Greeting.print(out, tree, folder, state.get().parts(), Duration.between(before, Instant.now()));
                out.println("It runs in the background: ./sanwei status, ./sanwei down.");
                return 0;
            }
            if (!alive) {
                throw whyItEnded(supervisor, state);
            }
            try {
                Thread.sleep(200); // a state file tells nobody that it has changed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        supervisor.stop("TERM", Duration.ofSeconds(90));
        throw supervisor.failure("did not have everything ready within " + READY_WITHIN.toMinutes() + " minutes");
    }

    private static StartFailed whyItEnded(ChildProcess supervisor, Optional<PlatformState> state) {
        return state.filter(last -> last.phase() == Phase.failed)
                .map(last -> new StartFailed(last.failure(), last.failureLog(), null))
                .orElseGet(() -> supervisor.failure("ended by itself"));
    }
}
