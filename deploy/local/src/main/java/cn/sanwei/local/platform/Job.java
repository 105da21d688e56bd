package cn.sanwei.local.platform;

import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A part that has something to do and then ends: it counts as started at once. */
final class Job extends ServerProcess {

    private Job(ChildProcess process) {
        super(process, "TERM", Duration.ofSeconds(5));
    }

    static Job start(String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        return new Job(ChildProcess.start(name, command, environment, directory, log));
    }
}
