package cn.sanwei.local;

import cn.sanwei.local.platform.DataFolder;
import cn.sanwei.local.platform.StateFile;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stops a running platform, and whatever a killed one left behind. When it returns nothing of it runs. */
final class DownCommand {
    private static final Duration ORDERLY_WITHIN = Duration.ofSeconds(90);
    private static final Duration LEFTOVERS_WITHIN = Duration.ofSeconds(15);

    private final DataFolder folder;
    private final PrintStream out;

    DownCommand(DataFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    int run() {
        StateFile stateFile = new StateFile(folder.state());
        var supervisor = stateFile
                .ofRunning()
                .flatMap(state -> state.supervisor().asPidFile().living());
        if (supervisor.isPresent()) {
            out.println("Stopping …");
            end(List.of(supervisor.get()), ORDERLY_WITHIN);
        }
        Map<String, ProcessHandle> left = folder.leftRunning();
        if (!left.isEmpty()) {
            out.println("Ending what was left running: " + String.join(", ", left.keySet()) + ".");
            end(List.copyOf(left.values()), LEFTOVERS_WITHIN);
        }
        stateFile.delete();
        out.println(supervisor.isEmpty() && left.isEmpty() ? "Sanwei was not running." : "Stopped.");
        return 0;
    }

    /** Asks, waits, insists; children too. */
    private static void end(List<ProcessHandle> processes, Duration within) {
        List<ProcessHandle> family = processes.stream()
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .toList();
        processes.forEach(ProcessHandle::destroy);
        await(processes, within);
        family.forEach(ProcessHandle::destroyForcibly);
        await(family, LEFTOVERS_WITHIN);
    }

    private static void await(List<ProcessHandle> processes, Duration within) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, within.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
