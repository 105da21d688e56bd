package cn.sanwei.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A part that has something to do and then ends: it counts as started at once. */
final class Job implements LocalServer {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final ChildProcess process;

    private Job(ChildProcess process) {
        this.process = process;
    }

    static Job start(String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        return new Job(ChildProcess.start(name, command, environment, directory, log));
    }

    @Override
    public ProcessHandle process() {
        return process.handle();
    }

    @Override
    public int exitCode() {
        return process.exitCode().join();
    }

    @Override
    public void stop() {
        process.stop("TERM", STOP_WITHIN);
    }

    @Override
    public void kill() {
        process.kill();
    }
}
