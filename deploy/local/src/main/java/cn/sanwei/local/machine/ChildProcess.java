package cn.sanwei.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, in a session of its own where the system has {@code setsid}: Ctrl-C in the terminal
 * then reaches only the platform, which stops its parts in order. What the process prints goes to one file, appended; a
 * {@link PidFile} beside it names the process from its first moment, so that it can be found if this JVM is killed.
 */
public final class ChildProcess {
    private static final List<String> OWN_SESSION =
            Programs.find("setsid").map(List::of).orElse(List.of());

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** @param environment added to that of this process; a null value takes a variable away */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        List<String> whole = new ArrayList<>(OWN_SESSION);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        environment.forEach((variable, value) -> {
            if (value == null) {
                builder.environment().remove(variable);
            } else {
                builder.environment().put(variable, value);
            }
        });
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = builder.start();
            ChildProcess child = new ChildProcess(name, log, process);
            PidFile.of(process.toHandle()).write(pidFile(log));
            return child;
        } catch (IOException e) {
            throw new StartFailed(name + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    public static Path pidFile(Path log) {
        return log.resolveSibling(log.getFileName().toString().replaceFirst("\\.log$", "") + ".pid");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Integer> exitCode() {
        return process.onExit().thenApply(Process::exitValue);
    }

    Path log() {
        return log;
    }

    /** Asks with this signal, waits, and after that insists: when it returns nothing of the process is left. */
    public void stop(String signal, Duration within) {
        if (process.isAlive()) {
            signal(signal);
            await(within);
        }
        kill();
    }

    /** As a power cut would: no signal that could be handled. The children go too, as soon as their parent has. */
    public void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await(Duration.ofSeconds(10));
        children.forEach(child ->
                child.onExit().completeOnTimeout(child, 10, TimeUnit.SECONDS).join());
    }

    public StartFailed failure(String reason) {
        return failure(reason, null);
    }

    public StartFailed failure(String reason, Throwable cause) {
        return new StartFailed(name + " " + reason + ". Its log: " + log, Logs.lastWords(log, 20), cause);
    }

    private void await(Duration within) {
        try {
            process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@link Process#destroy()} knows one signal only; PostgreSQL's quick and orderly stop is SIGINT. */
    private void signal(String signal) {
        Programs.run(Duration.ofSeconds(5), List.of("kill", "-" + signal, Long.toString(process.pid())));
    }
}
