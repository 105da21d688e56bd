package cn.sanwei.local.kafka;

import cn.sanwei.local.machine.JavaRuntime;
import cn.sanwei.local.machine.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * @param folder holds {@code data} and, where none is named, the log; made if it is not there
 * @param libraries the broker's classpath, which is not this one
 * @param port 0 for any that is free; likewise {@code controllerPort}
 * @param endsWithThisProcess true stops the broker hard and deletes the folder when this JVM ends
 */
public record KafkaSettings(
        Path folder,
        Path libraries,
        Path logging,
        Path log,
        int port,
        int controllerPort,
        List<String> javaOptions,
        boolean endsWithThisProcess,
        Duration startWithin) {

    /** For data that people keep. */
    public static KafkaSettings keeping(SourceTree tree, Path folder, Path log, int port, int controllerPort) {
        return new KafkaSettings(
                folder,
                tree.kafkaLibraries(),
                tree.kafkaLogging(),
                log,
                port,
                controllerPort,
                List.of("-Xmx512m"),
                false,
                Duration.ofSeconds(90));
    }

    /** For a test: any free ports, gone with the JVM. */
    public static KafkaSettings throwAway(Path folder) {
        SourceTree tree = SourceTree.find();
        return new KafkaSettings(
                folder,
                tree.kafkaLibraries(),
                tree.kafkaLogging(),
                logIn(folder),
                0,
                0,
                List.of("-Xmx384m", JavaRuntime.FIRST_COMPILER),
                true,
                Duration.ofSeconds(90));
    }

    /** The same broker without its data: any free ports, gone with the JVM. */
    KafkaSettings throwAwayIn(Path other) {
        return new KafkaSettings(other, libraries, logging, logIn(other), 0, 0, javaOptions, true, startWithin);
    }

    private static Path logIn(Path folder) {
        return folder.resolve("kafka.log");
    }

    /** As it runs for people, where something is measured. */
    public KafkaSettings withBothCompilers() {
        return told(javaOptions.stream()
                .filter(option -> !option.equals(JavaRuntime.FIRST_COMPILER))
                .toList());
    }

    KafkaSettings with(List<String> moreJavaOptions) {
        return told(
                Stream.concat(javaOptions.stream(), moreJavaOptions.stream()).toList());
    }

    private KafkaSettings told(List<String> options) {
        return new KafkaSettings(
                folder, libraries, logging, log, port, controllerPort, options, endsWithThisProcess, startWithin);
    }

    public KafkaSettings onPorts(int other, int otherController) {
        return new KafkaSettings(
                folder, libraries, logging, log, other, otherController, javaOptions, endsWithThisProcess, startWithin);
    }
}
