package cn.sanwei.local.platform;

import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.JavaService;
import cn.sanwei.local.machine.LocalServer;
import cn.sanwei.local.machine.PidFile;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A platform that runs, for tools beside it: who its parts are at this moment, and a second replica of one. */
public final class RunningPlatform {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(200);

    private final DataFolder folder;

    private RunningPlatform(DataFolder folder) {
        this.folder = folder;
    }

    /** @throws StartFailed when none runs in that folder */
    public static RunningPlatform of(Path home) {
        RunningPlatform platform = new RunningPlatform(new DataFolder(home));
        platform.state();
        return platform;
    }

    /** @throws StartFailed when the part is not running right now */
    public ProcessHandle process(String part) {
        PlatformState.PartState state = part(part);
        if (state.pid() == null) {
            throw new StartFailed(part + " is not running.");
        }
        return new PidFile(state.pid(), Instant.parse(state.startedAt()))
                .living()
                .orElseThrow(() -> new StartFailed(part + " is not running."));
    }

    /** Waits until the part runs as another process than {@code before} and answers. */
    public void awaitReady(String part, long before, Duration within) throws InterruptedException {
        Instant deadline = Instant.now().plus(within);
        try (HttpClient http = Http.client()) {
            while (true) {
                PlatformState.PartState state = part(part);
                boolean another = state.pid() != null && state.pid() != before;
                if (another && state.state() == PlatformState.Progress.ready && Health.answers(http, state.health())) {
                    return;
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new StartFailed(part + " did not come back within " + within.toSeconds() + " s.");
                }
                Thread.sleep(LOOK_AGAIN_AFTER.toMillis()); // a state file tells nobody that it has changed
            }
        }
    }

    /** A second replica of the rating service beside the platform's own; whoever starts it stops it. */
    public LocalServer startSecondRating() {
        SourceTree tree = SourceTree.find();
        Ports ports = new Ports(state().portBase());
        PlatformParts parts =
                new PlatformParts(tree, folder, ports, Secrets.of(folder.secrets()), folder.hasDemoAccounts());
        int port = ports.secondRating();
        return JavaService.start(
                tree, "rating-service", port, parts.serviceEnvironment(port), folder.log("rating-service-2"));
    }

    private PlatformState.PartState part(String name) {
        return state().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartFailed("No part is called " + name + "."));
    }

    private PlatformState state() {
        return new StateFile(folder.state())
                .ofRunning()
                .orElseThrow(() -> new StartFailed("No platform runs in " + folder.root() + ": ./sanwei up."));
    }
}
