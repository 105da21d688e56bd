package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.rebuild.RebuildCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command in a process of its own, which can be killed as an operating system kills. */
final class RebuildProcess {
    private RebuildProcess() {}

    static Process start(ProjectorSettings settings, File log, String... words) throws IOException {
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath,
                RebuildProcess.class.getName(),
                settings.postgres(),
                settings.database(),
                settings.kafka(),
                String.valueOf(settings.recordsAtMost())));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    public static void main(String[] given) {
        ProjectorSettings settings = new ProjectorSettings(
                given[0],
                given[1],
                "rating_projector",
                "sanwei",
                given[2],
                given[1] + "-rebuild",
                "rebuild-" + ProcessHandle.current().pid(),
                Integer.parseInt(given[3]),
                Duration.ZERO,
                10_000,
                Duration.ofSeconds(6),
                Duration.ofSeconds(60));
        String[] words = List.of(given).subList(4, given.length).toArray(String[]::new);
        System.exit(RebuildCommand.run(words, settings, System.out));
    }
}
